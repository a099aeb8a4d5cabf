import { statSync, type Stats } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import type { Country, PhoneColumn, ReadingChoices } from '../../../shared/model.ts'
import type { JudgedColumns } from '../reading/columns.ts'
import { assertHasRecords, columnsOf, openList, type OpenList } from '../reading/list.ts'
import { namesSomebody } from '../reading/locate-table.ts'
import { toReadError } from '../reading/open-file.ts'
import type { CleaningRequest, ListFile } from './types.ts'

const LONG_LIST_BYTES = 1 << 23

export interface ListToClean {
  readonly file: ListFile
  readonly list: OpenList
  /** In the order of the file, each once. */
  readonly phoneColumns: readonly PhoneColumn[]
  /** The same, those that were chosen before those that are only looked at. */
  readonly chosenFirst: readonly PhoneColumn[]
  readonly country: Country
  readonly keepDuplicates: boolean
  /** Whether it is a workbook: its rows have no bytes of their own to be kept. */
  readonly workbook: boolean
  readonly modifiedMs: number
  /** @throws AppError `file_changed_while_reading` when the file is not what it was when opened */
  assertUnchanged(): void
}

/**
 * Opens a list for as long as `use` runs, with its phone columns: those asked for, or those found.
 *
 * @throws AppError of reading; `file_only_header`; `list_changed` when other columns stand there now; `no_phone_column` when the columns are to be found and are in doubt
 */
export function withList<T>(
  file: ListFile,
  request: CleaningRequest,
  use: (source: ListToClean) => T,
): T {
  const before = statOf(file)
  const list = openJudgingTitles(file, request.reading)
  try {
    assertHasRecords(list, file)
    const { country, keepDuplicates = false } = request
    assertTitles(list, file, request)
    const columns = columnsOf(list, country)
    const chosen = request.phoneColumns ?? phoneColumnsIn(columns, file)
    const phoneColumns = inFileOrder([...columns.watched(), ...chosen])
    const chosenFirst = [...new Set([...inFileOrder(chosen), ...phoneColumns])]
    const assertUnchanged = () => {
      const now = statSync(file.path, { throwIfNoEntry: false })
      if (now !== undefined && isSameState(now, before)) return
      throw new AppError('file_changed_while_reading', { file: file.name })
    }
    const modifiedMs = before.mtimeMs
    return use({
      file,
      list,
      phoneColumns,
      chosenFirst,
      country,
      keepDuplicates,
      workbook: isWorkbook(list),
      modifiedMs,
      assertUnchanged,
    })
  } finally {
    list.close()
  }
}

/**
 * Columns are chosen by their place: one that came before them since would have another column judged
 * in place of the phones.
 */
function assertTitles(
  { header }: OpenList,
  { name }: ListFile,
  { phoneColumns, titles = {} }: CleaningRequest,
): void {
  for (const { index } of phoneColumns ?? []) {
    const shown = titles[index]
    if (shown === undefined || shown === header[index]) continue
    throw new AppError('list_changed', { file: name, column: shown })
  }
}

/**
 * What the operator takes for titles is judged like any row when it names somebody: it would be
 * copied to the clean list unseen.
 */
function openJudgingTitles(file: ListFile, reading: ReadingChoices): OpenList {
  const list = openList(file, reading)
  if (reading.hasHeader !== true || !list.titles.some(namesSomebody)) return list
  list.close()
  return openList(file, { ...reading, hasHeader: false })
}

/** @throws AppError of opening */
function statOf({ path, name }: ListFile): Stats {
  try {
    return statSync(path)
  } catch (thrown) {
    throw toReadError(thrown, name)
  }
}

/** Another file under the same name counts as a change, also where a program set its date back. */
function isSameState(now: Stats, before: Stats): boolean {
  return now.size === before.size && now.mtimeMs === before.mtimeMs && now.ino === before.ino
}

/** Whether more threads, each of which takes some 30 ms to start, are worth it for a list. */
export function isLong({ size }: Pick<OpenList, 'size'>): boolean {
  return size > LONG_LIST_BYTES
}

/** Whether a list comes from a workbook, so that its rows have cells and no bytes of their own. */
export function isWorkbook({ kind }: OpenList): boolean {
  return kind === 'xlsx' || kind === 'xls' || kind === 'ods'
}

function phoneColumnsIn(columns: JudgedColumns, file: ListFile): PhoneColumn[] {
  const { phoneColumns, confidence } = columns.found()
  const inDoubt = confidence === 'doubtful' || confidence === 'none'
  if (inDoubt || phoneColumns.length === 0) {
    throw new AppError('no_phone_column', { file: file.name })
  }
  return phoneColumns
}

function inFileOrder(columns: readonly PhoneColumn[]): PhoneColumn[] {
  const once = new Map(columns.map((column) => [column.index, column]))
  return [...once.values()].toSorted((a, b) => a.index - b.index)
}
