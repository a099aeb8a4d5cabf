import fc from 'fast-check'
import { deepStrictEqual } from 'node:assert'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../electron/core/clock.ts'
import { findAccountIds } from '../../electron/core/store/events/accounts.ts'
import { listBackups, takeBackup } from '../../electron/core/store/backups/backups.ts'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { eraseAccount } from '../../electron/core/store/erasing/erase.ts'
import { exportChanges } from '../../electron/core/store/merging/export-changes.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { mergeChanges, previewMerge } from '../../electron/core/store/merging/merge.ts'
import { closeStore, openStore, type WriteDb } from '../../electron/core/store/opening/open.ts'
import { rebuildStore } from '../../electron/core/store/recovery/rebuild.ts'
import { recomputeKeys } from '../../electron/core/store/opening/rekey.ts'
import { releaseAccount } from '../../electron/core/store/events/release.ts'
import { settleBlocks } from '../../electron/core/store/events/temporary-blocks.ts'
import { restoreBackup } from '../../electron/core/store/recovery/restore.ts'
import { sealInside } from '../../electron/core/store/seal/seal.ts'
import { previewUndoImport, undoImport } from '../../electron/core/store/events/undo-import.ts'
import { AppError } from '../../shared/errors.ts'
import type { Reason, Scope, Source } from '../../shared/model.ts'
import * as model from './consent-model.ts'

export const people = [5511987654321, 5521976543210, 551133334444]
const scopes: readonly Scope[] = [
  'everything',
  'marketing',
  'topic:promoções',
  'sender:551140042000',
]
const grounds: readonly { reason: Reason; source: Source; layer: string; temporary: boolean }[] = [
  { reason: 'lost_interest', source: 'typed_by_attendant', layer: 'own', temporary: false },
  { reason: 'other', source: 'typed_by_attendant', layer: 'own', temporary: true },
  { reason: 'other', source: 'typed_by_attendant', layer: 'own', temporary: false },
  { reason: 'complaint', source: 'customer_message', layer: 'own', temporary: false },
  { reason: 'not_stated', source: 'import', layer: 'own', temporary: false },
  { reason: 'not_stated', source: 'law_list', layer: 'law:procon-xx', temporary: false },
]

export interface Step {
  readonly what: (typeof whats)[number]
  /** Which of the ledgers. */
  readonly at: number
  readonly who: readonly number[]
  readonly scope: number
  readonly grounds: number
  /** Picks one of what there is, such as a batch to undo. */
  readonly pick: number
}

const whats = [
  'optOut',
  'optOut',
  'optOut',
  'consent',
  'release',
  'undo',
  'undo',
  'expire',
  'erase',
  'erase',
  'backup',
  'restore',
  'merge',
  'merge',
  'mergeTwice',
  'reopen',
  'leap',
  'crash',
  'rebuild',
  'rekey',
] as const

/** Sequences of steps on some ledgers. */
export function stepsOn(ledgers: number, maxLength = 18): fc.Arbitrary<Step[]> {
  return fc.array(
    fc.record<Step>({
      what: fc.constantFrom(...whats),
      at: fc.nat(ledgers - 1),
      who: fc.uniqueArray(fc.nat(people.length - 1), { minLength: 1, maxLength: 2 }),
      scope: fc.nat(scopes.length - 1),
      grounds: fc.nat(grounds.length - 1),
      pick: fc.nat(1000),
    }),
    { minLength: 3, maxLength },
  )
}

export const steps = stepsOn(2)

interface Side {
  folder: string
  /** How far this computer's clock is ahead of the others', in milliseconds. */
  readonly ahead: number
  readonly clock: Clock
  db: WriteDb
  readonly known: { ledger: model.ModelLedger }
  readonly backups: Map<string, model.ModelLedger>
}

/**
 * Two ledgers or more in a folder of their own, each beside the model of what it should know, and each
 * with a clock of its own.
 */
export class LedgerPair {
  readonly root = mkdtempSync(join(tmpdir(), 'ledger-pair-'))
  now = Date.parse('2026-11-24T12:00:00.000Z')
  readonly sides: readonly Side[]
  #crashes = 0

