import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import { chooseMode } from '../../../shared/identity/column-mode.ts'
import type {
  Column,
  Country,
  Delimiter,
  Dialect,
  Inspection,
  MalformedReason,
  ReadingChoices,
} from '../../../shared/model.ts'

export interface ListFile {
  readonly path: string
  readonly name: string
}

export interface ListRecord {
  readonly row: number
  readonly line: number
  readonly offset: number
  /** With its line end. */
  readonly bytes: Uint8Array
  readonly cellCount: number
  readonly fault: MalformedReason | null
  cell(index: number): string
}

export interface OpenList {
  readonly dialect: Dialect
  readonly header: readonly string[]
  readonly headerBytes: Uint8Array
  readonly size: number
  readonly path: string
  records(onBytes: (done: number) => void): Iterable<ListRecord>
  recordAt(offset: number, row: number, line: number): ListRecord
  close(): void
}

const SAMPLE = 1 << 18

export function openList(file: ListFile, reading: ReadingChoices): OpenList {
  const bytes = readAll(file)
  const dialect = detect(bytes, reading)
  const bomLength = dialect.bom ? 3 : 0
  const decoder = new TextDecoder(dialect.encoding, { ignoreBOM: true })
  const first = scan(bytes, bomLength, dialect)
  const cellsOf = (at: Scanned) =>
    at.cells.map(([from, to, quoted]) => {
      const text = decoder.decode(bytes.subarray(from, to))
      return quoted ? text.replaceAll('""', '"') : text
    })
  const header = first ? cellsOf(first) : []
  const width = header.length
  const begin = dialect.hasHeader && first ? first.end : bomLength
  const recordOf = (at: Scanned, row: number, line: number): ListRecord => {
    const cells = cellsOf(at)
    const blank = cells.length === 1 && cells[0]?.trim() === ''
    const fault =
      at.fault ??
      (blank
        ? null
        : width > 1 && cells.length < width
          ? 'too_few_cells'
          : cells.length > width
            ? 'too_many_cells'
            : null)
    return {
      row,
      line,
      offset: at.start,
      bytes: bytes.subarray(at.start, at.end),
      cellCount: cells.length,
      fault,
      cell: (index) => cells[index] ?? '',
    }
  }
  return {
    dialect,
    header: dialect.hasHeader ? header : header.map(() => ''),
    headerBytes: bytes.subarray(0, begin),
    size: bytes.length,
    path: file.path,
    *records(onBytes) {
      let line = 1 + lineEnds(bytes.subarray(0, begin))
      let row = 0
      for (let at = scan(bytes, begin, dialect); at; at = scan(bytes, at.end, dialect)) {
        row++
        onBytes(at.end)
        yield recordOf(at, row, line)
        line += lineEnds(bytes.subarray(at.start, at.end))
      }
    },
    recordAt(offset, row, line) {
      const at = scan(bytes, offset, dialect)
      if (!at) throw new Error('No record there')
      return recordOf(at, row, line)
    },
    close() {},
  }
}

export function inspectList(
  file: ListFile,
  reading: ReadingChoices,
  country: Country,
): Omit<Inspection, 'place'> {
  const list = openList(file, reading)
  const preview: { line: number; cells: string[] }[] = []
  const sample: string[][] = []
  for (const record of list.records(() => {})) {
    if (sample.length === 500) break
    const cells = Array.from({ length: record.cellCount }, (_, index) => record.cell(index))
    if (preview.length < 20) preview.push({ line: record.line, cells })
    if (record.fault === null) sample.push(cells)
  }
  const columns = list.header.map((name, index): Column => {
    const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '')
    const mode = chooseMode(name, cells, country)
    const read = cells.filter((cell) => accountsIn(cell, { country, mode }).accounts.length > 0)
    return {
      index,
      name,
      samples: cells.slice(0, 3),
      phoneShare: cells.length === 0 ? 0 : read.length / cells.length,
      mode,
    }
  })
  const phones = columns.filter(({ phoneShare }) => phoneShare > 0.5)
  return {
    name: file.name,
    size: list.size,
    dialect: list.dialect,
    columns,
    phoneColumns: phones.map(({ index, mode }) => ({ index, mode })),
    confidence: phones.length === 0 ? 'none' : phones.length === 1 ? 'certain' : 'probable',
    preview,
    faults: [],
  }
}

