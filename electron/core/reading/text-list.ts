import type { Dialect, MalformedReason } from '../../../shared/model.ts'
import { repairMojibake } from './mojibake.ts'
import type { OpenedFile } from './open-file.ts'
import type { TextList } from './read-dialect.ts'
import {
  emptyScan,
  lineEndAfter,
  LONGEST_RECORD,
  scanRecord,
  type Scanned,
  type Units,
} from './scan.ts'
import { cellText, unitBytes, unitsOf } from './text.ts'

/** One record of a list. Its bytes and cells are valid until the next one is asked for. */
export interface ListRecord {
  /** Number of the record, from 1, titles not counted. */
  readonly row: number
  /** Line of the file where it begins, from 1. */
  readonly line: number
  /** Byte where it begins. */
  readonly offset: number
  /** As in the file, with its line end. */
  readonly bytes: Uint8Array
  readonly cellCount: number
  /** Why the record cannot be trusted, or `null`. */
  readonly fault: MalformedReason | null
  /** The text of a cell; empty beyond the last one. */
  cell(index: number): string
}

/** The records of a text list, from the first to the last, and how they are read. */
export interface TextReader {
  /** The file that holds the bytes: the list itself, or what was written out from it. */
  readonly path: string
  readonly size: number
  readonly dialect: Dialect
  /** One name a column; empty names where the list has none. */
  readonly header: readonly string[]
  /** The titles as they stand: more or fewer than the columns where rows agree on another number. */
  readonly titles: readonly string[]
  /** Whether the first line may be titles or data: a person should say. */
  readonly headerDoubt: boolean
  /** Everything before the first record: byte order mark, lines above the titles, titles. */
  readonly headerBytes: Uint8Array
  /**
   * Every record, in order, with memory for two of the longest.
   *
   * @param onBytes told how far into the file the records have come
   * @throws AppError `file_changed_while_reading`
   */
  records(onBytes: (done: number) => void): Iterable<ListRecord>
  /** One record again, by what was noted of it. */
  recordAt(offset: number, row: number, line: number): ListRecord
  close(): void
}

const WINDOW_BYTES = 4 * LONGEST_RECORD
const PAGE_BYTES = 1 << 16

/** Opens the records of a file, read as its beginning or the operator said. */
export function openText(path: string, file: OpenedFile, list: TextList): TextReader {
  const { dialect, layout, header, recordsOffset, repairAccents } = list
  const { encoding } = dialect
  const unit = unitBytes(encoding)
  const headerBytes = Buffer.alloc(recordsOffset)
  file.read(headerBytes, 0)
  const firstLine = 1 + lineEndsIn(unitsOf(headerBytes, encoding))

  /** The record found in `units`, whose first unit is at byte `base` of the file. */
  function recordOf(
    units: Units,
    buffer: Buffer,
    base: number,
    found: Scanned,
    row: number,
    line: number,
  ): ListRecord {
    // Half a character is left at the end of UTF-16 that was cut: it belongs to the last record.
    const left = buffer.length - found.end * unit
    const isCut = left > 0 && left < unit && base + buffer.length >= file.size
    const end = isCut ? buffer.length : found.end * unit
    const bytes = buffer.subarray(found.start * unit, end)
    return {
      row,
      line,
      offset: base + found.start * unit,
      bytes,
      cellCount: found.count,
      fault: isCut ? 'nul_byte' : found.fault,
      cell: (index) => {
        const text = cellText(units, found, index, dialect)
        return repairAccents ? repairMojibake(text) : text
      },
    }
  }

  function* records(onBytes: (done: number) => void): Generator<ListRecord> {
    const buffer = Buffer.alloc(Math.min(WINDOW_BYTES, Math.max(file.size - recordsOffset, unit)))
    const found = emptyScan()
    let base = recordsOffset
    let row = 0
    let line = firstLine
    let continued = false
    while (base < file.size) {
      const length = file.read(buffer, base)
      const atEnd = base + length >= file.size || length < buffer.length
      const window = buffer.subarray(0, length)
      const units = unitsOf(window, encoding)
      const limit = units.length
      const safe = atEnd ? limit : limit - (2 * LONGEST_RECORD) / unit
      let at = 0
      while (at < safe) {
        scanRecord(units, at, limit, layout, found)
        if (continued) found.fault = 'record_too_long'
        continued = lineEndAfter(units, found.bodyEnd, limit) === found.bodyEnd
        row++
        yield recordOf(units, window, base, found, row, line)
        line += found.innerLines + (continued ? 0 : 1)
        at = found.end
      }
      if (limit === 0 && row === 0) {
        scanRecord(units, 0, 0, layout, found)
        yield recordOf(units, window, base, found, row + 1, line)
      }
      if (at === 0) break
      base += at * unit
      onBytes(base)
    }
    file.assertUnchanged()
  }

  let page = { base: 0, buffer: Buffer.alloc(0), units: unitsOf(Buffer.alloc(0), encoding) }

  function load(base: number, bytes: number) {
    const buffer = Buffer.alloc(Math.max(0, Math.min(bytes, file.size - base)))
    const window = buffer.subarray(0, file.read(buffer, base))
    page = { base, buffer: window, units: unitsOf(window, encoding) }
  }

  function recordAt(offset: number, row: number, line: number): ListRecord {
    const found = emptyScan()
    const reachesEnd = () => page.base + page.buffer.length >= file.size
    const scan = () =>
      scanRecord(page.units, (offset - page.base) / unit, page.units.length, layout, found)
    if (offset < page.base || offset >= page.base + page.buffer.length) load(offset, PAGE_BYTES)
    scan()
    for (const bytes of [PAGE_BYTES, 2 * LONGEST_RECORD]) {
      if (!found.touchedLimit || reachesEnd()) break
      load(offset, bytes)
      scan()
    }
    if (isContinued(offset)) found.fault = 'record_too_long'
    return recordOf(page.units, page.buffer, page.base, found, row, line)
  }

  /** Whether what begins at an offset is the rest of a line that was too long. */
  function isContinued(offset: number): boolean {
    if (offset <= recordsOffset) return false
    const before = Buffer.alloc(unit)
    file.read(before, offset - unit)
    const [last] = unitsOf(before, encoding)
    return last !== 10 && last !== 13
  }

  return {
    path,
    size: file.size,
    dialect,
    header,
    titles: list.titles,
    headerDoubt: list.headerDoubt,
    headerBytes,
    records,
    recordAt,
    close: () => file.close(),
  }
}

/** Line ends in units: LF, CRLF, and CR by itself. */
function lineEndsIn(units: Units): number {
  let count = 0
  for (let at = 0; at < units.length;) {
    const next = lineEndAfter(units, at, units.length)
    if (next > at) count++
    at = next > at ? next : at + 1
  }
  return count
}
