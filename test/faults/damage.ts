import {
  closeSync,
  copyFileSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { consentedAt, ledgerAt } from '../../electron/core/store/asking/ledger-at.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import {
  closeStore,
  openStore,
  openStoreForReading,
  storePath,
} from '../../electron/core/store/opening/open.ts'
import { loadSuppressedKeys } from '../../electron/core/store/keys/suppressed-keys.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import { AppError } from '../../shared/errors.ts'

/** What a damage led to: the ledger was refused, or it opened and said just what it should. */
export type Outcome = 'refused' | 'harmless' | 'WRONG'

const PEOPLE = 400
const FIRST = 5511912340000

/** A closed ledger with a few hundred people in several scopes, and one with its last part in the log. */
export class DamageGround {
  readonly root = mkdtempSync(join(tmpdir(), 'damage-'))
  readonly closed = join(this.root, 'closed')
  readonly killed = join(this.root, 'killed')
  readonly #should: string
  readonly #shouldKilled: string

  constructor() {
    const clock = () => new Date('2026-11-24T12:00:00.000Z')
    const said = { reason: 'not_stated', source: 'import', note: '', operator: '' } as const
    const details = { ...said, happenedAt: null }
    const entries = Array.from({ length: PEOPLE }, (_, index) => {
      const key = FIRST + index * 7
      return { account: { kind: 'tel', key } as const, written: `+${key}`, personName: 'Zé' }
    })
    const db = openStore(this.closed, clock)
    recordOptOuts(db, entries.slice(0, 300), { ...details, scope: 'marketing' }, clock)
    recordOptOuts(db, entries.slice(100, 160), { ...details, scope: 'topic:promoções' }, clock)
    const lid = { account: { kind: 'lid', value: '123456@lid' } as const, written: 'x' }
    recordOptOuts(db, [lid], { ...details, scope: 'everything' }, clock)
    const proof = { ...details, scope: 'marketing', note: 'voltou', evidence: 'ficha' }
    for (const entry of entries.slice(0, 5)) recordConsent(db, entry, proof, clock)
    closeStore(db)
    copyFolder(this.closed, this.killed)
    const live = openStore(this.killed, clock)
    recordOptOuts(live, entries.slice(300, 350), { ...details, scope: 'marketing' }, clock)
    recordOptOuts(live, entries.slice(350), { ...details, scope: 'everything' }, clock)
    const frozen = join(this.root, 'frozen')
    copyFolder(this.killed, frozen)
    closeStore(live)
    rmSync(this.killed, { recursive: true })
    copyFolder(frozen, this.killed)
    this.#should = stateOf(this.closed)
    this.#shouldKilled = stateOf(frozen)
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }

  /** One flipped bit anywhere in the closed ledger. */
  flip(): Outcome {
    return this.#damaged(this.closed, this.#should, (path) =>
      changeByte(path, (byte) => byte ^ (1 << pick(8))),
    )
  }

  /** The closed ledger cut off anywhere. */
  truncate(): Outcome {
    return this.#damaged(this.closed, this.#should, (path) =>
      truncateSync(path, pick(sizeOf(path))),
    )
  }

  /** The write-ahead log of the killed ledger cut off anywhere. */
  cutLog(): Outcome {
    return this.#damaged(this.killed, this.#shouldKilled, (path) =>
      truncateSync(`${path}-wal`, pick(sizeOf(`${path}-wal`))),
    )
  }

  /** One byte of the write-ahead log of the killed ledger changed. */
  garbleLog(): Outcome {
    return this.#damaged(this.killed, this.#shouldKilled, (path) =>
      changeByte(`${path}-wal`, (byte) => byte ^ (1 + pick(255))),
    )
  }

  #damaged(from: string, should: string, harm: (path: string) => void): Outcome {
    const folder = mkdtempSync(join(this.root, 'trial-'))
    try {
      copyFolder(from, folder)
      harm(storePath(folder))
      const is = stateOf(folder)
      return is === should ? 'harmless' : 'WRONG'
    } catch (thrown) {
      if (thrown instanceof AppError) return 'refused'
      throw thrown
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const everybody = Array.from({ length: PEOPLE }, (_, index) => FIRST + index * 7)

/** What a cleaning relies on: who must not get which sending, since when, and who consented. */
function stateOf(folder: string): string {
  const db = openStoreForReading(folder)
  try {
    const { keys, since } = loadSuppressedKeys(db)
    // In a transaction they come straight from the pages of the file, as they do for a cleaning.
    const inPages = db.sqlite.transaction(() => loadSuppressedKeys(db))()
    const found = everybody.map((key) => {
      const entry = findSuppression(db, { kind: 'tel', key })
      return entry && [entry.scope, entry.since, entry.entry]
    })
    const named = findSuppression(db, { kind: 'lid', value: '123456@lid' })?.scope
    const sendings = [{ topics: ['promoções'] }, { topics: ['recibos'], senders: ['551133334444'] }]
    const bySending = sendings.map((sending) => {
      const { keys: some } = ledgerAt(db, null, sending)
      return [[...some], [...consentedAt(db, null, sending).keys]]
    })
    const bothWays = [keys, since, inPages.keys, inPages.since].map((column) => [...column])
    return JSON.stringify([bothWays, found, named, bySending])
  } finally {
    db.sqlite.close()
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (!name.endsWith('-shm')) copyFileSync(join(from, name), join(to, name))
  }
}

function changeByte(path: string, change: (byte: number) => number): void {
  const file = openSync(path, 'r+')
  try {
    const at = pick(fstatSync(file).size)
    const byte = Buffer.alloc(1)
    readSync(file, byte, 0, 1, at)
    byte[0] = change(byte[0] ?? 0)
    writeSync(file, byte, 0, 1, at)
  } finally {
    closeSync(file)
  }
}

function sizeOf(path: string): number {
  const file = openSync(path, 'r')
  try {
    return fstatSync(file).size
  } finally {
    closeSync(file)
  }
}

function pick(below: number): number {
  return Math.floor(Math.random() * below)
}
