import { AppError } from '../../../../shared/errors.ts'
import type { ListFormat } from '../../../../shared/model.ts'
import { createWorkbookWriter } from '../../files/workbook-writer.ts'
import { cellsOf } from '../cells-of.ts'
import type { KeptMarks } from '../kept-marks.ts'
import type { Hooks } from '../types.ts'
import type { ListToClean } from '../with-list.ts'
import type { KeptRows } from './kept-rows.ts'
import type { MadeFiles } from './made-files.ts'
import { openWeniFiles, type WeniTotals } from './weni-files.ts'

interface Laying {
  /** `same` is a workbook here: any other list keeps its shape by its bytes. */
  readonly formats: readonly ListFormat[]
  /** How many rows stay. */
  readonly kept: number
  readonly recordsPerFile: number
  readonly modified: Date
  /** What the sheet of a workbook is called. */
  readonly sheet: string
}

const ROWS_BETWEEN_REPORTS = 1024

/**
 * Lays the rows that stay out anew, for Weni or as a workbook, in a second reading of the list: the
 * first one moves bytes and knows no cells.
 *
 * @param marks the rows that stay, as the first reading found them
 * @returns what became of the list for Weni; `null` when it was not laid out for Weni
 */
export function layOut(
  source: ListToClean,
  made: MadeFiles,
  marks: KeptMarks | null,
  laying: Laying,
  hooks: Hooks,
): WeniTotals | null {
  if (marks === null) return null
  const weni: WeniTotals[] = []
  const files = laying.formats.map((format): KeptRows => {
    if (format === 'xlsx' || format === 'same') {
      return openWorkbook(source, made, format, laying)
    }
    const { totals, ...rows } = openWeniFiles(source, made, format, laying)
    weni.push(totals)
    return rows
  })
  let done = 0
  let read = 0
  for (const record of source.list.records((bytes) => (done = bytes))) {
    if (read % ROWS_BETWEEN_REPORTS === 0) {
      if (hooks.cancelled()) throw new AppError('cancelled')
      hooks.onProgress({ phase: 'writing', done, total: source.list.size, rows: read })
    }
    read++
    if (!marks.stays(record.row)) continue
    for (const file of files) file.add(record)
  }
  if (read !== marks.rows()) {
    throw new AppError('file_changed_while_reading', { file: source.file.name })
  }
  for (const file of files) file.finish()
  return together(weni)
}

/** The same rows in two formats: what is said of the rows is said once. */
function together(totals: readonly WeniTotals[]): WeniTotals | null {
  const [first] = totals
  if (!first) return null
  const findings = totals.flatMap((each) => each.findings)
  return {
    ...first,
    groups: [...new Set(totals.flatMap(({ groups }) => groups))],
    findings: findings.filter(
      ({ code, column }, index) =>
        findings.findIndex((other) => other.code === code && other.column === column) === index,
    ),
  }
}

function openWorkbook(
  { list }: ListToClean,
  made: MadeFiles,
  format: ListFormat,
  { modified, sheet }: Laying,
): KeptRows {
  const file = made.open({ role: 'clean', format })
  const workbook = createWorkbookWriter((bytes) => file.write(bytes), sheet, modified)
  if (list.dialect.hasHeader) workbook.row(list.header)
  return {
    add(record) {
      file.rows++
      workbook.row(cellsOf(record))
    },
    finish: () => workbook.finish(),
  }
}
