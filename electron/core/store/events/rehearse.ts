import type { WriteDb } from '../database/handle.ts'
import { guarded } from '../database/sql.ts'

/** Does something to the ledger, looks at the result, and leaves no trace of it. */
export function rehearse<T>(db: WriteDb, work: () => T): T {
  guarded(db, () => db.sqlite.exec('BEGIN IMMEDIATE'))
  try {
    return work()
  } finally {
    db.sqlite.exec('ROLLBACK')
  }
}
