import type { Inspection } from '../../../shared/model.ts'

/** The number a spreadsheet program shows beside a record. `row` counts records from 1. */
export function sheetRow({ dialect }: Inspection, row: number): number {
  return dialect.hasHeader ? row + 1 : row
}
