import { statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import type { Country, PhoneColumn } from '../../../shared/model.ts'
import { assertHasRecords, inspectList, openList, type OpenList } from '../reading/list.ts'
import type { CleaningRequest, ListFile } from './types.ts'

export interface ListToClean {
  readonly file: ListFile
  readonly list: OpenList
  /** In the order of the file, each once. */
  readonly phoneColumns: readonly PhoneColumn[]
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
 * @throws AppError of reading; `file_only_header`; `no_phone_column` when the columns are to be found and are in doubt
 */
export function withList<T>(
  file: ListFile,
  request: CleaningRequest,
  use: (source: ListToClean) => T,
): T {
  const list = openList(file, request.reading)
  try {
    assertHasRecords(list, file)
    const phoneColumns = inFileOrder(request.phoneColumns ?? findPhoneColumns(list, file, request))
    const before = statSync(file.path)
    const assertUnchanged = () => {
      const now = statSync(file.path, { throwIfNoEntry: false })
      if (now?.size === before.size && now.mtimeMs === before.mtimeMs) return
      throw new AppError('file_changed_while_reading', { file: file.name })
    }
    const { country, keepDuplicates = false } = request
    const modifiedMs = before.mtimeMs
    return use({
      file,
      list,
      phoneColumns,
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

/** Whether a list comes from a workbook, so that its rows have cells and no bytes of their own. */
export function isWorkbook({ kind }: OpenList): boolean {
  return kind === 'xlsx' || kind === 'xls' || kind === 'ods'
}

function findPhoneColumns(
  { dialect }: OpenList,
  file: ListFile,
  { reading, country }: CleaningRequest,
): PhoneColumn[] {
  const { encoding, delimiter, quote, escape, hasHeader } = dialect
  const asOpened = { ...reading, encoding, delimiter, quote, escape, hasHeader }
  const { phoneColumns, confidence } = inspectList(file, asOpened, country)
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
