import type { Dialect, Encoding, ReadingChoices } from '../../../shared/model.ts'
import { declaredDelimiter, detectSeparators, layoutOf, usualWidth } from './detect-dialect.ts'
import { locateTable, newlineIn } from './locate-table.ts'
import type { OpenedFile } from './open-file.ts'
import { LONGEST_RECORD, type Layout } from './scan.ts'
import { guessEncoding, markedEncoding, unitBytes, unitsOf } from './text.ts'

/** Everything about a text list that its beginning tells. */
export interface TextList {
  readonly dialect: Dialect
  readonly layout: Layout
  readonly header: readonly string[]
  /** The titles as they stand, however many. */
  readonly titles: readonly string[]
  readonly headerDoubt: boolean
  /** Whether cells are given with garbled accents repaired. */
  readonly repairAccents: boolean
  /** Byte where the first record begins. */
  readonly recordsOffset: number
}

const SAMPLE_BYTES = 1 << 18
/** The beginning of a list may be plain ASCII for long: these many pieces of the rest are looked at too. */
const PROBES = 32
const PROBE_BYTES = 1 << 14

/** Reads the beginning of a text file and decides, with the operator's choices, how to read it all. */
export function readDialect(file: OpenedFile, choices: ReadingChoices): TextList {
  const sample = Buffer.alloc(Math.min(file.size, SAMPLE_BYTES))
  const head = sample.subarray(0, file.read(sample, 0))
  const mark = markedEncoding(head)
  const encoding = choices.encoding ?? mark?.encoding ?? encodingOf(file, head)
  const bom = mark !== null && mark.encoding === encoding
  const units = unitsOf(head, encoding)
  const start = bom ? mark.length / unitBytes(encoding) : 0
  const end = units.length

  const separators = detectSeparators(units, start, end, encoding, choices)
  const longest = LONGEST_RECORD / unitBytes(encoding)
  const declared = declaredDelimiter(units, start, end, encoding)
  const tableStart = declared?.end ?? start
  const width = usualWidth(units, tableStart, end, layoutOf(separators, 0, longest))
  const table = locateTable(
    units,
    start,
    end,
    tableStart,
    layoutOf(separators, width, longest),
    { ...separators, encoding },
    choices.hasHeader,
  )
  const dialect: Dialect = {
    encoding,
    bom,
    ...separators,
    newline: newlineIn(units, start, end),
    preamble: table.preamble,
    hasHeader: table.hasHeader,
  }
  return {
    dialect,
    layout: layoutOf(separators, table.header.length, longest),
    header: table.header,
    titles: table.titles,
    headerDoubt: table.headerDoubt,
    repairAccents: choices.repairAccents === true,
    recordsOffset: table.recordsStart * unitBytes(encoding),
  }
}

function encodingOf(file: OpenedFile, head: Buffer): Encoding {
  const whole = head.length === file.size
  const encoding = guessEncoding(head, whole)
  if (whole || encoding !== 'utf-8') return encoding
  const probe = Buffer.alloc(PROBE_BYTES)
  const parts: Buffer[] = [head]
  for (let index = 1; index <= PROBES; index++) {
    const offset = Math.floor((file.size / (PROBES + 1)) * index)
    const part = probe.subarray(0, file.read(probe, offset))
    const from = part.indexOf(10) + 1
    const to = part.lastIndexOf(10)
    if (from < to) parts.push(Buffer.from(part.subarray(from, to + 1)))
  }
  return guessEncoding(Buffer.concat(parts), true)
}
