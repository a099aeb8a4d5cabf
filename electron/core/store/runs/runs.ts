import { z } from 'zod'
import { runSchema, type Run } from '../../../../shared/contract/history.ts'
import { AppError } from '../../../../shared/errors.ts'
import {
  cleanReportSchema,
  countrySchema,
  listFormatSchema,
  localeSchema,
  phoneColumnSchema,
  readingChoicesSchema,
  type CleanReport,
  type OutputRole,
} from '../../../../shared/model.ts'
import { packPartSchema } from '../../../../shared/contract/cleaning.ts'
import { noVerdicts } from '../../../../shared/verdict.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { toMs } from '../database/instants.ts'
import { rememberKept } from './kept-lists.ts'
import { all, one, run as execute, value } from '../database/sql.ts'

/** What a run was asked for besides its rules: enough to ask for the same again. */
const recipeSchema = z.object({
  path: z.string(),
  /** Uploaded lists live in the app's own folder. */
  uploaded: z.boolean(),
  reading: readingChoicesSchema,
  phoneColumns: z.array(phoneColumnSchema).nullable(),
  country: countrySchema,
  parts: z.array(packPartSchema),
  formats: z.array(listFormatSchema),
  recordsPerFile: z.number().int().positive(),
  zip: z.boolean(),
  locale: localeSchema,
})
export type Recipe = z.infer<typeof recipeSchema>

export interface FinishedRun {
  readonly report: CleanReport
  readonly recipe: Recipe
  readonly redoOf: number | null
  /** Telephone keys of the rows that stayed, as `packKeys` packs them. */
  readonly kept: Uint8Array
  /** Files that the report cannot name, because they hold it. */
  readonly papers?: readonly RunFile[]
}

/** A file that a run read or made. */
export interface RunFile {
  readonly role: OutputRole | 'input'
  readonly name: string
  readonly sha256: string
}

interface RunRow {
  readonly id: number
  readonly report: string
  readonly recipe: string
  readonly redoOf: number | null
}

/** Digest of the latest certificate, which the next one names; `null` before the first. */
export function lastDigest(db: ReadDb): string | null {
  const text = 'SELECT digest FROM run ORDER BY id DESC LIMIT 1'
  return one<{ digest: string }>(db, text)?.digest ?? null
}

/** Adds a run to the end of the history. Must run inside a transaction. @returns its number */
export function addRun(
  db: WriteDb,
  { report, recipe, redoOf, kept, papers = [] }: FinishedRun,
): number {
  const finishedAt = toMs(report.finishedAt)
  const id = value<number>(
    db,
    `INSERT INTO run (finished_at, report, digest, recipe, redo_of)
     VALUES (?, ?, ?, ?, ?) RETURNING id`,
    finishedAt,
    JSON.stringify(report),
    report.digest,
    JSON.stringify(recipe),
    redoOf,
  )
  const files = [
    { role: 'input', name: report.input.name, sha256: report.input.sha256 },
    ...Object.values(report.files),
    ...papers,
  ]
  for (const { role, name, sha256 } of files) {
    execute(db, 'INSERT INTO run_file VALUES (?, ?, ?, ?)', id, role, name, sha256)
  }
  rememberKept(db, id, finishedAt, kept)
  return id
}

/** The latest cleanings, newest first. */
export function listRuns(db: ReadDb, limit: number): Run[] {
  return all<RunRow>(db, `${selectRuns} ORDER BY id DESC LIMIT ?`, limit).map(runOf)
}

export interface KnownRun {
  readonly run: Run
  readonly report: CleanReport
  readonly recipe: Recipe
}

/** @throws AppError `run_not_found` */
export function findRun(db: ReadDb, id: number): KnownRun {
  const row = one<RunRow>(db, `${selectRuns} WHERE id = ?`, id)
  if (row === null) throw new AppError('run_not_found', { run: id })
  return known(row)
}

/** A certificate of the history as it stands there, whole or not, and the files that its run knows. */
export interface KnownCertificate {
  readonly text: string
  readonly files: readonly RunFile[]
}

/** Of every run that made or read a file with these bytes, or one of this name; newest first. */
export function certificatesOfFile(db: ReadDb, sha256: string, name: string): KnownCertificate[] {
  const text = `SELECT id, report FROM run WHERE id IN (SELECT run FROM run_file WHERE sha256 = ?
    UNION SELECT run FROM run_file WHERE name = ? AND role <> 'input') ORDER BY id DESC LIMIT 20`
  return all<Pick<RunRow, 'id' | 'report'>>(db, text, sha256, name).map(({ id, report }) => ({
    text: report,
    files: all<RunFile>(db, 'SELECT role, name, sha256 FROM run_file WHERE run = ?', id),
  }))
}

/** The number of the run with a certificate of this digest; `null` when this ledger has none. */
export function runWithDigest(db: ReadDb, digest: string): number | null {
  return one<{ id: number }>(db, 'SELECT id FROM run WHERE digest = ?', digest)?.id ?? null
}

/** The certificates from the first on up to one run, in order, as they stand there. */
export function certificatesUpTo(db: ReadDb, run: number): { text: string; digest: string }[] {
  return all(db, 'SELECT report AS text, digest FROM run WHERE id <= ? ORDER BY id', run)
}

const selectRuns = 'SELECT id, report, recipe, redo_of AS redoOf FROM run'

function known(row: RunRow): KnownRun {
  return { run: runOf(row), report: reportOf(row), recipe: recipeOf(row) }
}

function reportOf({ report }: RunRow): CleanReport {
  const parsed: unknown = JSON.parse(report)
  return cleanReportSchema.parse(parsed)
}

function recipeOf({ recipe }: RunRow): Recipe {
  return recipeSchema.parse(JSON.parse(recipe))
}

function runOf(row: RunRow): Run {
  const { input, counts, operator, rules, files, startedAt, finishedAt, digest } = reportOf(row)
  const { read, ...verdicts } = counts
  const { category, ...decided } = rules
  return runSchema.parse({
    id: row.id,
    name: input.name,
    startedAt,
    finishedAt,
    read,
    counts: { ...noVerdicts(), ...verdicts },
    operator,
    rules: decided,
    formats: recipeOf(row).formats,
    category,
    files: Object.values(files),
    digest,
    redoOf: row.redoOf,
  })
}
