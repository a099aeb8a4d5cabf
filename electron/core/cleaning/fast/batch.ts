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
 * Consecutive records of a list, in columns: a record is an index, not an object. It lies in one
 * buffer, so that another thread can fill it.
 */
export interface Batch {
  readonly size: BatchSize
  /** At least one more byte than `size` says, for the scan to put a mark after the end. */
  readonly bytes: Buffer
  /** The same bytes two at a time. */
  readonly pairs: Uint16Array
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
  /** Where `bytes` begins in the file. */
  offset: number
  count: number
  end: BatchEnd
}

const HEAD_BYTES = 16

/** How long a buffer for a batch has to be. */
export function batchByteLength({ bytes, rows, phones }: BatchSize): number {
  return HEAD_BYTES + rows * phones * 16 + (rows + 1) * 4 + rows * 8 + 2 * pairsFor(bytes)
}

/** Room for the bytes and a mark after them. */
function pairsFor(bytes: number): number {
  return (bytes >> 1) + 1
}

export function createBatch(
  size: BatchSize,
  buffer: ArrayBufferLike = new ArrayBuffer(batchByteLength(size)),
): Batch {
  const { rows, phones } = size
  const head = new Float64Array(buffer, 0, 1)
  const state = new Int32Array(buffer, 8, 2)
  const keys = new Float64Array(buffer, HEAD_BYTES, rows * phones)
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
  }
  const pairs = new Uint16Array(buffer, at, pairsFor(size.bytes))
  return {
    size,
    keys,
    ...columns,
    pairs,
    bytes: Buffer.from(buffer as ArrayBuffer, at, pairs.byteLength),
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
