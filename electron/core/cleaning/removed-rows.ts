import type { Dialect } from '../../../shared/model.ts'
import { encodeText, fromUnits, toUnits } from './encode-text.ts'
import type { RemovedRecord } from './row-sink.ts'

const LINE_END = /(?:\r\n|\n|\r)$/

/** Writes rows with further columns, in the dialect of the list they come from. */
export interface RowExtender {
  /** The header with further names; as it is when the list has no header row. */
  header(headerBytes: Uint8Array, names: readonly string[]): Uint8Array[]
  /** The record's own bytes, then the cells. */
  row(record: RemovedRecord, cells: readonly string[]): Uint8Array[]
}

/**
 * Keeps the added columns under their names whatever a record looks like: one with too few cells is
 * padded; any other broken record goes whole, quoted, into the first column, so that a quote that
 * never closes cannot swallow the rows after it.
 *
 * @param width number of columns of the list
 */
export function createRowExtender(dialect: Dialect, width: number): RowExtender {
  const { encoding, delimiter, quote } = dialect
  const special = new RegExp(`[${quote}${delimiter === '|' ? '\\|' : delimiter}\r\n]`)
  const usualEnd = dialect.newline === '\n' || dialect.newline === '\r' ? dialect.newline : '\r\n'
  const unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1

  const quoted = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote
  const cell = (text: string) => {
    if (!special.test(text)) return text
    return quote === '' ? text.replaceAll(new RegExp(special, 'g'), ' ') : quoted(text)
  }
  const tail = (gap: number, cells: readonly string[], end: string) =>
    encodeText(
      delimiter.repeat(gap) +
        cells.map((text) => delimiter + cell(text)).join('') +
        (end || usualEnd),
      encoding,
    )
  const lineEndOf = (bytes: Uint8Array) =>
    LINE_END.exec(toUnits(bytes.subarray(-2 * unit), encoding))?.[0] ?? ''
  const extend = (bytes: Uint8Array, gap: number, cells: readonly string[]) => {
    const end = lineEndOf(bytes)
    return [bytes.subarray(0, bytes.length - end.length * unit), tail(gap, cells, end)]
  }

  return {
    header(headerBytes, names) {
      return dialect.hasHeader ? extend(headerBytes, 0, names) : [headerBytes]
    },
    row({ bytes, fault, cellCount }, cells) {
      if (fault === null) return extend(bytes, 0, cells)
      if (fault === 'too_few_cells' || quote === '') {
        return extend(bytes, Math.max(0, width - cellCount), cells)
      }
      const end = lineEndOf(bytes)
      const body = toUnits(bytes, encoding).slice(0, -end.length || undefined)
      return [fromUnits(quoted(body), encoding), tail(width - 1, cells, end)]
    },
  }
}
