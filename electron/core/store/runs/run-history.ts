import type { CleanReport } from '../../../../shared/model.ts'
import { connect } from '../database/connection.ts'
import { storePath } from '../database/files.ts'
import type { WriteDb } from '../database/handle.ts'
import { addRun, lastDigest, type FinishedRun, type RunFile } from './runs.ts'
import { guarded } from '../database/sql.ts'
import { countBatches } from '../asking/suppression.ts'
import { announceWriter, withdrawWriter } from '../database/writer.ts'

/** A run is written from front to back: what does not fit goes to the disk a little earlier. */
const CACHE_KB = 2048

interface Entry {
  readonly previous: string | null
  /** How many batches the ledger has while nobody else can add to it. */
  readonly batches: number
  add(report: CleanReport, kept: Uint8Array, papers?: readonly RunFile[]): number
  commit(): void
}

/**
 * Lends the end of the history for one more run: whoever else cleans a list waits for it, so that
 * every certificate names the one before it. Without `commit` nothing remains.
 *
 * The ledger must have been opened and verified before; this connection only appends to the history.
 *
 * @param details what the run was asked for
 * @throws AppError `store_locked`, `disk_full`, and whatever `make` throws
 */
export function appendRun<T>(
  dataDir: string,
  details: Pick<FinishedRun, 'recipe' | 'redoOf'>,
  make: (entry: Entry) => T,
): T {
  const sqlite = connect(storePath(dataDir), 'write')
  const db = { sqlite, dataDir } as WriteDb
  const execute = (text: string) => guarded(db, () => sqlite.exec(text))
  try {
    sqlite.pragma(`cache_size = -${CACHE_KB}`)
    execute('BEGIN IMMEDIATE')
    announceWriter(dataDir)
    return make({
      previous: lastDigest(db),
      batches: countBatches(db),
      add: (report, kept, papers = []) => addRun(db, { ...details, report, kept, papers }),
      commit: () => execute('COMMIT'),
    })
  } finally {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    withdrawWriter(dataDir)
    sqlite.close()
  }
}
