import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { FoundCertificate, Verification } from '../../../shared/contract/certificates.ts'
import { AppError, errorFamily } from '../../../shared/errors.ts'
import { plainRules, type CleanReport } from '../../../shared/model.ts'
import { readReport, reportIn, type ReadReport } from '../cleaning/read-report.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { sha256OfFile } from '../files/sha256.ts'
import { closeStore, openStoreForReading, type ReadDb } from '../store/opening/open.ts'
import { storeFacts } from '../store/opening/health.ts'
import {
  certificatesOfFile,
  certificatesUpTo,
  runWithDigest,
  type RunFile,
} from '../store/runs/runs.ts'
import { optedOutSince } from './opted-out-since.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['verify']['input']

interface Candidate extends ReadReport {
  readonly source: FoundCertificate['source']
  /** What the run is known to have read and made. */
  readonly files: readonly RunFile[]
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
    const candidates = [
      ...(given === null ? [] : [candidateOf('given', given)]),
      ...candidatesInHistory(db, asked),
      ...reportsBeside(file.path).map((found) => candidateOf('beside', found)),
    ]
    const itself = readReport(file.path)
    const certificates = [
      ...(itself === null
        ? []
        : [certificateOf(db, candidateOf('given', itself), 'report', itself.genuine)]),
      ...withoutRepeats(candidates).flatMap((candidate) => certificateFor(db, asked, candidate)),
    ]
    // What was altered proves nothing, whatever it says of the file.
    const proving = certificates.filter(
      ({ file: standing, genuine, chain }) =>
        standing === 'intact' && genuine && chain !== 'broken',
    )
    const isIntact = proving.length > 0
    return {
      file: { name: file.name, bytes: statSync(file.path).size, sha256 },
      standing: isIntact ? 'intact' : certificates.length > 0 ? 'changed' : 'unknown',
      certificates: certificates.filter(({ file: standing }) => !isIntact || standing === 'intact'),
      since: sinceOf(input, sha256, proving.find(({ chain }) => chain === 'holds') ?? null, hooks),
    }
  } finally {
    closeStore(db)
  }
}

function candidateOf(source: Candidate['source'], read: ReadReport): Candidate {
  const { input, files } = read.report
  return { source, ...read, files: [{ ...input, role: 'input' }, ...Object.values(files)] }
}

/** What cannot be read in the history any more speaks of no file, and breaks the chain. */
function candidatesInHistory(db: ReadDb, { sha256, name }: Asked): Candidate[] {
  return certificatesOfFile(db, sha256, name).flatMap(({ text, files }) => {
    const read = reportIn(text)
    return read === null ? [] : [{ ...candidateOf('history', read), files }]
  })
}

/** The same report may stand in the history and beside the file; the one that was given goes first. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>()
  return candidates.filter(({ report, genuine }) => {
    const text = JSON.stringify([report, genuine])
    return !seen.has(text) && seen.add(text)
  })
}

/** What one certificate says of the file; nothing when it speaks of others only. */
function certificateFor(
  db: ReadDb,
  { name, sha256 }: Asked,
  candidate: Candidate,
): FoundCertificate[] {
  const { source, files } = candidate
  const same = files.find((file) => file.sha256 === sha256)
  const named = same ?? files.find((file) => file.role !== 'input' && file.name === name)
  // A report that was asked for by name is an answer even when it speaks of another file.
  const role = named?.role ?? (source === 'given' ? 'clean' : null)
  if (role === null) return []
  return [certificateOf(db, candidate, role, same !== undefined)]
}

function certificateOf(
  db: ReadDb,
  { source, report, genuine }: Candidate,
  role: FoundCertificate['role'],
  intact: boolean,
): FoundCertificate {
  const run = runWithDigest(db, report.digest)
  const file = intact ? 'intact' : 'changed'
  return { source, run, role, file, genuine, chain: chainOf(db, run, report, genuine), report }
}

/** One that names this ledger and is not in its history was taken out of it, or never in it. */
function chainOf(
  db: ReadDb,
  run: number | null,
  { store }: CleanReport,
  genuine: boolean,
): FoundCertificate['chain'] {
  if (run === null) return store.id === storeFacts(db).id ? 'broken' : 'elsewhere'
  return genuine && chainHolds(db, run) ? 'holds' : 'broken'
}

/** Whether every certificate up to a run is whole and names the one before it. */
function chainHolds(db: ReadDb, run: number): boolean {
  let previous: string | null = null
  for (const { text, digest } of certificatesUpTo(db, run)) {
    const read = reportIn(text)
    if (!read?.genuine || read.report.previous !== previous) return false
    if (read.report.digest !== digest) return false
    previous = digest
  }
  return previous !== null
}

function reportsBeside(path: string): ReadReport[] {
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

/**
 * Only a list can be asked about; a report or a certificate page names nobody.
 *
 * @param proof that the file is what this computer made it; without one nothing is taken on trust, and
 * every opt-out counts
 */
function sinceOf(
  input: Input,
  sha256: string,
  proof: FoundCertificate | null,
  hooks: Hooks,
): Verification['since'] {
  const { dataDir, file } = input
  if (/\.(json|html|zip)$/i.test(file.name)) return null
  const scopes = proof?.report.rules.scopes ?? []
  const rules = { ...plainRules, scopes, keepDuplicates: true }
  try {
    return optedOutSince(dataDir, file, howToRead(input, sha256, proof), rules, systemClock, hooks)
  } catch (thrown) {
    if (thrown instanceof AppError && errorFamily(thrown.code) === 'input') return null
    throw thrown
  }
}

/** The columns of a file in the shape of its list are those that were chosen for the list. */
function howToRead({ reading, country }: Input, sha256: string, proof: FoundCertificate | null) {
  const { files, input, rules } = proof?.report ?? {}
  const made = Object.values(files ?? {}).find((each) => each.sha256 === sha256)
  const isOfShape = proof?.role === 'input' || (proof?.role === 'clean' && made?.format === 'same')
  const phoneColumns = input?.phoneColumns.map(({ index, mode }) => ({ index, mode }))
  return {
    reading,
    country: rules?.country ?? country,
    phoneColumns: (isOfShape && phoneColumns) || null,
  }
}
