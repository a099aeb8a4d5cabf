import { statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import {
  verdictCodes,
  type CheckedRow,
  type ReadingChoices,
  type Suppression,
  type Verdict,
  type VerdictCode,
} from '../../../shared/model.ts'
import { decideFate, type Fate } from '../../../shared/verdict.ts'
import { openList, type ListRecord, type OpenList } from '../reading/list.ts'
import { readPhones } from './judge-records.ts'
import type { CheckedList, LedgerView, ListFile } from './types.ts'

interface Page {
  /** Only rows with this fate; all of them when `null`. */
  readonly verdict: VerdictCode | null
  readonly offset: number
  readonly limit: number
}

/**
 * One page of a checked list: only its rows are read from the file again, and judged again, so that
 * what is shown of the ledger is what it holds now.
 *
 * @throws AppError `file_changed_while_reading` when the file is no longer the one that was checked
 */
export function readCheckedRows(
  file: ListFile,
  reading: ReadingChoices,
  checked: CheckedList,
  ledger: Pick<LedgerView, 'suppressionOf'>,
  page: Page,
): { total: number; rows: CheckedRow[] } {
  const list = openList(file, reading)
  try {
    const { mtimeMs } = statSync(file.path)
    if (list.size !== checked.size || mtimeMs !== checked.modifiedMs) {
      throw new AppError('file_changed_while_reading', { file: file.name })
    }
    return {
      total: page.verdict === null ? checked.read : checked.counts[page.verdict],
      rows: rowsOn(page, checked).map((row) => checkedRow(list, row, checked, ledger)),
    }
  } finally {
    list.close()
  }
}

/** The rows of a page, counted from 1. */
function rowsOn({ verdict, offset, limit }: Page, { verdicts }: CheckedList): number[] {
  const rows: number[] = []
  const wanted = verdict === null ? null : verdictCodes.indexOf(verdict)
  let skip = offset
  for (let index = wanted === null ? skip : 0; index < verdicts.length; index++) {
    if (rows.length === limit) break
    if (wanted !== null && (verdicts[index] !== wanted || skip-- > 0)) continue
    rows.push(index + 1)
  }
  return rows
}

function checkedRow(
  list: OpenList,
  row: number,
  { verdicts, offsets, lines, refs, phoneColumns, country }: CheckedList,
  ledger: Pick<LedgerView, 'suppressionOf'>,
): CheckedRow {
  const line = lines[row - 1] ?? 1
  const record = list.recordAt(offsets[row - 1] ?? 0, row, line)
  let entry: Suppression | null = null
  const found = verdictCodes[verdicts[row - 1] ?? 0]
  const fate = decideFate(record.fault, readPhones(record, phoneColumns, country), {
    isSuppressed: (account) => (entry = ledger.suppressionOf(account)) !== null,
    hasConsent: () => found !== 'no_consent',
    isOverLimit: () => found === 'over_limit',
    firstRowOf: () => refs[row - 1] ?? 0,
  })
  return { row, line, cells: cellsOf(record), verdict: withEntry(fate, entry) }
}

function withEntry(fate: Fate, entry: Suppression | null): Verdict {
  if (fate.code !== 'suppressed' && fate.code !== 'possible_match') return fate
  if (entry === null) throw new Error('A row was suppressed by no entry')
  return fate.code === 'suppressed'
    ? { code: fate.code, entry }
    : { code: fate.code, entry, why: fate.why }
}

function cellsOf(record: ListRecord): string[] {
  return Array.from({ length: record.cellCount }, (_, index) => record.cell(index))
}
