import type { ListRecord } from '../reading/list.ts'

/** All cells of a record, as text. */
export function cellsOf(record: Pick<ListRecord, 'cell' | 'cellCount'>): string[] {
  return Array.from({ length: record.cellCount }, (_, index) => record.cell(index))
}
