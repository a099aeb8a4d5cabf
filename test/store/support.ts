import { createHash } from 'node:crypto'
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../electron/core/clock.ts'
import {
  recordOptOuts,
  type OptOutDetails,
  type OptOutEntry,
} from '../../electron/core/store/events/ledger.ts'
import { closeStore, openStore, type WriteDb } from '../../electron/core/store/opening/open.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Account } from '../../shared/model.ts'

/** A folder that disappears with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clock that starts on a fixed day and moves on by a second each time it is asked. */
export function steadyClock(start = '2026-11-24T12:00:00.000Z'): Clock {
  let now = Date.parse(start)
  return () => new Date((now += 1000))
}

/** An open ledger in `dataDir` that is closed with the test. */
export function openForTest(dataDir: string = tempFolder(), clock: Clock = steadyClock()): WriteDb {
  const db = openStore(dataDir, clock)
  onTestFinished(() => closeStore(db))
  return db
}

export function tel(key: number): Account {
  return { kind: 'tel', key }
}

export function entry(key: number): OptOutEntry {
  return { account: tel(key), written: `+${key}` }
}

export const typed: OptOutDetails = {
  scope: 'marketing',
  reason: 'lost_interest',
  source: 'typed_by_attendant',
  note: '',
  happenedAt: null,
  operator: 'Ana',
}

export const ANA = 5511987654321
export const BRUNO = 5521976543210
export const CARLA = 5531965432109

/** A closed ledger in a new folder, with some accounts suppressed. */
export function ledgerFolder(keys: readonly number[] = [ANA, BRUNO, CARLA]): string {
  const folder = tempFolder()
  withStore(folder, (db) => recordOptOuts(db, keys.map(entry), typed, steadyClock()))
  return folder
}

/** Opens the ledger, uses it and closes it whatever happens. */
export function withStore<T>(folder: string, use: (db: WriteDb) => T): T {
  const db = openStore(folder, steadyClock())
  try {
    return use(db)
  } finally {
    closeStore(db)
  }
}

/** The code of the `AppError` that `work` ends with; `null` when it succeeds. */
export function failureOf(work: () => unknown): ErrorCode | null {
  try {
    work()
    return null
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code
    throw thrown
  }
}

/** Every file of a folder with a hash of its bytes, to see that nothing was touched. */
export function contentsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile())
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
  return Object.fromEntries(files.map((name) => [name, hashOf(name)]))
}

/** The same without what SQLite makes at will to read a ledger, and which holds no data. */
export function lastingContentsOf(folder: string): Record<string, string> {
  const contents = contentsOf(folder)
  const empty = createHash('sha256').digest('hex')
  delete contents['lista-limpa.db-shm']
  if (contents['lista-limpa.db-wal'] === empty) delete contents['lista-limpa.db-wal']
  return contents
}
