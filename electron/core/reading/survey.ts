import { isAscii, isUtf8 } from 'node:buffer'
import type {
  Dialect,
  Fault,
  FaultCode,
  Inspection,
  MalformedReason,
} from '../../../shared/model.ts'
import { looksLikePhone } from './cell-kind.ts'
import { foldHeader } from './header-words.ts'
import { hasMojibake } from './mojibake.ts'
import type { ListRecord, TextReader } from './text-list.ts'

/** Lines that a fault names; the others are counted. */
const LINES_NAMED = 12
const LONG_CELL = 32_000
/** A column with fewer phones than this is one of something else. */
const RARELY = 0.1
const MANY_COLUMNS = 500
/** This many records in a row with another number of cells are a table of their own. */
const SECOND_TABLE_ROWS = 3
const TOTALS =
  /^(?:sub ?)?(?:total(?: geral| general)?|totais|soma|suma|sum|quantidade de registros|registros|records|count)\b/
const DESTROYED = /^\s*\d{1,3}[.,]\d+E\+\d{1,2}\s*$/i
const COMMENT = /^\s*(?:#|\/\/)/
const REPLACEMENT = Buffer.from('\ufffd')

interface Tally {
  count: number
  readonly lines: number[]
}

/** Notices what is odd about a list while somebody reads it. */
export interface Survey {
  /** Looks at the next record. */
  see(record: ListRecord): void
  /** Everything noticed, in the order of the file. @param whole whether all records were seen */
  faults(whole: boolean): Fault[]
  readonly records: () => number
}

/** @param found the columns, judged by the first records */
export function createSurvey(
  list: TextReader,
  {
    columns,
    phoneColumns: chosen,
    confidence,
  }: Pick<Inspection, 'columns' | 'phoneColumns' | 'confidence'>,
): Survey {
  const { dialect, header } = list
  const phoneColumns = chosen.map(({ index }) => index)
  const numberless = columns
    .filter(({ phoneShare }) => phoneShare < RARELY)
    .map(({ index }) => index)
  const tallies = new Map<FaultCode, Tally>()
  const titles = dialect.hasHeader ? header : []
  let records = 0
  let sameWidth = { cells: 0, rows: 0, line: 0 }
  let afterBlank = false
  let last: { fault: MalformedReason | null; line: number; ended: boolean } | null = null

  function note(code: FaultCode, line: number, count = 1) {
    const tally = tallies.get(code) ?? { count: 0, lines: [] }
    tally.count += count
    if (tally.lines.length < LINES_NAMED) tally.lines.push(line)
    tallies.set(code, tally)
  }

  function lookForSecondTable({ cellCount, line }: ListRecord) {
    if (cellCount === header.length || cellCount < 2) {
      sameWidth = { cells: 0, rows: 0, line: 0 }
      return
    }
    sameWidth =
      cellCount === sameWidth.cells
        ? { ...sameWidth, rows: sameWidth.rows + 1 }
        : { cells: cellCount, rows: 1, line }
    if (sameWidth.rows === SECOND_TABLE_ROWS) note('second_table', sameWidth.line)
  }

  function lookAtCells(record: ListRecord) {
    const { line } = record
    if (record.bytes.length > LONG_CELL && hasLongCell(record)) note('long_cell', line)
    const phones = phoneColumns.map((index) => record.cell(index).trim())
    if (phones.some((cell) => DESTROYED.test(cell))) note('digits_destroyed', line)
    if (phones.some(looksLikePhone)) return
    const first = record.cell(0)
    if (titles.length > 0 && first === titles[0] && isHeaderAgain(record, titles)) {
      note('repeated_header', line)
    } else if (TOTALS.test(foldHeader(first))) note('totals_line', line)
    else if (phoneColumns.length > 0 && record.fault === null && standsElsewhere(record)) {
      note('number_elsewhere', line)
    }
  }

  /** A row without a number where it belongs, and with one in a column of names: two were swapped. */
  function standsElsewhere(record: ListRecord): boolean {
    return numberless.some((index) => looksLikePhone(record.cell(index)))
  }

  return {
    see(record) {
      const { line, fault, bytes } = record
      const ended = endsWithLineEnd(bytes)
      last = { fault, line, ended }
      if (fault === null && isBlank(record)) {
        note('blank_lines', line)
        afterBlank = true
        return
      }
      records++
      if (fault === 'too_few_cells' && COMMENT.test(record.cell(0))) note('comment_lines', line)
      else if (fault !== null) note(fault, line)
      lookForSecondTable(record)
      if (afterBlank && records > 1 && startsTable(record, titles)) note('second_table', line)
      afterBlank = false
      if (!isAscii(bytes)) lookAtCharacters(bytes, line, dialect, note)
      lookAtCells(record)
    },
    faults(whole) {
      const found = [...tallies].map(([code, { count, lines }]): Fault => ({
        code,
        line: lines[0] ?? null,
        params: { count, lines: lines.join(', ') },
      }))
      if (whole && last !== null && !last.ended && last.fault !== null && records > 1) {
        found.push({ code: 'last_row_cut', line: last.line, params: {} })
      }
      if (confidence === 'doubtful' || confidence === 'none') {
        found.push({ code: 'column_doubt', line: null, params: {} })
      }
      return [...faultsOfHeader(list), ...found].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    },
    records: () => records,
  }
}

function isBlank({ cellCount, cell }: ListRecord): boolean {
  return cellCount === 1 && cell(0) === ''
}

function endsWithLineEnd(bytes: Uint8Array): boolean {
  const end = bytes.subarray(-2)
  return end.includes(10) || end.includes(13)
}

function hasLongCell({ cellCount, cell }: ListRecord): boolean {
  for (let index = 0; index < cellCount; index++) {
    if (cell(index).length > LONG_CELL) return true
  }
  return false
}

function isHeaderAgain({ cellCount, cell }: ListRecord, titles: readonly string[]): boolean {
  return cellCount >= titles.length && titles.every((title, index) => cell(index) === title)
}

/** Titles after a blank line: other words than the first ones, and no number among them. */
function startsTable({ cellCount, cell, fault }: ListRecord, titles: readonly string[]): boolean {
  if (titles.length === 0 || cellCount < 2 || fault === null) return false
  return Array.from({ length: cellCount }, (_, index) => cell(index)).every((text) =>
    /^\p{L}[\p{L} ]*$/u.test(text),
  )
}

function lookAtCharacters(
  bytes: Uint8Array,
  line: number,
  { encoding }: Dialect,
  note: (code: FaultCode, line: number) => void,
): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const valid = isUtf8(bytes)
  if (encoding === 'utf-8') {
    if (!valid) note('other_encoding', line)
    else if (buffer.includes(REPLACEMENT)) note('lost_characters', line)
    else if (hasMojibake(buffer.toString('utf8'))) note('mojibake', line)
  } else if (encoding === 'windows-1252') {
    if (valid) note('other_encoding', line)
  } else {
    const text = (encoding === 'utf-16be' ? Buffer.from(evenly(buffer)).swap16() : buffer).toString(
      'utf16le',
    )
    if (!text.isWellFormed() || text.includes('\ufffd')) note('lost_characters', line)
    else if (hasMojibake(text)) note('mojibake', line)
  }
}

