import type { Instant } from '../../../shared/model.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { toMs } from './instants.ts'
import { all, run } from './sql.ts'

/** Longer than any window that the limit on lists may look back. */
const REMEMBERED_MS = 35 * 86_400_000

/**
 * Remembers who was kept in a cleaning, so that nobody is in too many lists within a week. What is
 * older than five weeks is forgotten.
 *
 * @param keys telephone accounts, ascending and each once
 */
export function rememberKept(db: WriteDb, cleaning: number, at: Instant, keys: Float64Array): void {
  const bytes = new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength)
  run(db, 'INSERT OR REPLACE INTO kept_list VALUES (?, ?, ?)', cleaning, toMs(at), bytes)
  run(db, 'DELETE FROM kept_list WHERE finished_at < ?', toMs(at) - REMEMBERED_MS)
}

/** Telephone accounts that were in at least `times` lists since then, ascending. */
export function keysInLists(db: ReadDb, since: Instant, times: number): Float64Array {
  const lists = all<{ keys: Uint8Array }>(
    db,
    'SELECT keys FROM kept_list WHERE finished_at >= ?',
    toMs(since),
  )
  const counts = new Map<number, number>()
  for (const { keys } of lists) {
    for (const key of unpackKeys(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const often = [...counts].filter(([, count]) => count >= times).map(([key]) => key)
  return Float64Array.from(often).sort()
}

/** Takes a telephone account out of every remembered list. */
export function forgetKept(db: WriteDb, key: number): void {
  const lists = all<{ run: number; keys: Uint8Array }>(db, 'SELECT run, keys FROM kept_list')
  for (const { run: id, keys } of lists) {
    const left = unpackKeys(keys).filter((other) => other !== key)
    if (left.byteLength === keys.byteLength) continue
    const bytes = new Uint8Array(left.buffer, left.byteOffset, left.byteLength)
    run(db, 'UPDATE kept_list SET keys = ? WHERE run = ?', bytes, id)
  }
}

function unpackKeys(bytes: Uint8Array): Float64Array {
  // Copied, because a blob need not begin at a multiple of eight.
  return new Float64Array(bytes.slice().buffer)
}
