import type { ImportReport } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import type { Account, PhoneColumn, UnreadableReason } from '../../../shared/model.ts'
import type { Hooks } from '../cleaning/types.ts'
import { systemClock } from '../clock.ts'
import { sha256OfFile } from '../files/sha256.ts'
import { inspectList, openList, type ListRecord, type OpenList } from '../reading/list.ts'
import { findBatchBySha256 } from '../store/batches.ts'
import { recordOptOuts } from '../store/ledger.ts'
import { closeStore, openStore } from '../store/open.ts'
import { findSuppression } from '../store/suppression.ts'
import type { TaskMap } from './tasks.ts'

type Input = TaskMap['importOptOuts']['input']
type Problem = ImportReport['problems'][number]

const PROBLEMS_SHOWN = 1000

interface Gathered {
  readonly entries: { account: Account; written: string }[]
  readonly problems: Problem[]
  readonly read: number
  readonly notUnderstood: number
}

/**
 * Takes a file of opt-outs into the ledger: every account that any chosen cell names, in one
 * transaction, or nothing at all.
 *
 * @throws AppError `optouts_not_understood` when rows name nobody and `onUnreadable` is `refuse`
 */
export function importOptOuts(input: Input, hooks: Hooks): ImportReport {
  const { dataDir, file, list, details, dryRun } = input
  const columns = list.phoneColumns ?? detectedColumns(input)
  const sha256 = sha256OfFile(file.path)
  const source = openList(file, list.reading)
  const gathered = withClosing(source, () => gather(source, columns, list.country, hooks))

  const db = openStore(dataDir, systemClock)
  try {
    const earlierBatch = findBatchBySha256(db, sha256)
    const report = { ...totalsOf(gathered), earlierBatch }
    if (dryRun) return { ...report, batch: null, ...alreadyThere(gathered, db) }
    if (gathered.notUnderstood > 0 && details.onUnreadable === 'refuse') {
      throw new AppError('optouts_not_understood', { count: gathered.notUnderstood })
    }
    hooks.onProgress({ phase: 'saving', done: source.size, total: source.size, rows: report.read })
    const { onUnreadable: _, ...consent } = details
    const batch = { name: file.name, sha256 }
    return { ...report, ...recordOptOuts(db, gathered.entries, { ...consent, batch }, systemClock) }
  } finally {
    closeStore(db)
  }
}

function detectedColumns({ file, list }: Input): PhoneColumn[] {
  const { phoneColumns } = inspectList(file, list.reading, list.country)
  if (phoneColumns.length === 0) throw new AppError('no_phone_column', { file: file.name })
  return phoneColumns
}

function gather(
  source: OpenList,
  columns: readonly PhoneColumn[],
  country: string,
  hooks: Hooks,
): Gathered {
  const entries: Gathered['entries'] = []
  const problems: Problem[] = []
  let read = 0
  let notUnderstood = 0
  let done = 0
  for (const record of source.records((bytes) => (done = bytes))) {
    if (read % 4096 === 0) {
      if (hooks.cancelled()) throw new AppError('cancelled')
      hooks.onProgress({ phase: 'reading', done, total: source.size, rows: read })
    }
    if (isBlank(record)) continue
    read++
    const unread = readRecord(record, columns, country, entries)
    if (unread === null) continue
    notUnderstood++
    if (problems.length < PROBLEMS_SHOWN) {
      problems.push({ row: record.row, line: record.line, reason: unread })
    }
  }
  return { entries, problems, read, notUnderstood }
}

/** Adds the record's accounts to `entries`; answers why something in it could not be read, if so. */
function readRecord(
  record: ListRecord,
  columns: readonly PhoneColumn[],
  country: string,
  entries: Gathered['entries'],
): UnreadableReason | null {
  let named = 0
  let unread: UnreadableReason | null = null
  for (const { index, mode } of columns) {
    const written = record.cell(index)
    const found = accountsIn(written, { country, mode })
    for (const account of found.accounts) entries.push({ account, written })
    named += found.accounts.length
    if (found.unread !== null && found.unread !== 'empty') unread = found.unread
  }
  return named === 0 ? (unread ?? 'empty') : unread
}

function isBlank(record: ListRecord): boolean {
  for (let index = 0; index < record.cellCount; index++) {
    if (record.cell(index).trim() !== '') return false
  }
  return true
}

function totalsOf({ read, notUnderstood, problems }: Gathered) {
  return { read, notUnderstood, problems }
}

function alreadyThere(
  { entries }: Gathered,
  db: Parameters<typeof findSuppression>[0],
): { created: number; already: number } {
  const seen = new Set<string>()
  let already = 0
  for (const { account } of entries) {
    const name = account.kind === 'tel' ? String(account.key) : `${account.kind}:${account.value}`
    if (seen.has(name) || findSuppression(db, account) !== null) already++
    seen.add(name)
  }
  return { created: entries.length - already, already }
}

function withClosing<T>(source: OpenList, use: () => T): T {
  try {
    return use()
  } finally {
    source.close()
  }
}
