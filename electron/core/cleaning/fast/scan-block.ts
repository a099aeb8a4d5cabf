import { fastKeyOfBytes } from '../../../../shared/identity/fast-path.ts'
import type { PhoneColumn } from '../../../../shared/model.ts'
import { LONGEST_QUOTED } from '../../reading/scan.ts'
import { BLANK, type Batch } from './batch.ts'

const NUL = 0
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** `="11987654321"`: the only cell that may have quotes inside it. */
const EQUALS = 61

/** How the records of a list stand in its bytes; every encoding here is a superset of ASCII. */
export interface ByteLayout {
  readonly delimiter: number
  /** The byte of the quote, or -1 when the list has none. */
  readonly quote: number
  /** A 1 for every byte that ends an unquoted cell, or has no business in one. */
  readonly special: Uint8Array
  /** In the order of the file. */
  readonly phones: readonly PhoneColumn[]
}

export function byteLayout(
  delimiter: number,
  quote: number,
  phones: readonly PhoneColumn[],
): ByteLayout {
  const special = new Uint8Array(256)
  for (const byte of [delimiter, quote, NUL, LINE_FEED, CARRIAGE_RETURN]) {
    if (byte >= 0) special[byte] = 1
  }
  return { delimiter, quote, special, phones }
}

/** `partial`: the next record is not complete. `odd`: the next record is one for the exact reader. */
export type ScanEnd = 'full' | 'partial' | 'odd'

/**
 * Finds records in a batch's bytes, from the end of its last one on, and reads their phone cells
 * without making a string.
 *
 * Takes only what has one meaning: cells that are quoted whole or not at all, LF or CRLF, and a line
 * that is not empty. Anything else is `odd` and left to the exact reader, whose judgement this scan
 * therefore never has to repeat.
 *
 * @param end where the bytes end; the scan puts a line feed there
 */
export function scanBlock(batch: Batch, end: number, layout: ByteLayout): ScanEnd {
  const { bytes, starts, innerLines, cellCounts, keys, cellStarts, cellEnds } = batch
  const { rows } = batch.size
  const { delimiter, quote, special, phones } = layout
  let count = batch.count
  let at = starts[count] ?? end
  bytes[end] = LINE_FEED

  function stop(why: ScanEnd): ScanEnd {
    batch.count = count
    return why
  }

  for (; ; count++) {
    const start = at
    starts[count] = at
    if (count === rows) return stop('full')
    let lines = 0
    let column = 0
    let phone = 0
    let nextPhone = phones[0]?.index ?? -1
    for (;;) {
      let cellStart = at
      let cellEnd: number
      if (bytes[at] === quote && at < end) {
        cellStart = ++at
        for (;;) {
          const byte = bytes[at]
          if (byte === quote) {
            if (bytes[at + 1] !== quote) break
            if (column === nextPhone) return stop('odd')
            at++
          } else if (byte === LINE_FEED) {
            if (at === end) return stop('partial')
            if (at - cellStart >= LONGEST_QUOTED) return stop('odd')
            lines++
          } else if (byte === NUL) return stop('odd')
          else if (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED) return stop('odd')
          at++
        }
        cellEnd = at++
      } else {
        while (special[bytes[at] ?? 0] === 0) at++
        while (bytes[at] === quote && bytes[cellStart] === EQUALS) {
          at++
          while (special[bytes[at] ?? 0] === 0) at++
        }
        cellEnd = at
      }

      if (column === nextPhone) {
        const place = count * phones.length + phone
        const mode = phones[phone]?.mode ?? 'national'
        cellStarts[place] = cellStart
        cellEnds[place] = cellEnd
        keys[place] =
          cellStart === cellEnd ? BLANK : fastKeyOfBytes(bytes, cellStart, cellEnd, mode)
        nextPhone = phones[++phone]?.index ?? -1
      }
      column++
      const byte = bytes[at]
      if (byte === delimiter) {
        at++
        continue
      }
      if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at++
      else if (byte !== LINE_FEED) return stop('odd')
      break
    }
    // A record with too few cells must not be read by what stood here in the batch before.
    for (; phone < phones.length; phone++) keys[count * phones.length + phone] = BLANK
    if (at >= end) return stop('partial')
    if (at - start < 2 && column === 1) return stop('odd')
    at++
    innerLines[count] = lines
    cellCounts[count] = column
  }
}
