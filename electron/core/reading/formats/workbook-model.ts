export type WorkbookKind = 'xlsx' | 'xlsb' | 'xls' | 'ods'

/** A row of a sheet: its number as the spreadsheet program shows it, and its cells as text. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** A workbook of any make, behind one face. */
export interface Workbook {
  readonly kind: WorkbookKind
  /** Names of the sheets, hidden ones last. */
  readonly sheets: readonly string[]
  /** The rows of one sheet that have any cell, in order. */
  rows(sheet: string): AsyncIterable<SheetRow>
}