function evenly(buffer: Buffer): Buffer {
  return buffer.subarray(0, buffer.length - (buffer.length % 2))
}

/** What is odd about the lines above the records. */
function faultsOfHeader(list: TextReader): Fault[] {
  const { dialect, header, headerDoubt } = list
  const faults: Fault[] = []
  const line = dialect.preamble + 1
  if (dialect.preamble > 0) {
    faults.push({ code: 'lines_above', line: 1, params: { count: dialect.preamble } })
  }
  if (headerDoubt) faults.push({ code: 'header_doubt', line, params: {} })
  if (dialect.newline === 'mixed') faults.push({ code: 'mixed_newlines', line: null, params: {} })
  if (header.length > MANY_COLUMNS) {
    faults.push({ code: 'many_columns', line, params: { count: header.length } })
  }
  if (!dialect.hasHeader) return faults
  if (list.headerBytes.length >= list.size) {
    faults.push({ code: 'only_header', line, params: {} })
  }
  const empty = header.filter((name) => name.trim() === '').length
  if (empty > 0) faults.push({ code: 'empty_titles', line, params: { count: empty } })
  const names = header.map(foldHeader).filter((name) => name !== '')
  const repeated = names.length - new Set(names).size
  if (repeated > 0) faults.push({ code: 'repeated_titles', line, params: { count: repeated } })
  return faults
}
