/**
 * Finds the records of a list and their phone cells, 16 bytes at a time. `test/cleaning/plain-scan.ts`
 * says byte by byte what it has to find.
 *
 * All addresses are of memory that the threads of a cleaning share. Behind the bytes of a batch 16
 * more can be read.
 */

import { plainKey, setAreaCodes } from './plain-number'

const NUL: i32 = 0
const LINE_FEED: i32 = 10
const CARRIAGE_RETURN: i32 = 13
const EQUALS: i32 = 61

// How a scan ends, in the order of `scanEnds`.
const FULL: i32 = 0
const PARTIAL: i32 = 1
const ODD: i32 = 2

// In place of a key, as in `batch.ts`.
const NOT_READ: f64 = 0
const BLANK: f64 = -1

const INCOMPLETE: i32 = -1
const NOT_TRUSTED: i32 = -2

let bytes: usize = 0
let delimiter: i32 = 0
let quote: i32 = -1
let delimiters: v128 = i8x16.splat(0)
let quotes: v128 = i8x16.splat(0)
let longestQuoted: i32 = 0
/** Line feeds inside the quoted cells of the record that is looked at. */
let lines: i32 = 0

/**
 * @param quoteByte -1 when the list has none
 * @param codes a bit for every area code from 0 that is assigned
 * @param codesFrom64 a bit for every one from 64
 */
export function setLayout(
  delimiterByte: i32,
  quoteByte: i32,
  longestQuotedCell: i32,
  codes: u64,
  codesFrom64: u64,
): void {
  setAreaCodes(codes, codesFrom64)
  delimiter = delimiterByte
  quote = quoteByte
  longestQuoted = longestQuotedCell
  delimiters = i8x16.splat(<i8>delimiterByte)
  // Where there is no quote, one more look for a line feed does no harm.
  quotes = i8x16.splat(<i8>(quoteByte < 0 ? LINE_FEED : quoteByte))
}

/**
 * @param block address of the bytes
 * @param keys address of a key for each phone cell: of a plain number, `BLANK`, or `NOT_READ`
 * @param phoneColumns address of two numbers for each, ascending: its index, and whether its numbers
 *   begin with a country code
 * @param count how many records stand in the batch already
 * @param rows how many have room
 * @returns how many stand in it then, times four, and how the scan ended
 */
export function scan(
  block: usize,
  end: i32,
  starts: usize,
  innerLines: usize,
  cellCounts: usize,
  keys: usize,
  cellStarts: usize,
  cellEnds: usize,
  phoneColumns: usize,
  phones: i32,
  count: i32,
  rows: i32,
): i32 {
  bytes = block
  const lastPhone = phones === 0 ? -1 : numberAt(phoneColumns, 2 * (phones - 1))
  let at = numberAt(starts, count)
  store<u8>(bytes + end, LINE_FEED)

  while (count < rows) {
    const start = at
    lines = 0
    let column = 0
    let phone = 0
    let nextPhone = phones === 0 ? -1 : numberAt(phoneColumns, 0)
    let goesOn: bool

    do {
      let cellStart = at
      let cellEnd: i32
      if (byteAt(at) === quote) {
        cellEnd = closingQuote(++cellStart, end)
        if (cellEnd < 0) return notClosed(count, cellEnd)
        if (column === nextPhone && hasQuote(cellStart, cellEnd)) return ended(count, ODD)
        at = cellEnd + 1
      } else {
        at = nextMark(at)
        while (byteAt(at) === quote && byteAt(cellStart) === EQUALS) at = nextMark(at + 1)
        cellEnd = at
      }
      if (column === nextPhone) {
        const place = count * phones + phone
        setNumber(cellStarts, place, cellStart)
        setNumber(cellEnds, place, cellEnd)
        setKey(keys, place, keyOf(cellStart, cellEnd, numberAt(phoneColumns, 2 * phone + 1)))
        phone++
        nextPhone = phone < phones ? numberAt(phoneColumns, 2 * phone) : -1
      }
      column++
      goesOn = byteAt(at) === delimiter
      if (goesOn) at++
    } while (goesOn && column <= lastPhone)

    // The one that no delimiter ends counts as well.
    if (goesOn) column++
    while (goesOn) {
      while (true) {
        const next = v128.load(bytes + at)
        const special = i8x16.bitmask(specialsOf(next))
        const ends = i8x16.bitmask(i8x16.eq(next, delimiters))
        if (special !== 0) {
          const skipped = ctz(special)
          column += popcnt(ends & ((1 << skipped) - 1))
          at += skipped
          break
        }
        column += popcnt(ends)
        at += 16
      }
      if (byteAt(at) !== quote) break
      if (byteAt(at - 1) === delimiter) {
        const cellEnd = closingQuote(at + 1, end)
        if (cellEnd < 0) return notClosed(count, cellEnd)
        at = cellEnd + 1
        goesOn = byteAt(at) === delimiter
      } else {
        let cellStart = at
        while (byteAt(cellStart - 1) !== delimiter) cellStart--
        if (byteAt(cellStart) !== EQUALS) return ended(count, ODD)
        at++
      }
    }

    for (; phone < phones; phone++) {
      setNumber(cellStarts, count * phones + phone, 0)
      setNumber(cellEnds, count * phones + phone, 0)
      setKey(keys, count * phones + phone, BLANK)
    }
    if (byteAt(at) === CARRIAGE_RETURN && byteAt(at + 1) === LINE_FEED) at++
    else if (byteAt(at) !== LINE_FEED) return ended(count, ODD)
    if (at >= end) return ended(count, PARTIAL)
    if (at - start < 2 && column === 1) return ended(count, ODD)
    at++
    setNumber(innerLines, count, lines)
    setNumber(cellCounts, count, column)
    setNumber(starts, ++count, at)
  }
  return ended(count, FULL)
}

