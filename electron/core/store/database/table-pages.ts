import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { ReadDb } from './handle.ts'
import { value } from './sql.ts'

/** Rows of a derived table, a few thousand at a time: columns of numbers are quicker than rows. */
export interface RowBlock {
  /** How many rows there are; what stands behind them is of an earlier block. */
  count: number
  readonly account: Float64Array
  readonly scope: Float64Array
  readonly since: Float64Array
  readonly entry: Float64Array
}

const HEADER_BYTES = 100
/** Kinds of page: https://sqlite.org/fileformat.html#b_tree_pages */
const INTERIOR = 2
const LEAF = 10
/** No row of these tables has more than 41 bytes. */
const LARGEST_ROW = 64
const DEEPEST = 20
const TWO_32 = 2 ** 32
const ROWS_AT_ONCE = 4096

/**
 * Hands over every row of `suppression` or `consent` straight from the pages of the file, in the
 * order in which they lie there: a million in a twentieth of a second, where SQLite takes a fifth to
 * add anything up over them.
 *
 * Nothing depends on this being right. Whoever uses it compares what comes out with the seal, and asks
 * SQLite where they differ or where this gives up: rows in the write-ahead log, a format that
 * these tables never have.
 *
 * Must run in a transaction of a reading connection, so that the pages stay as they are.
 *
 * @returns whether all rows were handed over, and lay strictly in the order of their key. The rows of
 * such a tree include those of its inner pages, so every look-up finds what this found.
 */
export function scanPages(
  db: ReadDb,
  table: 'suppression' | 'consent',
  take: (rows: RowBlock) => void,
): boolean {
  const { sqlite } = db
  if (!sqlite.readonly || !sqlite.inTransaction) return false
  const root = value<number>(db, `SELECT rootpage FROM sqlite_schema WHERE name = '${table}'`)
  // Only now: the transaction has begun, and what is in the log from here on is not part of it.
  if ((statSync(`${sqlite.name}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return false
  const file = openSync(sqlite.name, 'r')
  try {
    return scanTree(file, root, take)
  } finally {
    closeSync(file)
  }
}

function scanTree(file: number, root: number, take: (rows: RowBlock) => void): boolean {
  const header = Buffer.alloc(HEADER_BYTES)
  if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return false
  // A page of 65,536 bytes is written as 1.
  const size = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const usable = size - (header[20] ?? 0)
  const buffers = Array.from({ length: DEEPEST }, () => new Uint8Array(0))
  const rows = emptyBlock()
  let last: Position = { account: -Infinity, scope: -Infinity }
  /** Where reading has come in the page at hand; not a number once something was odd. */
  let at = 0

  function readPage(page: number, depth: number): boolean {
    let bytes = buffers[depth]
    if (bytes === undefined || page < 1) return false
    if (bytes.length === 0) bytes = buffers[depth] = new Uint8Array(size)
    if (readSync(file, bytes, 0, size, (page - 1) * size) < size) return false
    const head = page === 1 ? HEADER_BYTES : 0
    const kind = bytes[head]
    if (kind !== LEAF && kind !== INTERIOR) return false
    const cells = ((bytes[head + 3] ?? 0) << 8) | (bytes[head + 4] ?? 0)
    const pointers = head + (kind === LEAF ? 8 : 12)
    if (pointers + cells * 2 > usable) return false
    for (let cell = 0; cell < cells; cell++) {
      const pointer = pointers + cell * 2
      let start = ((bytes[pointer] ?? 0) << 8) | (bytes[pointer + 1] ?? 0)
      if (kind === INTERIOR) {
        if (!readPage(unsigned32(bytes, start), depth + 1)) return false
        start += 4
      }
      if (!readRow(bytes, start)) return false
    }
    return kind === LEAF || readPage(unsigned32(bytes, head + 8), depth + 1)
  }

  /** A row: its length, the length and kinds of its four columns, the columns. */
  function readRow(bytes: Uint8Array, start: number): boolean {
    const length = bytes[start] ?? 0
    const end = start + 1 + length
    if (length > LARGEST_ROW || end > usable || bytes[start + 1] !== 5) return false
    at = start + 6
    const row = rows.count
    rows.account[row] = readInteger(bytes, bytes[start + 2] ?? 0)
    rows.scope[row] = readInteger(bytes, bytes[start + 3] ?? 0)
    rows.since[row] = readInteger(bytes, bytes[start + 4] ?? 0)
    rows.entry[row] = readInteger(bytes, bytes[start + 5] ?? 0)
    rows.count++
    return at === end && (rows.count < ROWS_AT_ONCE || handOver())
  }

  /** @returns whether the rows stand in order */
  function handOver(): boolean {
    const end = endOfOrder(rows, last)
    if (end === null) return false
    last = end
    take(rows)
    rows.count = 0
    return true
  }

  /** Kinds of integer: https://sqlite.org/fileformat.html#record_format */
  function readInteger(bytes: Uint8Array, kind: number): number {
    const from = at
    switch (kind) {
      case 1:
        at += 1
        return ((bytes[from] ?? 0) << 24) >> 24
      case 2:
        at += 2
        return signed16(bytes, from)
      case 3:
        at += 3
        return (signed16(bytes, from) << 8) | (bytes[from + 2] ?? 0)
      case 4:
        at += 4
        return unsigned32(bytes, from) | 0
      case 5:
        at += 6
        return signed16(bytes, from) * TWO_32 + unsigned32(bytes, from + 2)
      case 6: {
        at += 8
        const high = unsigned32(bytes, from) | 0
        const whole = high * TWO_32 + unsigned32(bytes, from + 4)
        if (!Number.isSafeInteger(whole)) at = Number.NaN
        return whole
      }
      case 8:
        return 0
      case 9:
        return 1
      default:
        at = Number.NaN
        return 0
    }
  }

  return readPage(root, 0) && handOver()
}

function emptyBlock(): RowBlock {
  const column = () => new Float64Array(ROWS_AT_ONCE)
  return { count: 0, account: column(), scope: column(), since: column(), entry: column() }
}

interface Position {
  readonly account: number
  readonly scope: number
}

/** The key of the last row when each one is above the one before it, and the first above `before`. */
function endOfOrder({ count, account, scope }: RowBlock, before: Position): Position | null {
  let { account: lastAccount, scope: lastScope } = before
  for (let row = 0; row < count; row++) {
    const thisAccount = account[row] ?? 0
    const thisScope = scope[row] ?? 0
    const isAbove =
      thisAccount > lastAccount || (thisAccount === lastAccount && thisScope > lastScope)
    if (!isAbove) return null
    lastAccount = thisAccount
    lastScope = thisScope
  }
  return { account: lastAccount, scope: lastScope }
}

function signed16(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) << 24) >> 16) | (bytes[at + 1] ?? 0)
}

function unsigned32(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16)
  return (high | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0
}
