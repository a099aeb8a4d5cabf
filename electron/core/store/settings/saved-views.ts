import type { Clock } from '../../clock.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { all, run } from '../database/sql.ts'

/** A search of the opt-outs that somebody gave a name. `filter` is JSON that only its screen reads. */
export interface SavedView {
  readonly name: string
  readonly filter: string
}

export function listSavedViews(db: ReadDb): SavedView[] {
  return all<SavedView>(db, 'SELECT name, filter FROM saved_view ORDER BY name')
}

/** Keeps a view under its name, in place of an earlier one of that name. */
export function saveView(db: WriteDb, { name, filter }: SavedView, clock: Clock): void {
  const now = clock().getTime()
  run(db, 'INSERT OR REPLACE INTO saved_view VALUES (?, ?, ?)', name, filter, now)
}

/** @returns whether there was one */
export function forgetView(db: WriteDb, name: string): boolean {
  return run(db, 'DELETE FROM saved_view WHERE name = ?', name) > 0
}
