import type { MalformedReason, VerdictCounts } from '../../../shared/model.ts'
import type { RemovedFate } from '../../../shared/verdict-words.ts'

/** A row that does not stay, as it stands in the file. Valid during the call that gives it. */
export interface RemovedRecord {
  readonly row: number
  /** The record with its line end is `bytes[start..end)`. */
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  readonly cellCount: number
  /** Its cells as text, where the way of judging knows them: always for workbooks. */
  cell?(index: number): string
  readonly fault: MalformedReason | null
}

/** Where a run puts what it finds, row by row and in the order of the file. */
export interface RowSink {
  /**
   * Every row: where it begins, and for a duplicate the first row (0 otherwise).
   *
   * @param verdict index into `verdictCodes`
   */
  judged(verdict: number, offset: number, line: number, firstRow: number): void
  /** Rows that stay, as many as stand together: `bytes[start..end)`, as in the file. */
  kept(bytes: Uint8Array, start: number, end: number): void
  /** @param since the minute since 1970 at which the account of the fate opted out, if one did */
  removed(record: RemovedRecord, fate: RemovedFate, since: number | null): void
}

/** What came of a run. `sha256` is that of the list's bytes as they were read, where it is wanted. */
export interface Tally {
  readonly read: number
  readonly counts: VerdictCounts
  readonly sha256: string | null
  /** Telephone accounts of the rows that stay, each once, in no order. */
  keptKeys(): Float64Array
}
