import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { FoundCertificate, Verification } from '../../../shared/contract/certificates.ts'
import { AppError, errorFamily } from '../../../shared/errors.ts'
import { plainRules, type CleanReport } from '../../../shared/model.ts'
import { isGenuine } from '../cleaning/certify.ts'
import { readReport } from '../cleaning/read-report.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { sha256OfFile } from '../files/sha256.ts'
import { closeStore, openStoreForReading, type ReadDb } from '../store/opening/open.ts'
import { findRunsOfFile, reportsUpTo, runWithDigest } from '../store/runs/runs.ts'
import { optedOutSince } from './opted-out-since.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['verify']['input']

interface Candidate {
  readonly source: FoundCertificate['source']
  readonly report: CleanReport
}

interface Asked {
  readonly name: string
  readonly sha256: string
}

/** Reports have a few thousand bytes; a folder may hold large files that only look like one. */
const REPORT_MAX_BYTES = 1 << 20
const REPORTS_LOOKED_AT = 200

/**
 * Checks a file against every certificate that speaks of it: those of the history, those in its
 * folder, and one that is given. Then asks the ledger of today about its rows.
 *
 * @throws AppError `report_unreadable` when the given report is none; of reading; `cancelled`
 */
export function verifyFile(input: Input, hooks: Hooks): Verification {
  const { dataDir, file, report } = input
  const sha256 = sha256OfFile(file.path)
  const asked: Asked = { name: file.name, sha256 }
  const given = report === null ? null : readReport(report.path)
  if (report !== null && given === null) {
    throw new AppError('report_unreadable', { file: report.name })
  }
  const db = openStoreForReading(dataDir)
  try {
    const candidates: Candidate[] = [
      ...(given === null ? [] : [{ source: 'given' as const, report: given }]),
      ...findRunsOfFile(db, sha256, file.name).map(({ report: known }) => ({
        source: 'history' as const,
        report: known,
      })),
      ...reportsBeside(file.path).map((found) => ({ source: 'beside' as const, report: found })),
    ]
    const itself = readReport(file.path)
    const certificates = [
      ...(itself === null ? [] : [certificateOf(db, 'given', itself, 'report', isGenuine(itself))]),
      ...withoutRepeats(candidates).flatMap((candidate) => certificateFor(db, asked, candidate)),
    ]
    const intact = certificates.some(({ file: standing }) => standing === 'intact')
    return {
      file: { name: file.name, bytes: statSync(file.path).size, sha256 },
      standing: intact ? 'intact' : certificates.length > 0 ? 'changed' : 'unknown',
      certificates: certificates.filter(({ file: standing }) => !intact || standing === 'intact'),
      since: sinceOf(input, certificates[0]?.report ?? null, hooks),
    }
  } finally {
    closeStore(db)
  }
}

/** The same report may stand in the history and beside the file; the one that was given goes first. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>()
  return candidates.filter(({ report }) => {
    const text = JSON.stringify(report)
    return !seen.has(text) && seen.add(text)
  })
}

/** What one certificate says of the file; nothing when it speaks of others only. */
function certificateFor(
  db: ReadDb,
  { name, sha256 }: Asked,
  { source, report }: Candidate,
): FoundCertificate[] {
  const files = [{ ...report.input, role: 'input' as const }, ...Object.values(report.files)]
  const same = files.find((file) => file.sha256 === sha256)
  const named = same ?? files.find((file) => file.role !== 'input' && file.name === name)
  // A report that was asked for by name is an answer even when it speaks of another file.
  const role = named?.role ?? (source === 'given' ? 'clean' : null)
  if (role === null) return []
  return [certificateOf(db, source, report, role, same !== undefined)]
}

function certificateOf(
  db: ReadDb,
  source: Candidate['source'],
  report: CleanReport,
  role: FoundCertificate['role'],
  intact: boolean,
): FoundCertificate {
  const run = runWithDigest(db, report.digest)
  const genuine = isGenuine(report)
  const chain = run === null ? 'elsewhere' : genuine && chainHolds(db, run) ? 'holds' : 'broken'
  return { source, run, role, file: intact ? 'intact' : 'changed', genuine, chain, report }
}

/** Whether every certificate up to a run is whole and names the one before it. */
function chainHolds(db: ReadDb, run: number): boolean {
  let previous: string | null = null
  for (const report of reportsUpTo(db, run)) {
    if (report.previous !== previous || !isGenuine(report)) return false
    previous = report.digest
  }
  return previous !== null
}

function reportsBeside(path: string): CleanReport[] {
  const folder = dirname(path)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== basename(path))
    .slice(0, REPORTS_LOOKED_AT)
    .map((name) => join(folder, name))
    .filter(
      (candidate) =>
        (statSync(candidate, { throwIfNoEntry: false })?.size ?? 0) <= REPORT_MAX_BYTES,
    )
    .flatMap((candidate) => readReport(candidate) ?? [])
}

/** Only a list can be asked about; a report or a certificate page names nobody. */
function sinceOf(input: Input, report: CleanReport | null, hooks: Hooks): Verification['since'] {
  const { dataDir, file, reading, country } = input
  if (/\.(json|html|zip)$/i.test(file.name)) return null
  const rules = { ...plainRules, scopes: report?.rules.scopes ?? [], keepDuplicates: true }
  try {
    return optedOutSince(dataDir, file, { reading, country }, rules, systemClock, hooks)
  } catch (thrown) {
    if (thrown instanceof AppError && errorFamily(thrown.code) === 'input') return null
    throw thrown
  }
}
