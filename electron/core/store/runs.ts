import type { Run } from '../../../shared/contract.ts'
import { verdictCountsSchema } from '../../../shared/model.ts'
import { noVerdicts } from '../../../shared/verdict.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { toInstant, toMs } from './instants.ts'
import { sealInside } from './seal.ts'
import { all, one, value } from './sql.ts'

/** A file that a cleaning wrote. */
export interface RunOutput {
  readonly role: string
  readonly name: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/** What it takes to redo a cleaning, and to check its files later. */
export interface RunDetails {
  /** The options of the cleaning, JSON-safe, as its request had them. */
  readonly options?: unknown
  readonly operator?: string
  readonly inputSha256?: string
  readonly outputs?: readonly RunOutput[]
  /** Names the report of this run and, through it, those of all runs before. */
  readonly certificate?: string
}

/** A run with everything that is kept of it. */
export interface FullRun extends Run {
  readonly options: unknown
  readonly operator: string
  readonly inputSha256: string
  readonly outputs: readonly RunOutput[]
  readonly certificate: string
  /** How far the ledger had come: its last batch and that batch's head. */
  readonly batches: number
  readonly head: string
}

interface RunRow extends Omit<
  FullRun,
  'startedAt' | 'finishedAt' | 'counts' | 'options' | 'outputs'
> {
  readonly startedAt: number
  readonly finishedAt: number
  readonly counts: string
  readonly options: string
  readonly outputs: string
}

/**
 * Remembers one finished cleaning, and how far the ledger had come by then.
 *
 * @returns its id
 */
export function recordRun(db: WriteDb, run: Omit<Run, 'id'>, details: RunDetails = {}): number {
  const { name, startedAt, finishedAt, read, counts } = run
  const { options = {}, operator = '', inputSha256 = '', outputs = [], certificate = '' } = details
  const { batches, head } = sealInside(db)
  return value<number>(
    db,
    `INSERT INTO run (name, started_at, finished_at, read, counts, options, operator, input_sha256,
       outputs, batches, head, certificate)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    name,
    toMs(startedAt),
    toMs(finishedAt),
    read,
    JSON.stringify(counts),
    JSON.stringify(options),
    operator,
    inputSha256,
    JSON.stringify(outputs),
    batches,
    head,
    certificate,
  )
}

const selectRuns = `
  SELECT id, name, started_at AS startedAt, finished_at AS finishedAt, read, counts, options, operator,
    input_sha256 AS inputSha256, outputs, batches, head, certificate
  FROM run`

/** The latest cleanings, newest first. */
export function listRuns(db: ReadDb, limit: number): FullRun[] {
  return all<RunRow>(db, `${selectRuns} ORDER BY id DESC LIMIT ?`, limit).map(runOf)
}

/** One cleaning, or `null`. */
export function findRun(db: ReadDb, id: number): FullRun | null {
  const row = one<RunRow>(db, `${selectRuns} WHERE id = ?`, id)
  return row && runOf(row)
}

/** The cleanings of a file with these very bytes, or that wrote one, newest first. */
export function findRunsOfFile(db: ReadDb, sha256: string): FullRun[] {
  const text = `${selectRuns} WHERE input_sha256 = ? OR EXISTS (
    SELECT 1 FROM json_each(run.outputs) WHERE json_extract(json_each.value, '$.sha256') = ?)
    ORDER BY id DESC`
  return all<RunRow>(db, text, sha256, sha256).map(runOf)
}

/** The certificate of the latest cleaning, for the next one to name; empty before the first. */
export function latestCertificate(db: ReadDb): string {
  const text = 'SELECT certificate FROM run ORDER BY id DESC LIMIT 1'
  return one<{ certificate: string }>(db, text)?.certificate ?? ''
}

function runOf(row: RunRow): FullRun {
  return {
    ...row,
    startedAt: toInstant(row.startedAt),
    finishedAt: toInstant(row.finishedAt),
    counts: verdictCountsSchema.parse({ ...noVerdicts(), ...JSON.parse(row.counts) }),
    options: JSON.parse(row.options),
    outputs: JSON.parse(row.outputs) as RunOutput[],
  }
}
