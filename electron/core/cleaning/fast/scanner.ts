import { LONGEST_QUOTED } from '../../reading/scan.ts'
import type { Batch } from './batch.ts'
import { scanCode } from './kernel/code.ts'
import { loadKernel } from './kernel/load-kernel.ts'

/** `partial`: the next record is not complete. `odd`: the next record is one for the exact reader. */
export type ScanEnd = 'full' | 'partial' | 'odd'
const scanEnds: readonly ScanEnd[] = ['full', 'partial', 'odd']

/** How the records of a list stand in its bytes; every encoding here is a superset of ASCII. */
export interface ByteLayout {
  readonly delimiter: number
  /** The byte of the quote, or -1 when the list has none. */
  readonly quote: number
}

/** What `kernel/assembly/scan.ts` exports; addresses are of the batch's memory. */
interface ScanKernel {
  setLayout(delimiter: number, quote: number, longestQuoted: number): void
  scan(
    bytes: number,
    end: number,
    starts: number,
    innerLines: number,
    cellCounts: number,
    cellStarts: number,
    cellEnds: number,
    phoneColumns: number,
    phones: number,
    count: number,
    rows: number,
  ): number
}

/**
 * Finds records in a batch's bytes, from the end of its last one on, and where their phone cells are.
 *
 * Takes only what has one meaning: cells that are quoted whole or not at all, LF or CRLF, and a line
 * that is not empty. Anything else is `odd` and left to the exact reader, whose judgement this scan
 * therefore never has to repeat. A phone cell that a record lacks is an empty one.
 *
 * @param memory of the batches
 * @returns the scan. Its `end` says where the bytes end; it puts a line feed there
 */
export function createScanner(
  memory: WebAssembly.Memory,
  { delimiter, quote }: ByteLayout,
): (batch: Batch, end: number) => ScanEnd {
  const kernel = loadKernel<ScanKernel>(scanCode, memory)
  kernel.setLayout(delimiter, quote, LONGEST_QUOTED)
  return (batch, end) => {
    const { starts, innerLines, cellCounts, cellStarts, cellEnds, phoneColumns, size } = batch
    const scanned = kernel.scan(
      batch.bytes.byteOffset,
      end,
      starts.byteOffset,
      innerLines.byteOffset,
      cellCounts.byteOffset,
      cellStarts.byteOffset,
      cellEnds.byteOffset,
      phoneColumns.byteOffset,
      size.phones,
      batch.count,
      size.rows,
    )
    batch.count = scanned >> 2
    return scanEnds[scanned & 3] ?? 'odd'
  }
}