interface Scanned {
  readonly start: number
  readonly end: number
  readonly cells: readonly (readonly [number, number, boolean])[]
  readonly fault: MalformedReason | null
}

function scan(
  bytes: Uint8Array,
  start: number,
  { delimiter, quote, newline }: Dialect,
): Scanned | null {
  if (start >= bytes.length) return null
  const mark = delimiter.charCodeAt(0)
  const quoteMark = quote === '' ? -1 : quote.charCodeAt(0)
  const cells: [number, number, boolean][] = []
  let fault: MalformedReason | null = null
  let at = start
  for (;;) {
    let from = at
    let to = at
    let quoted = false
    if (bytes[at] === quoteMark) {
      quoted = true
      from = ++at
      for (;;) {
        if (at >= bytes.length) {
          fault = 'quote_never_closed'
          break
        }
        if (bytes[at] === quoteMark) {
          if (bytes[at + 1] !== quoteMark) break
          at++
        }
        at++
      }
      to = at++
    }
    const after = at
    while (
      at < bytes.length &&
      bytes[at] !== mark &&
      bytes[at] !== 10 &&
      !(bytes[at] === 13 && (newline === '\r' || bytes[at + 1] === 10 || newline === 'mixed'))
    ) {
      if (bytes[at] === quoteMark) fault ??= 'stray_quote'
      if (bytes[at] === 0) fault ??= 'nul_byte'
      at++
    }
    if (!quoted) to = at
    else if (at > after) fault ??= 'stray_quote'
    cells.push([from, to, quoted])
    if (bytes[at] !== mark || at >= bytes.length) break
    at++
  }
  if (bytes[at] === 13 && bytes[at + 1] === 10) at++
  return { start, end: Math.min(at + 1, bytes.length), cells, fault }
}

function detect(bytes: Uint8Array, reading: ReadingChoices): Dialect {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  let encoding = reading.encoding
  if (encoding === undefined) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      encoding = 'utf-8'
    } catch {
      encoding = 'windows-1252'
    }
  }
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE))
  const firstLine = head.split(/\r\n|\n|\r/, 1)[0] ?? ''
  const count = (mark: string) => firstLine.split(mark).length
  const guesses: Delimiter[] = [';', ',', '\t', '|']
  const delimiter = reading.delimiter ?? guesses.toSorted((a, b) => count(b) - count(a))[0] ?? ';'
  const crlf = head.includes('\r\n')
  const bare = /[^\r]\n/.test(head)
  return {
    encoding,
    bom,
    delimiter,
    quote: reading.quote ?? '"',
    newline: crlf
      ? bare
        ? 'mixed'
        : '\r\n'
      : head.includes('\n')
        ? '\n'
        : head.includes('\r')
          ? '\r'
          : 'none',
    hasHeader: reading.hasHeader ?? !/\d{8}/.test(firstLine.replaceAll(/\D/g, '')),
  }
}

function readAll(file: ListFile): Buffer {
  try {
    const stat = statSync(file.path)
    if (stat.isDirectory()) throw new AppError('file_is_directory', { file: file.name })
    if (stat.size === 0) throw new AppError('file_empty', { file: file.name })
    closeSync(openSync(file.path, 'r'))
    return readFileSync(file.path)
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    const code = (thrown as NodeJS.ErrnoException).code
    throw new AppError(
      code === 'ENOENT' ? 'file_not_found' : 'file_no_permission',
      { file: file.name },
      thrown,
    )
  }
}

function lineEnds(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\r\n|\n|\r/g)?.length ?? 0
  )
}
