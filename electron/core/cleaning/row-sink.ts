import type { MalformedReason, VerdictCounts } from '../../../shared/model.ts'
import type { Fate } from '../../../shared/verdict.ts'

/** A row that does not stay, as it stands in the file. Valid during the call that gives it. */
export interface RemovedRecord {
  readonly row: number
  /** The record with its line end. */
  readonly bytes: Uint8Array
  readonly cellCount: number
  readonly fault: MalformedReason | null
}

/** Where a run puts what it finds, row by row and in the order of the file. */
export interface RowSink {
  /** Bytes of the file as they were read: all of them, once, in order. */
  input(bytes: Uint8Array): void
  /** Every row: where it begins, and for a duplicate the first row (0 otherwise). */
  judged(code: Fate['code'], offset: number, line: number, firstRow: number): void
  /** Rows that stay, as many as stand together: their bytes as in the file. */
  kept(bytes: Uint8Array): void
  removed(record: RemovedRecord, fate: Exclude<Fate, { readonly code: 'kept' }>): void
}

export interface Tally {
  readonly read: number
  readonly counts: VerdictCounts
}
