import { connect } from '../database/connection.ts'
import { ledgerExists, storePath } from '../database/files.ts'
import type { ReadDb } from '../database/handle.ts'
import { checkLedgerFile, refuseNewer } from '../database/header.ts'
import { schemaVersion } from '../database/migrate.ts'
import { SCHEMA_VERSION } from '../database/migrations/migrations.ts'
import { toStoreError } from '../database/sqlite-errors.ts'

/**
 * Opens the ledger before it is verified, so that settings can be read and long work can begin while
 * `openStore` verifies. Nothing found out this way may be shown or written before that has
 * succeeded.
 *
 * @returns `null` when there is no ledger, or one that an older version of the program made
 * @throws AppError of the family `store`, for what can be seen from outside
 */
export function openStoreEarly(dataDir: string): ReadDb | null {
  if (!ledgerExists(dataDir)) return null
  try {
    checkLedgerFile(storePath(dataDir))
    const sqlite = connect(storePath(dataDir), 'read')
    try {
      const version = schemaVersion(sqlite)
      refuseNewer(version)
      if (version === SCHEMA_VERSION) return { sqlite, dataDir }
      sqlite.close()
      return null
    } catch (thrown) {
      sqlite.close()
      throw thrown
    }
  } catch (thrown) {
    throw toStoreError(thrown, dataDir)
  }
}
