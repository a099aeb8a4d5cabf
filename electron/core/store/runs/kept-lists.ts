import type { Instant } from '../../../../shared/model.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { toMs } from '../database/instants.ts'
import { packKeys, unpackKeys } from './key-list.ts'
import { withRepetitions } from './repetitions.ts'
import { all, one, run } from '../database/sql.ts'

const WEEK_MS = 7 * 86_400_000
/** Longer than the limit on lists looks back. */
const REMEMBERED_MS = 5 * WEEK_MS

/**
 * Remembers who stayed in a cleaning: for the limit on lists a week, and to tell who of them opted
 * out since. What is older than five weeks is forgotten.
 *
 * @param kept as `packKeys` packs them
 */
export function rememberKept(db: WriteDb, id: number, finishedAt: number, kept: Uint8Array): void {
  run(db, 'INSERT INTO kept_list VALUES (?, ?, ?)', id, finishedAt, kept)
  run(db, 'DELETE FROM kept_list WHERE finished_at < ?', finishedAt - REMEMBERED_MS)
}

interface Week {
  /** Its end. */
  readonly before: Instant
  /** Whether it is a week of the past, by what was known then. */
  readonly isPast: boolean
  /** The run that is being done again: what is made takes its place. */
  readonly repeats: number | null
}

/**
 * Telephone accounts that were on at least `max` clean lists within the seven days before a moment. A
 * list that was cleaned again was sent once, however often that was. A cleaning of today counts also
 * when its clock was ahead.
 */
export function overLimitKeys(
  db: ReadDb,
  max: number,
  { before, isPast, repeats }: Week,
): Float64Array {
  const moment = toMs(before)
  const until = isPast ? moment : Number.MAX_SAFE_INTEGER
  const lists = new Map<number, number>()
  for (const { keys } of all<{ keys: Uint8Array }>(
    db,
    selectKept,
    moment - WEEK_MS,
    until,
    repeats,
  )) {
    unpackKeys(keys, (key) => lists.set(key, (lists.get(key) ?? 0) + 1))
  }
  const over = [...lists].filter(([, count]) => count >= max).map(([key]) => key)
  return Float64Array.from(over)
}

const selectKept = `${withRepetitions}
  SELECT k.keys FROM run r JOIN kept_list k ON k.run = r.id
  WHERE r.finished_at > ?
    AND r.id IN (
      SELECT max(id) FROM repetition JOIN run ON id = run WHERE finished_at <= ? GROUP BY first
      HAVING first IS NOT (SELECT first FROM repetition WHERE run = ?))`

/** Hands over the telephone keys that stayed on a run's clean list; nothing when they are gone. */
export function forEachKept(db: ReadDb, id: number, take: (key: number) => void): void {
  const row = one<{ keys: Uint8Array }>(db, 'SELECT keys FROM kept_list WHERE run = ?', id)
  if (row !== null) unpackKeys(row.keys, take)
}

/** Takes an account out of all remembered lists, for a person who is erased. */
export function forgetKept(db: WriteDb, account: number): void {
  for (const { run: id, keys } of all<{ run: number; keys: Uint8Array }>(
    db,
    'SELECT run, keys FROM kept_list',
  )) {
    const others: number[] = []
    let found = false
    unpackKeys(keys, (key) => (key === account ? (found = true) : others.push(key)))
    if (!found) continue
    run(db, 'UPDATE kept_list SET keys = ? WHERE run = ?', packKeys(Float64Array.from(others)), id)
  }
}

/** Whether an account is in any remembered list. */
export function isInKeptList(db: ReadDb, account: number): boolean {
  let found = false
  for (const { keys } of all<{ keys: Uint8Array }>(db, 'SELECT keys FROM kept_list')) {
    unpackKeys(keys, (key) => (found ||= key === account))
  }
  return found
}
