import type { WriteDb } from '../database/handle.ts'
import { publishSeal } from '../seal/seal.ts'
import { requireSameFile } from '../database/same-file.ts'
import { guarded } from '../database/sql.ts'
import { announceWriter, withdrawWriter } from '../database/writer.ts'

/**
 * The only way to change what the ledger says: one immediate transaction, all or nothing, durable
 * and sealed when this returns.
 *
 * @throws AppError `store_locked` (who holds it is in its params), `store_replaced`, `disk_full`, `store_read_only`,
 * `store_damaged`, and whatever `work` throws; after a failure nothing of `work` remains, except
 * when only the seal beside the ledger could not be written: then repeating the work is harmless
 */
export function change<T>(db: WriteDb, work: () => T): T {
  // Part of a larger change, which is sealed as a whole.
  if (db.sqlite.inTransaction) return work()
  try {
    const result = guarded(db, () =>
      db.sqlite
        .transaction(() => {
          requireSameFile(db)
          announceWriter(db.dataDir)
          return work()
        })
        .immediate(),
    )
    publishSeal(db)
    return result
  } finally {
    withdrawWriter(db.dataDir)
  }
}
