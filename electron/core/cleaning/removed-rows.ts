import type { Dialect } from '../../../shared/model.ts'
import type { ListRecord } from '../reading/list.ts'
import { encodeText, fromUnits, toUnits } from './encode-text.ts'

const LINE_END = /(?:\r\n|\n|\r)$/

/** Writes rows with further columns, in the dialect of the list they come from. */
export interface RowExtender {
  /** The header with further names; as it is when the list has no header row. */
  header(headerBytes: Uint8Array, names: readonly string[]): Uint8Array
  /** The record's own bytes, then the cells. */
  row(record: ListRecord, cells: readonly string[]): Uint8Array
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

  const quoted = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote
  const cell = (text: string) => {
    if (!special.test(text)) return text
    return quote === '' ? text.replaceAll(new RegExp(special, 'g'), ' ') : quoted(text)
  }
  const join = (body: string, gap: number, cells: readonly string[], end: string) =>
    Buffer.concat([
      fromUnits(body + delimiter.repeat(gap), encoding),
      encodeText(cells.map((text) => delimiter + cell(text)).join('') + end, encoding),
    ])

  return {
    header(headerBytes, names) {
      if (!dialect.hasHeader) return headerBytes
      const [body, end] = splitLineEnd(toUnits(headerBytes, encoding))
      return join(body, 0, names, end || usualEnd)
    },
    row(record, cells) {
      const units = toUnits(record.bytes, encoding)
      const [body, end] = splitLineEnd(units)
      if (record.fault === null) return join(body, 0, cells, end || usualEnd)
      if (record.fault === 'too_few_cells' || quote === '') {
        return join(body, Math.max(0, width - record.cellCount), cells, end || usualEnd)
      }
      return join(quoted(body), width - 1, cells, end || usualEnd)
    },
  }
}

function splitLineEnd(units: string): [body: string, end: string] {
  const end = LINE_END.exec(units)?.[0] ?? ''
  return [units.slice(0, units.length - end.length), end]
}
