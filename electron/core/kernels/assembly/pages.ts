/**
 * Reads the rows of a derived table of the ledger from the pages of its file and adds them up as the
 * seal does: the sums that `sumsOver` of `store/seal/state.ts` asks SQLite for.
 *
 * Format: https://sqlite.org/fileformat.html
 */

/** No row of these tables has more than 41 bytes. */
const LARGEST_ROW: i32 = 64
const LARGEST_SAFE: i64 = 9_007_199_254_740_991

let scopeOffset: i64 = 0
let linearSum: u64 = 0
let mixedSum: u32 = 0
let lastAccount: i64 = i64.MIN_VALUE
let lastScope: i64 = i64.MIN_VALUE

/** Addresses of the columns that rows are put into. */
let accounts: usize = 0
let scopes: usize = 0
let sinces: usize = 0
let entries: usize = 0

/** Where reading has come in the page at hand; 0 once something was odd. */
let at: usize = 0

/**
 * Begins a table.
 *
 * @param offset keeps the rows of one table from weighing the same as those of another
 * @param columns address of four columns of numbers, one behind the other
 * @param length of a column
 */
export function begin(offset: i32, columns: usize, length: i32): void {
  scopeOffset = offset
  linearSum = 0
  mixedSum = 0
  lastAccount = i64.MIN_VALUE
  lastScope = i64.MIN_VALUE
  accounts = columns
  scopes = accounts + ((<usize>length) << 3)
  sinces = scopes + ((<usize>length) << 3)
  entries = sinces + ((<usize>length) << 3)
}

/** The sum of the blends of all rows, modulo 2^38. */
export function linear(): f64 {
  return <f64>(linearSum & 0x3fffffffff)
}

/** The sum of the products of their halves, modulo 2^32. */
export function mixed(): u32 {
  return mixedSum
}

/**
 * Adds all rows of a leaf.
 *
 * @param head where the header of the page begins in it
 * @param usable bytes of a page
 * @param count rows in the columns already
 * @returns how many are in them then; -1 when something is odd
 */
export function addLeaf(page: usize, head: i32, usable: i32, count: i32): i32 {
  const cells = number16(page + head + 3)
  const pointers = head + 8
  if (pointers + cells * 2 > usable) return -1
  for (let cell = 0; cell < cells; cell++) {
    count = addRow(page, number16(page + pointers + cell * 2), usable, count)
    if (count < 0) return -1
  }
  return count
}

/** Adds the row that begins at an offset of a page: its length, the kinds of four columns, the columns. */
export function addRow(page: usize, start: i32, usable: i32, count: i32): i32 {
  if (start + 6 > usable) return -1
  const from = page + start
  const length = <i32>load<u8>(from)
  const end = start + 1 + length
  if (length > LARGEST_ROW || end > usable || load<u8>(from, 1) !== 5) return -1
  at = from + 6
  const account = integer(load<u8>(from, 2))
  const scope = integer(load<u8>(from, 3))
  const since = integer(load<u8>(from, 4))
  const entry = integer(load<u8>(from, 5))
  if (at !== page + end) return -1
  const isAbove = account > lastAccount || (account === lastAccount && scope > lastScope)
  if (!isAbove) return -1
  lastAccount = account
  lastScope = scope
  weigh(account, scope, since, entry)
  const place = (<usize>count) << 3
  store<f64>(accounts + place, <f64>account)
  store<f64>(scopes + place, <f64>scope)
  store<f64>(sinces + place, <f64>since)
  store<f64>(entries + place, <f64>entry)
  return count + 1
}

/** `blend` and the sums over it, with the integers that SQLite has. */
function weigh(account: i64, scope: i64, since: i64, entry: i64): void {
  const x =
    (account & 0xfffffff) * 0x2545f491 +
    ((account >> 28) & 0xfffffff) * 0x1b873593 +
    (since & 0xfffffff) * 0x3f4a7c15 +
    ((since >> 28) & 0xfffffff) * 0x94d049b +
    entry * 0x9e3779b +
    (scope + scopeOffset) * 0x165667b1
  linearSum += x & 0x3fffffffff
  mixedSum += <u32>((x & 0xfffffff) * (((x >> 28) & 0xfffffff) | 1))
}

/** Kinds of integer: https://sqlite.org/fileformat.html#record_format */
function integer(kind: i32): i64 {
  const from = at
  switch (kind) {
    case 1:
      at += 1
      return load<i8>(from)
    case 2:
      at += 2
      return signed16(from)
    case 3:
      at += 3
      return (signed16(from) << 8) | load<u8>(from, 2)
    case 4:
      at += 4
      return <i64>(<i32>unsigned32(from))
    case 5:
      at += 6
      return (signed16(from) << 32) | unsigned32(from + 2)
    case 6: {
      at += 8
      const whole = ((<i64>unsigned32(from)) << 32) | unsigned32(from + 4)
      if (whole > LARGEST_SAFE || whole < -LARGEST_SAFE) at = 0
      return whole
    }
    case 8:
      return 0
    case 9:
      return 1
    default:
      at = 0
      return 0
  }
}

function signed16(from: usize): i64 {
  return ((<i64>load<i8>(from)) << 8) | load<u8>(from, 1)
}

function number16(from: usize): i32 {
  return (load<u8>(from) << 8) | load<u8>(from, 1)
}

function unsigned32(from: usize): i64 {
  return <i64>bswap<u32>(load<u32>(from))
}
