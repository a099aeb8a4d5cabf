import type { Clock } from '../../clock.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { one, run } from '../database/sql.ts'

/**
 * Which columns the operator chose for files with a certain header row.
 *
 * @param signature a digest of the header row, never its text: a list without a header begins with
 * somebody's number
 * @returns the JSON that was kept, or `null`
 */
export function recallColumns(db: ReadDb, signature: string): string | null {
  const text = 'SELECT columns FROM remembered_columns WHERE signature = ?'
  return one<{ columns: string }>(db, text, signature)?.columns ?? null
}

export function rememberColumns(
  db: WriteDb,
  signature: string,
  columns: string,
  clock: Clock,
): void {
  const now = clock().getTime()
  run(db, 'INSERT OR REPLACE INTO remembered_columns VALUES (?, ?, ?)', signature, columns, now)
}

/** Forgets one choice, or all of them. @returns how many */
export function forgetColumns(db: WriteDb, signature: string | null): number {
  if (signature === null) return run(db, 'DELETE FROM remembered_columns')
  return run(db, 'DELETE FROM remembered_columns WHERE signature = ?', signature)
}
