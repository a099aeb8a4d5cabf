import { connect } from '../database/connection.ts'
import { checkLedgerFile, refuseNewer } from '../database/header.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { change } from '../events/change.ts'
import { storePath } from '../database/files.ts'
import { schemaVersion } from '../database/migrate.ts'
import { projectEverything } from '../events/projection.ts'
import { publishSeal, sealAgain, sealBeside, sealInside, type Seal } from '../seal/seal.ts'
import { guarded } from '../database/sql.ts'
import { toStoreError } from '../database/sqlite-errors.ts'
import { eventsAreSealed } from '../seal/verify.ts'
import { indexWordsAgain } from '../events/words.ts'
import { AppError } from '../../../../shared/errors.ts'

export interface RebuildReport {
  /** Whether the derived tables came out just as they were. */
  readonly same: boolean
  readonly events: number
  readonly suppressed: number
  /** Names the state that was derived: equal digests mean equal lists. */
  readonly digest: string
}

/** Derives everything that is derived again from the events, and seals it. */
export function rebuildStore(db: WriteDb): RebuildReport {
  return change(db, () => {
    const before = sealInside(db)
    deriveAll(db)
    const after = sealInside(db)
    return { ...reportOf(after), same: digestOf(before) === digestOf(after) }
  })
}

/**
 * Repairs a ledger that is refused because its derived tables are damaged: when every event is
 * proven by the chain and the seal beside it, the tables are derived again.
 *
 * @throws AppError the refusal, when the events themselves are not whole
 */
export function repairStore(dataDir: string): RebuildReport {
  const path = storePath(dataDir)
  try {
    checkLedgerFile(path)
    const beside = sealBeside(dataDir)
    proveEvents(dataDir, beside)
    const sqlite = connect(path, 'write')
    try {
      const db = { sqlite, dataDir } as WriteDb
      const before = beside === null ? null : digestOf(beside)
      change(db, () => deriveAll(db))
      publishSeal(db)
      const after = sealInside(db)
      return { ...reportOf(after), same: digestOf(after) === before }
    } finally {
      sqlite.close()
    }
  } catch (thrown) {
    throw toStoreError(thrown, dataDir)
  }
}

/** Looks at the events over a reading connection, so that nothing changes where they are not whole. */
function proveEvents(dataDir: string, beside: Seal | null): void {
  const sqlite = connect(storePath(dataDir), 'read')
  try {
    const db: ReadDb = { sqlite, dataDir }
    refuseNewer(schemaVersion(sqlite))
    const proven = guarded(db, () => sqlite.transaction(() => eventsAreSealed(db, beside))())
    if (!proven) throw new AppError('store_damaged', { path: storePath(dataDir) })
  } finally {
    sqlite.close()
  }
}

function deriveAll(db: WriteDb): void {
  projectEverything(db)
  indexWordsAgain(db)
  // An index that is damaged and not its table is made anew; a sound one comes out the same.
  guarded(db, () => db.sqlite.exec('REINDEX'))
  sealAgain(db)
}

function reportOf({ events, suppressed, ...state }: Seal): Omit<RebuildReport, 'same'> {
  return { events, suppressed, digest: digestOf(state) }
}

function digestOf({ rows, linear, mixed }: Pick<Seal, 'rows' | 'linear' | 'mixed'>): string {
  return [rows, linear, mixed].map((number) => number.toString(16).padStart(10, '0')).join('')
}
