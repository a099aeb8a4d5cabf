import type { Run } from '../../../shared/contract.ts'
import { verdictCountsSchema } from '../../../shared/model.ts'
import { noVerdicts } from '../../../shared/verdict.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { toInstant, toMs } from './instants.ts'
import { sealInside } from './seal.ts'
import { all, run as execute } from './sql.ts'

interface RunRow {
  readonly id: number
  readonly name: string
  readonly startedAt: number
  readonly finishedAt: number
  readonly read: number
  readonly counts: string
}

/** Remembers one finished cleaning, and how far the ledger had come by then. */
export function recordRun(db: WriteDb, run: Omit<Run, 'id'>): void {
  const { name, startedAt, finishedAt, read, counts } = run
  execute(
    db,
    `INSERT INTO run (name, started_at, finished_at, read, counts, batches)
     VALUES (?, ?, ?, ?, ?, ?)`,
    name,
    toMs(startedAt),
    toMs(finishedAt),
    read,
    JSON.stringify(counts),
    sealInside(db).batches,
  )
}

/** The latest cleanings, newest first. */
export function listRuns(db: ReadDb, limit: number): Run[] {
  const rows = all<RunRow>(
    db,
    `SELECT id, name, started_at AS startedAt, finished_at AS finishedAt, read, counts
     FROM run ORDER BY id DESC LIMIT ?`,
    limit,
  )
  return rows.map((row) => ({
    ...row,
    startedAt: toInstant(row.startedAt),
    finishedAt: toInstant(row.finishedAt),
    counts: verdictCountsSchema.parse({ ...noVerdicts(), ...JSON.parse(row.counts) }),
  }))
}
