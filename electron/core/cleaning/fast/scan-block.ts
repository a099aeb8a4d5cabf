import { fastKeyOfBytes } from '../../../../shared/identity/fast-path.ts'
import { wrappedKeyOfBytes } from '../../../../shared/identity/wrapped-number.ts'
import type { PhoneMode } from '../../../../shared/model.ts'
import { LONGEST_QUOTED } from '../../reading/scan.ts'
import { BLANK, type Batch } from './batch.ts'
import { SPECIAL, type ByteLayout } from './byte-layout.ts'

const NUL = 0
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** `="11987654321"`: the only cell that may have quotes inside it. */
const EQUALS = 61

/** `partial`: the next record is not complete. `odd`: the next record is one for the exact reader. */
export type ScanEnd = 'full' | 'partial' | 'odd'

/** In place of where a quoted cell ends. */
const INCOMPLETE = -1
const NOT_TRUSTED = -2

/**
 * Finds records in a batch's bytes, from the end of its last one on, and reads their phone cells
 * without making a string.
 *
 * Takes only what has one meaning: cells that are quoted whole or not at all, LF or CRLF, and a line
 * that is not empty. Anything else is `odd` and left to the exact reader, whose judgement this scan
 * therefore never has to repeat.
 *
 * Up to the last phone column it goes from cell to cell. The cells after that only have to be
 * counted, two bytes at a time: a table says how many cells each pair of bytes ends, so that no cell
 * costs a branch.
 *
 * @param end where the bytes end; the scan puts a line feed there
 */
export function scanBlock(batch: Batch, end: number, layout: ByteLayout): ScanEnd {
  const { bytes, pairs, starts, innerLines, cellCounts, keys, cellStarts, cellEnds } = batch
  const { rows } = batch.size
  const { delimiter, quote, kinds, pairKinds, phones } = layout
  const lastPhone = phones.at(-1)?.index ?? -1
  let count = batch.count
  let at = starts[count] ?? end
  bytes[end] = LINE_FEED

  for (; ; count++) {
    const start = at
    starts[count] = at
    batch.count = count
    if (count === rows) return 'full'
    let lines = 0
    let column = 0
    let phone = 0
    let nextPhone = phones[0]?.index ?? -1
    let goesOn: boolean

    do {
      let cellStart = at
      let cellEnd: number
      if (bytes[at] === quote) {
        cellEnd = closingQuote(bytes, ++cellStart, end, quote)
        if (cellEnd < 0) return whyNotClosed(cellEnd)
        if (column === nextPhone && isThere(quote, bytes, cellStart, cellEnd)) return 'odd'
        lines += lineFeedsIn(bytes, cellStart, cellEnd)
        at = cellEnd + 1
      } else {
        while (kinds[bytes[at] ?? 0] === 0) at++
        while (bytes[at] === quote && bytes[cellStart] === EQUALS) {
          at++
          while (kinds[bytes[at] ?? 0] === 0) at++
        }
        cellEnd = at
      }
      if (column === nextPhone) {
        const place = count * phones.length + phone
        cellStarts[place] = cellStart
        cellEnds[place] = cellEnd
        keys[place] = keyOf(bytes, cellStart, cellEnd, phones[phone]?.mode ?? 'national')
        nextPhone = phones[++phone]?.index ?? -1
      }
      column++
      goesOn = bytes[at] === delimiter
      if (goesOn) at++
    } while (goesOn && column <= lastPhone)

    // The one that no delimiter ends counts as well.
    if (goesOn) column++
    while (goesOn) {
      if ((at & 1) === 0 || kinds[bytes[at] ?? 0] === 0) {
        let pair = (at + 1) >> 1
        let ended = pairKinds[pairs[pair] ?? 0] ?? SPECIAL
        while (ended < SPECIAL) {
          column += ended
          ended = pairKinds[pairs[++pair] ?? 0] ?? SPECIAL
        }
        at = pair << 1
      }
      const kind = kinds[bytes[at] ?? 0] ?? SPECIAL
      if (kind < SPECIAL) {
        column += kind
        at++
      } else if (bytes[at] !== quote) {
        break
      } else if (bytes[at - 1] === delimiter) {
        const cellEnd = closingQuote(bytes, at + 1, end, quote)
        if (cellEnd < 0) return whyNotClosed(cellEnd)
        lines += lineFeedsIn(bytes, at + 1, cellEnd)
        at = cellEnd + 1
        goesOn = bytes[at] === delimiter
      } else {
        const cellStart = bytes.lastIndexOf(delimiter, at) + 1
        if (bytes[cellStart] !== EQUALS) return 'odd'
        at++
      }
    }

    // A record with too few cells must not be read by what stood here in the batch before.
    for (; phone < phones.length; phone++) keys[count * phones.length + phone] = BLANK
    if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at++
    else if (bytes[at] !== LINE_FEED) return 'odd'
    if (at >= end) return 'partial'
    if (at - start < 2 && column === 1) return 'odd'
    at++
    innerLines[count] = lines
    cellCounts[count] = column
  }
}

/** @returns where the quote is that closes a cell; below zero when there is none, or a doubtful one */
function closingQuote(bytes: Uint8Array, from: number, end: number, quote: number): number {
  for (let at = from; ; at++) {
    const byte = bytes[at]
    if (byte === quote) {
      if (bytes[at + 1] !== quote) return at
      at++
    } else if (byte === LINE_FEED) {
      if (at === end) return INCOMPLETE
      if (at - from >= LONGEST_QUOTED) return NOT_TRUSTED
    } else if (byte === NUL) return NOT_TRUSTED
    else if (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED) return NOT_TRUSTED
  }
}

function whyNotClosed(code: number): ScanEnd {
  return code === INCOMPLETE ? 'partial' : 'odd'
}

function isThere(byte: number, bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === byte) return true
  return false
}

function lineFeedsIn(bytes: Uint8Array, from: number, to: number): number {
  let found = 0
  for (let at = from; at < to; at++) if (bytes[at] === LINE_FEED) found++
  return found
}

function keyOf(bytes: Uint8Array, start: number, end: number, mode: PhoneMode): number {
  if (start === end) return BLANK
  return fastKeyOfBytes(bytes, start, end, mode) || wrappedKeyOfBytes(bytes, start, end, mode)
}
