import type { ListRecord } from '../../reading/list.ts'

/** Takes kept rows, cell by cell. */
export interface KeptRows {
  add(record: ListRecord): void
  finish(): void
}
