import { pagesFor } from '../../kernels/load-kernel.ts'

/** In place of a key: only the full reading can tell. */
export const NOT_READ = 0
/** In place of a key: nothing in the cell could be a number. */
export const BLANK = -1

/** In place of a number of cells: the record is one for the exact reader. */
export const ODD = -1

/**
 * How a batch ends. `more`: the next batch goes on from here. `odd`: the next record is longer than a
 * batch, and somebody else has to say where it ends. `end`: the list ends here.
 */
export type BatchEnd = 'more' | 'odd' | 'end'
const ends: readonly BatchEnd[] = ['more', 'odd', 'end']

/** How much a batch holds; a record may be longer than its bytes. */
export interface BatchSize {
  readonly bytes: number
  readonly rows: number
  /** Phone columns of each record. */
  readonly phones: number
}

/**
 * Consecutive records of a list, in columns: a record is an index, not an object. It lies in memory
 * that the scan works on and that another thread can fill.
 */
export interface Batch {
  readonly size: BatchSize
  /** With some bytes more than `size` says, for the scan to look beyond the end. */
  readonly bytes: Buffer
  /** Where each record begins in `bytes`; one more entry says where the last one ends. */
  readonly starts: Int32Array
  /** Line ends inside each record, its own not counted. */
  readonly innerLines: Int32Array
  /** How many cells each record has, or `ODD`. */
  readonly cellCounts: Int32Array
  /** For each record one entry a phone column: its key, or one of the marks above, or a reason. */
  readonly keys: Float64Array
  readonly cellStarts: Int32Array
  readonly cellEnds: Int32Array
  /** Two numbers a phone column, ascending: its index, and 1 when its numbers begin with a country code. */
  readonly phoneColumns: Int32Array
  /** Where `bytes` begins in the file. */
  offset: number
  count: number
  end: BatchEnd
}

const HEAD_BYTES = 16
/** The scan looks at 16 bytes together. */
const BEYOND_BYTES = 32
const ALIGNMENT = 16

/** Memory with room for so many batches, for `batchesIn`. */
export function createBatchMemory(size: BatchSize, batches: number): WebAssembly.Memory {
  const pages = pagesFor(batches * batchByteLength(size))
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
}

/** The batches in memory from `createBatchMemory` for the same size. */
export function batchesIn({ buffer }: WebAssembly.Memory, size: BatchSize): Batch[] {
  const length = batchByteLength(size)
  const batches = Math.floor(buffer.byteLength / length)
  return Array.from({ length: batches }, (_, index) => createBatch(size, buffer, index * length))
}

/** Batches are used in turn. @param number counted from 0 over the whole list */
export function batchInTurn(batches: readonly Batch[], number: number): Batch {
  const batch = batches[number % batches.length]
  if (batch === undefined) throw new Error('There is no memory for a batch')
  return batch
}

function batchByteLength({ bytes, rows, phones }: BatchSize): number {
  const exact =
    HEAD_BYTES + rows * phones * 16 + (rows + 1) * 4 + rows * 8 + phones * 8 + bytes + BEYOND_BYTES
  return Math.ceil(exact / ALIGNMENT) * ALIGNMENT
}

function createBatch(size: BatchSize, buffer: ArrayBufferLike, address: number): Batch {
  const { rows, phones } = size
  const head = new Float64Array(buffer, address, 1)
  const state = new Int32Array(buffer, address + 8, 2)
  const keys = new Float64Array(buffer, address + HEAD_BYTES, rows * phones)
  let at = keys.byteOffset + keys.byteLength
  const numbers = (length: number) => {
    const column = new Int32Array(buffer, at, length)
    at += column.byteLength
    return column
  }
  const columns = {
    cellStarts: numbers(rows * phones),
    cellEnds: numbers(rows * phones),
    starts: numbers(rows + 1),
    innerLines: numbers(rows),
    cellCounts: numbers(rows),
    phoneColumns: numbers(phones * 2),
  }
  return {
    size,
    keys,
    ...columns,
    bytes: Buffer.from(buffer as ArrayBuffer, at, size.bytes + BEYOND_BYTES),
    get offset() {
      return head[0] ?? 0
    },
    set offset(offset) {
      head[0] = offset
    },
    get count() {
      return state[0] ?? 0
    },
    set count(count) {
      state[0] = count
    },
    get end() {
      return ends[state[1] ?? 0] ?? 'end'
    },
    set end(end) {
      state[1] = ends.indexOf(end)
    },
  }
}
