import { fastKeyOfBytes } from '../../../../shared/identity/fast-path.ts'
import type { PhoneColumn } from '../../../../shared/model.ts'

const NUL = 0
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** How the records of a list stand in its bytes; every encoding here is a superset of ASCII. */
export interface Layout {
  readonly delimiter: number
  /** The byte of the quote, or -1 when the list has none. */
  readonly quote: number
  readonly width: number
  /** In order of their index. */
  readonly phones: readonly PhoneColumn[]
}

/** What a scan found, in columns: a record is an index, not an object. */
export interface Batch {
  readonly capacity: number
  count: number
  /** Where each record begins; one more entry says where the last one ends. */
  readonly starts: Int32Array
  /** Line ends inside each record's cells. */
  readonly innerLines: Int32Array
  /** Of each record's phone cells: the key, 0 when only the full reading can tell, -1 when blank. */
  readonly keys: Float64Array
  readonly cellStarts: Int32Array
  readonly cellEnds: Int32Array
}

/** `partial`: the last record is not complete. `odd`: the next record is one for the exact reader. */
export type ScanEnd = 'full' | 'partial' | 'odd'

export const NOT_READ = 0
export const BLANK = -1

export function createBatch(capacity: number, phones: number): Batch {
  return {
    capacity,
    count: 0,
    starts: new Int32Array(capacity + 1),
    innerLines: new Int32Array(capacity),
    keys: new Float64Array(capacity * phones),
    cellStarts: new Int32Array(capacity * phones),
    cellEnds: new Int32Array(capacity * phones),
  }
}

/**
 * Finds records and reads their phone cells without making a string.
 *
 * Takes only what has one meaning: cells that are quoted whole or not at all, the usual number of
 * cells, LF or CRLF. Anything else is `odd` and left to the exact reader, whose judgement this scan
 * therefore never has to repeat.
 *
 * @param bytes one more byte than `end` must be writable; the scan puts a line feed there
 */
export function scanBlock(
  bytes: Uint8Array,
  from: number,
  end: number,
  layout: Layout,
  batch: Batch,
): ScanEnd {
  const { delimiter, quote, width, phones } = layout
  const special = specialBytes(layout)
  let at = from
  bytes[end] = LINE_FEED

  for (batch.count = 0; ; batch.count++) {
    batch.starts[batch.count] = at
    if (batch.count === batch.capacity) return 'full'
    let innerLines = 0
    let column = 0
    let phone = 0
    for (;;) {
      let cellStart = at
      let cellEnd: number
      if (bytes[at] === quote && at < end) {
        cellStart = ++at
        for (;;) {
          const byte = bytes[at]
          if (byte === quote) {
            if (bytes[at + 1] !== quote) break
            if (phones[phone]?.index === column) return 'odd'
            at++
          } else if (byte === LINE_FEED) {
            if (at === end) return 'partial'
            innerLines++
          } else if (byte === NUL) return 'odd'
          else if (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED) return 'odd'
          at++
        }
        cellEnd = at++
      } else {
        while (special[bytes[at] ?? 0] === 0) at++
        cellEnd = at
      }

      const phoneColumn = phones[phone]
      if (phoneColumn?.index === column) {
        const place = batch.count * phones.length + phone
        batch.cellStarts[place] = cellStart
        batch.cellEnds[place] = cellEnd
        batch.keys[place] =
          cellStart === cellEnd
            ? BLANK
            : fastKeyOfBytes(bytes, cellStart, cellEnd, phoneColumn.mode)
        phone++
      }
      column++
      const byte = bytes[at]
      if (byte === delimiter) {
        at++
        continue
      }
      if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at++
      else if (byte !== LINE_FEED) return 'odd'
      break
    }
    if (at >= end) return 'partial'
    if (column !== width) return 'odd'
    at++
    batch.innerLines[batch.count] = innerLines
  }
}

/** Bytes that end an unquoted cell, or have no business in one. */
function specialBytes({ delimiter, quote }: Layout): Uint8Array {
  const special = new Uint8Array(256)
  for (const byte of [delimiter, quote, NUL, LINE_FEED, CARRIAGE_RETURN]) {
    if (byte >= 0) special[byte] = 1
  }
  return special
}
