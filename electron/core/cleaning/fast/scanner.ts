import { areaCodes } from '../../../../shared/identity/area-codes.ts'
import { LONGEST_QUOTED } from '../../reading/scan.ts'
import type { Batch } from './batch.ts'
import { scanCode } from '../../kernels/code.ts'
import { loadKernel } from '../../kernels/load-kernel.ts'

/** `partial`: the next record is not complete. `odd`: the next record is one for the exact reader. */
export type ScanEnd = 'full' | 'partial' | 'odd'
const scanEnds: readonly ScanEnd[] = ['full', 'partial', 'odd']

/** How the records of a list stand in its bytes; every encoding here is a superset of ASCII. */
export interface ByteLayout {
  readonly delimiter: number
  /** The byte of the quote, or -1 when the list has none. */
  readonly quote: number
}

/** What `kernels/assembly/scan.ts` exports; addresses are of the batch's memory. */
interface ScanKernel {
  setLayout(
    delimiter: number,
    quote: number,
    longestQuoted: number,
    areaCodes: bigint,
    areaCodesFrom64: bigint,
  ): void
  scan(
    bytes: number,
    end: number,
    starts: number,
    innerLines: number,
    cellCounts: number,
    keys: number,
    cellStarts: number,
    cellEnds: number,
    phoneColumns: number,
    phones: number,
    count: number,
    rows: number,
  ): number
}

/**
 * Finds records in a batch's bytes, from the end of its last one on, where their phone cells are, and
 * the keys of those that `fastKeyOfBytes` can read. The others are `NOT_READ`.
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
  kernel.setLayout(delimiter, quote, LONGEST_QUOTED, bitsFrom(0), bitsFrom(64))
  return (batch, end) => {
    const { starts, innerLines, cellCounts, keys, cellStarts, cellEnds, phoneColumns, size } = batch
    const scanned = kernel.scan(
      batch.bytes.byteOffset,
      end,
      starts.byteOffset,
      innerLines.byteOffset,
      cellCounts.byteOffset,
      keys.byteOffset,
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

/** A bit for each area code that is assigned, of the 64 from `first` on. */
function bitsFrom(first: number): bigint {
  const within = areaCodes.filter((code) => code >= first && code < first + 64)
  return within.reduce((bits, code) => bits | (1n << BigInt(code - first)), 0n)
}
