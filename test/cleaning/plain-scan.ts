import { BLANK, type Batch } from '../../electron/core/cleaning/fast/batch.ts'
import type { ByteLayout, ScanEnd } from '../../electron/core/cleaning/fast/scanner.ts'
import { LONGEST_QUOTED } from '../../electron/core/reading/scan.ts'
import { fastKeyOfBytes } from '../../shared/identity/fast-path.ts'
import type { PhoneColumn } from '../../shared/model.ts'

const NUL = 0
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** `="11987654321"`: the only cell that may have quotes inside it. */
const EQUALS = 61

/** In place of where a quoted cell ends. */
const INCOMPLETE = -1
const NOT_TRUSTED = -2

/** What the scan with many bytes at a time has to find, byte by byte and cell by cell. */
export function plainScan(batch: Batch, end: number, { delimiter, quote }: ByteLayout): ScanEnd {
  const { bytes, starts, innerLines, cellCounts, keys, cellStarts, cellEnds, size } = batch
  const phones = phonesOf(batch)
  bytes[end] = LINE_FEED
  for (; batch.count < size.rows; batch.count++) {
    const place = batch.count * phones.length
    const start = starts[batch.count] ?? end
    let at = start
    let lines = 0
    let column = 0
    cellStarts.fill(0, place, place + phones.length)
    cellEnds.fill(0, place, place + phones.length)
    keys.fill(BLANK, place, place + phones.length)

    for (;;) {
      const phone = phones.findIndex(({ index }) => index === column)
      let cellStart = at
      let cellEnd = at
      if (bytes[at] === quote) {
        cellEnd = closingQuote(bytes, ++cellStart, end, quote)
        if (cellEnd < 0) return cellEnd === INCOMPLETE ? 'partial' : 'odd'
        const inside = bytes.subarray(cellStart, cellEnd)
        if (phone >= 0 && inside.includes(quote)) return 'odd'
        lines += inside.filter((byte) => byte === LINE_FEED).length
        at = cellEnd + 1
      } else {
        while (!isMark(bytes[at]) || (bytes[at] === quote && bytes[cellStart] === EQUALS)) at++
        cellEnd = at
      }
      if (phone >= 0) {
        cellStarts[place + phone] = cellStart
        cellEnds[place + phone] = cellEnd
        const mode = phones[phone]?.mode ?? 'national'
        if (cellStart < cellEnd) {
          keys[place + phone] = fastKeyOfBytes(bytes, cellStart, cellEnd, mode)
        }
      }
      column++
      if (bytes[at] !== delimiter) break
      at++
    }

    if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at++
    else if (bytes[at] !== LINE_FEED) return 'odd'
    if (at >= end) return 'partial'
    if (at - start < 2 && column === 1) return 'odd'
    innerLines[batch.count] = lines
    cellCounts[batch.count] = column
    starts[batch.count + 1] = at + 1
  }
  return 'full'

  function isMark(byte: number | undefined): boolean {
    return [delimiter, quote, LINE_FEED, CARRIAGE_RETURN, NUL].includes(byte ?? NUL)
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

function phonesOf({ phoneColumns, size }: Batch): PhoneColumn[] {
  return Array.from({ length: size.phones }, (_, phone) => ({
    index: phoneColumns[2 * phone] ?? 0,
    mode: phoneColumns[2 * phone + 1] === 1 ? 'international' : 'national',
  }))
}
