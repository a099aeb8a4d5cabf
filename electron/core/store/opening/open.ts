import { mkdirSync } from 'node:fs'
import { healedByBackup } from '../../../../shared/consent/healed-by-backup.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { newestGoodBackup, takeMigrationBackup } from '../backups/backups.ts'
import { connect } from '../database/connection.ts'
import { createLedger, removeSecondNames } from './create.ts'
import { hasTraces, ledgerExists, storePath } from '../database/files.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { checkLedgerFile, refuseNewer } from '../database/header.ts'
import { removeLeftovers } from './leftovers.ts'
import { migrate, schemaVersion } from '../database/migrate.ts'
import { SCHEMA_VERSION } from '../database/migrations/migrations.ts'
import { hasOldKeys, recomputeKeys } from './rekey.ts'
import { settleBlocks } from '../events/temporary-blocks.ts'
import { finishReplacing } from '../recovery/replace.ts'
import { publishSeal, sealBeside, type Seal } from '../seal/seal.ts'
import { guarded } from '../database/sql.ts'
import { toStoreError } from '../database/sqlite-errors.ts'
import { verifySealed } from '../seal/verify.ts'

export { storePath } from '../database/files.ts'
export type { ReadDb, WriteDb } from '../database/handle.ts'

/**
 * Opens the ledger for changes; makes one when the folder never held one.
 *
 * Everything is verified over a reading connection first, so that a ledger that must be refused is
 * left exactly as it was found. It is never healed by starting empty.
 *
 * @throws AppError of the family `store`
 */
export function openStore(dataDir: string, clock: Clock): WriteDb {
  return refusing(dataDir, () => {
    finishReplacing(dataDir)
    removeLeftovers(dataDir)
    if (!ledgerExists(dataDir)) startAnew(dataDir, clock)
    const found = verifyFile(dataDir)
    const sqlite = connect(storePath(dataDir), 'write')
    const db = { sqlite, dataDir } as WriteDb
    try {
      if (found === 'older') {
        takeMigrationBackup(db, clock)
        migrate(sqlite)
      }
      if (found !== 'sealed') publishSeal(db)
      if (hasOldKeys(db)) recomputeKeys(db, clock)
      settleBlocks(db, clock)
    } catch (thrown) {
      sqlite.close()
      throw thrown
    }
    return db
  })
}

/**
 * Opens the ledger to look things up, verified like `openStore` does. Nothing is ever made: without
 * a ledger there is nobody to ask who opted out.
 *
 * @throws AppError of the family `store`
 */
export function openStoreForReading(dataDir: string): ReadDb {
  return refusing(dataDir, () => {
    finishReplacing(dataDir)
    if (!ledgerExists(dataDir)) throw missing(dataDir)
    const { db } = openVerified(dataDir)
    return db
  })
}

/** Closes the ledger; a writing connection first empties the write-ahead log into the file. */
export function closeStore(db: ReadDb): void {
  const { sqlite } = db
  if (!sqlite.open) return
  try {
    if (!sqlite.readonly) guarded(db, () => sqlite.pragma('wal_checkpoint(TRUNCATE)'))
  } finally {
    sqlite.close()
  }
}

function startAnew(dataDir: string, clock: Clock): void {
  if (hasTraces(dataDir)) throw missing(dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  createLedger(dataDir, clock)
}

function verifyFile(dataDir: string): 'sealed' | 'ahead' | 'older' {
  const { db, found } = openVerified(dataDir)
  db.sqlite.close()
  return found
}

function openVerified(dataDir: string): { db: ReadDb; found: 'sealed' | 'ahead' | 'older' } {
  removeSecondNames(dataDir)
  checkLedgerFile(storePath(dataDir))
  const beside = sealBeside(dataDir)
  const sqlite = connect(storePath(dataDir), 'read')
  const db: ReadDb = { sqlite, dataDir }
  try {
    return { db, found: verifyContents(db, beside) }
  } catch (thrown) {
    sqlite.close()
    throw asRefusal(db, thrown)
  }
}

/** Whatever goes wrong while verifying, down to a table that is gone, means: not to be trusted. */
function asRefusal(db: ReadDb, thrown: unknown): AppError {
  const error = toStoreError(thrown, db.dataDir)
  if (error instanceof AppError) return error
  return new AppError('store_damaged', { path: storePath(db.dataDir) }, thrown)
}

function verifyContents(db: ReadDb, beside: Seal | null): 'sealed' | 'ahead' | 'older' {
  const version = schemaVersion(db.sqlite)
  refuseNewer(version)
  // One transaction, so that everything is read from the same moment of the ledger.
  const found = db.sqlite.transaction(() => verifySealed(db, beside))()
  return version < SCHEMA_VERSION ? 'older' : found
}

function missing(dataDir: string): AppError {
  return new AppError('store_missing', { path: storePath(dataDir) })
}

function refusing<T>(dataDir: string, open: () => T): T {
  try {
    return open()
  } catch (thrown) {
    const error = toStoreError(thrown, dataDir)
    throw error instanceof AppError && healedByBackup(error.code) ? offering(dataDir, error) : error
  }
}

/** The refusal together with the newest backup that is whole; empty texts when there is none. */
function offering(dataDir: string, { code, params, cause }: AppError): AppError {
  const backup = newestGoodBackup(dataDir)
  const offer = { backup: backup?.name ?? '', backup_at: backup?.at ?? '' }
  return new AppError(code, { ...params, ...offer }, cause)
}