  /** @param ahead by how much the clock of each computer is ahead */
  constructor(ahead: readonly number[] = [0, 0]) {
    this.sides = ahead.map((by, at) => this.#open(`ledger-${at}`, by))
  }

  #open(name: string, ahead: number): Side {
    const folder = join(this.root, name)
    const clock = () => new Date((this.now += 1000) + ahead)
    return {
      folder,
      ahead,
      clock,
      db: openStore(folder, clock),
      known: { ledger: model.emptyLedger() },
      backups: new Map(),
    }
  }

  close(): void {
    for (const { db } of this.sides) closeStore(db)
    rmSync(this.root, { recursive: true, force: true })
  }

  #sideAt(at: number): Side {
    const side = this.sides[at]
    if (!side) throw new Error('No such ledger')
    return side
  }

  /** Takes one step on a ledger and on its model. */
  take(step: Step): void {
    const side = this.#sideAt(step.at)
    const other = (step.at + 1 + (step.pick % (this.sides.length - 1))) % this.sides.length
    const key = people[step.who[0] ?? 0] ?? 0
    const scope = scopes[step.scope] ?? 'everything'
    const { ledger } = side.known
    switch (step.what) {
      case 'optOut':
        return this.#optOut(side, step, scope)
      case 'consent': {
        const proof = { note: 'voltou', evidence: 'ficha', operator: '', happenedAt: null }
        const details = { scope, source: 'typed_by_attendant', ...proof } as const
        const entry = { account: tel(key), written: `+${key}` }
        return model.consent(ledger, key, scope, recordConsent(side.db, entry, details, side.clock))
      }
      case 'release': {
        const lifted = model.releasable(ledger, key, scope)
        const batch = refusedOr(() =>
          releaseAccount(side.db, tel(key), { scope, note: 'engano', operator: '' }, side.clock),
        )
        if ((batch === null) !== (lifted === null)) throw new Error('release: refused or not')
        if (batch !== null && lifted !== null) model.release(ledger, lifted, batch)
        return
      }
      case 'undo':
        return this.#undo(side, step.pick)
      case 'expire': {
        this.now += 3_600_000
        const settled = settleBlocks(side.db, side.clock)
        deepStrictEqual(settled, model.settle(ledger, this.now + side.ahead))
        return
      }
      case 'erase': {
        const backups = 'leave'
        const done = refusedOr(() =>
          eraseAccount(side.db, tel(key), { operator: '', backups }, side.clock),
        )
        if ((done !== null) !== ledger.open.has(key)) throw new Error('erase: refused or not')
        if (done !== null) model.erase(ledger, key)
        return
      }
      case 'backup':
        side.backups.set(takeBackup(side.db, 'by_hand', side.clock).name, model.copyOf(ledger))
        return
      case 'restore':
        return this.#restore(side, step.pick)
      case 'merge':
        return this.merge(other, step.at)
      case 'mergeTwice':
        this.merge(other, step.at)
        return this.merge(other, step.at)
      case 'reopen':
        closeStore(side.db)
        return this.#reopen(side)
      case 'leap':
        return this.#leap(side)
      case 'crash':
        return this.#crash(side)
      case 'rebuild':
        if (!rebuildStore(side.db).same) throw new Error('rebuild: another list')
        return
      case 'rekey': {
        const accountsOf = (written: string) => [tel(Number(written.replaceAll(/\D/g, '')))]
        recomputeKeys(side.db, side.clock, { version: 2, accountsOf })
        return
      }
      default:
        throw new Error(`Unknown step ${String(step.what)}`)
    }
  }

  #optOut(side: Side, { who, grounds: which }: Step, scope: Scope): void {
    const said = grounds[which]
    if (!said) throw new Error('No such grounds')
    const { reason, source, layer, temporary } = said
    const until = temporary ? this.now + side.ahead + 1_800_000 : null
    const keys = who.map((index) => people[index] ?? 0)
    const details = { scope, reason, source, layer, note: '', happenedAt: null, operator: '' }
    const entries = keys.map((key) => ({ account: tel(key), written: `+${key}` }))
    const end = until === null ? null : new Date(until).toISOString()
    const { batch } = recordOptOuts(side.db, entries, { ...details, until: end }, side.clock)
    const facts = keys.map((key) => ({ key, scope, layer, reason, source, until }))
    model.optOut(side.known.ledger, facts, batch ?? 0)
  }

  #undo(side: Side, pick: number): void {
    const { ledger } = side.known
    const ids = [...ledger.batches.keys()]
    const id = ids[pick % Math.max(1, ids.length)]
    if (id === undefined) return
    const { reversed } = previewUndoImport(side.db, id)
    const said = { confirmed: reversed, note: '', operator: '' }
    const done = refusedOr(() => undoImport(side.db, id, said, side.clock))
    if (done !== null) model.undo(ledger, id, sealInside(side.db).batches)
  }

  #restore(side: Side, pick: number): void {
    // Older ones may have been thinned away meanwhile.
    const there = listBackups(side.folder).map((backup) => backup.name)
    const names = [...side.backups.keys()].filter((name) => there.includes(name))
    const name = names[pick % Math.max(1, names.length)]
    if (name === undefined) return
    closeStore(side.db)
    model.settle(side.known.ledger, this.now + side.ahead)
    const report = restoreBackup(side.folder, name, { operator: '' }, side.clock)
    this.#reopen(side)
    const backup = side.backups.get(name) ?? model.emptyLedger()
    model.restore(side.known.ledger, backup, this.now + side.ahead, report.batches?.first ?? null)
  }

  /** Opening ends the temporary blocks that are over. */
  #reopen(side: Side): void {
    side.db = openStore(side.folder, side.clock)
    model.settle(side.known.ledger, this.now + side.ahead)
  }

  /** Opens the ledger while the clock of the computer is set three weeks ahead, and then again. */
  #leap(side: Side): void {
    const now = this.now
    this.now += 21 * 86_400_000
    closeStore(side.db)
    this.#reopen(side)
    closeStore(side.db)
    this.now = now
    this.#reopen(side)
  }

  /** Merges everything that one ledger knows into the other. */
  merge(from: number, into: number): void {
    const [source, target] = [this.#sideAt(from), this.#sideAt(into)]
    const path = join(this.root, 'changes')
    writeFileSync(path, exportChanges(source.db, { name: 'outro' }, source.clock))
    const { freed, sender } = previewMerge(target.db, path, target.clock)
    const choices = { operator: '', trust: sender.fingerprint, confirmed: freed }
    mergeChanges(target.db, path, choices, target.clock)
    model.merge(target.known.ledger, source.known.ledger, this.now + target.ahead)
  }

  /** Goes on with a copy of the files as a kill would have left them. */
  #crash(side: Side): void {
    const folder = `${side.folder}-${++this.#crashes}`
    mkdirSync(join(folder, 'backups'), { recursive: true })
    for (const sub of ['', 'backups']) {
      const from = join(side.folder, sub)
      for (const file of readdirOrNone(from))
        copyFileSync(join(from, file), join(folder, sub, file))
    }
    const old = side.db
    side.folder = folder
    this.#reopen(side)
    closeStore(old)
  }

  /** What the ledgers say and what they should say, person by person. */
  compare(): { readonly said: Scope[][]; readonly should: Scope[][] }[] {
    return this.sides.map(({ db, known }) => ({
      said: people.map((key) => scopesIn(db, key)),
      should: model.scopesByKey(known.ledger, people),
    }))
  }

  /** Proves both ledgers to the last event. @throws AppError */
  check(): void {
    for (const { db } of this.sides) {
      checkStore(db)
      if (!rebuildStore(db).same) throw new Error('The derived tables are not what the events say')
    }
  }
}

function scopesIn(db: WriteDb, key: number): Scope[] {
  const text = `SELECT DISTINCT sc.name FROM suppression s JOIN scope sc ON sc.id = s.scope
    WHERE s.account IN (SELECT value FROM json_each(?))`
  const ids = JSON.stringify(findAccountIds(db, tel(key)))
  const rows = db.sqlite.prepare(text).all(ids) as { name: Scope }[]
  return rows.map(({ name }) => name).toSorted()
}

function readdirOrNone(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
      .map(({ name }) => name)
  } catch {
    return []
  }
}

function refusedOr<T>(work: () => T): T | null {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  }
}

function tel(key: number) {
  return { kind: 'tel', key } as const
}
