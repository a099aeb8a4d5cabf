import { createCsvCopy } from './csv-copy.ts'
import type { SheetRow, Workbook } from './workbook-model.ts'

/** Blank rows between two others are kept, so that row numbers agree; beyond this they are no list. */
const MOST_BLANK_ROWS = 100_000

/** Writes one sheet as CSV, row by row, each under the number that the spreadsheet program shows. */
export async function copySheet(workbook: Workbook, sheet: string, path: string): Promise<void> {
  const copy = createCsvCopy(path)
  try {
    let next = 1
    let blanks = 0
    for await (const { number, cells } of workbook.rows(sheet)) {
      for (; next < number && blanks < MOST_BLANK_ROWS; next++, blanks++) copy.row([''])
      copy.row(cells)
      next = number + 1
    }
  } catch (thrown) {
    copy.discard()
    throw thrown
  }
  copy.finish()
}

/** Sheets that hold something, in the order of the workbook. */
export async function sheetsWithData(workbook: Workbook): Promise<string[]> {
  const found: string[] = []
  for (const sheet of workbook.sheets) {
    if (await hasRow(workbook.rows(sheet))) found.push(sheet)
  }
  return found
}

async function hasRow(rows: AsyncIterable<SheetRow>): Promise<boolean> {
  for await (const _ of rows) return true
  return false
}