/** Where the next byte is that ends a cell or a record, or is a quote or a NUL. */
function nextMark(at: i32): i32 {
  while (true) {
    const next = v128.load(bytes + at)
    const marks = i8x16.bitmask(v128.or(specialsOf(next), i8x16.eq(next, delimiters)))
    if (marks !== 0) return at + ctz(marks)
    at += 16
  }
}

function specialsOf(next: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(next, quotes), i8x16.eq(next, i8x16.splat(<i8>LINE_FEED))),
    v128.or(i8x16.eq(next, i8x16.splat(<i8>CARRIAGE_RETURN)), i8x16.eq(next, i8x16.splat(<i8>NUL))),
  )
}

/** @returns where the quote is that closes a cell; below zero when there is none, or a doubtful one */
function closingQuote(from: i32, end: i32): i32 {
  let at = from
  while (true) {
    const byte = byteAt(at)
    if (byte === quote) {
      if (byteAt(at + 1) !== quote) return at
      at++
    } else if (byte === LINE_FEED) {
      if (at === end) return INCOMPLETE
      if (at - from >= longestQuoted) return NOT_TRUSTED
      lines++
    } else if (byte === NUL) return NOT_TRUSTED
    else if (byte === CARRIAGE_RETURN && byteAt(at + 1) !== LINE_FEED) return NOT_TRUSTED
    at++
  }
}

function keyOf(start: i32, end: i32, international: i32): f64 {
  if (start === end) return BLANK
  const key = plainKey(bytes + start, bytes + end, international === 1)
  return key === 0 ? NOT_READ : <f64>key
}

function hasQuote(from: i32, to: i32): bool {
  for (let at = from; at < to; at++) if (byteAt(at) === quote) return true
  return false
}

function notClosed(count: i32, code: i32): i32 {
  return ended(count, code === INCOMPLETE ? PARTIAL : ODD)
}

function ended(count: i32, how: i32): i32 {
  return (count << 2) | how
}

function byteAt(at: i32): i32 {
  return load<u8>(bytes + at)
}

function numberAt(column: usize, index: i32): i32 {
  return load<i32>(column + ((<usize>index) << 2))
}

function setNumber(column: usize, index: i32, value: i32): void {
  store<i32>(column + ((<usize>index) << 2), value)
}

function setKey(column: usize, index: i32, key: f64): void {
  store<f64>(column + ((<usize>index) << 3), key)
}
