import type { Inspection } from '../../../shared/model.ts'

/** The number a spreadsheet program shows beside a record. `row` counts records from 1. */
export function sheetRow({ dialect: { preamble, hasHeader } }: Inspection, row: number): number {
  return preamble + (hasHeader ? 1 : 0) + row
}
