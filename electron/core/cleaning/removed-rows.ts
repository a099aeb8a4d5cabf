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
 * never closes cannot swallow the rows after it. All rows get the same line end, because many
 * programs run two rows together where line ends are mixed.
 *
 * @param width number of columns of the list
 */
export function createRowExtender(dialect: Dialect, width: number): RowExtender {
  const { encoding, delimiter, quote, newline } = dialect
  const special = new RegExp(`[${quote}${delimiter === '|' ? '\\|' : delimiter}\r\n]`)
  const lineEnd = newline === '\n' || newline === '\r' ? newline : '\r\n'
  const unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1

  const quoted = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote
  const cell = (text: string) => {
    if (!special.test(text)) return text
    return quote === '' ? text.replaceAll(new RegExp(special, 'g'), ' ') : quoted(text)
  }
  const tail = (gap: number, cells: readonly string[]) => {
    const added = cells.map((text) => delimiter + cell(text)).join('')
    return encodeText(delimiter.repeat(gap) + added + lineEnd, encoding)
  }
  const withoutLineEnd = (bytes: Uint8Array) => {
    const end = LINE_END.exec(toUnits(bytes.subarray(-2 * unit), encoding))?.[0] ?? ''
    return bytes.subarray(0, bytes.length - end.length * unit)
  }

  return {
    header(headerBytes, names) {
      return dialect.hasHeader ? [withoutLineEnd(headerBytes), tail(0, names)] : [headerBytes]
    },
    row({ bytes, fault, cellCount }, cells) {
      const body = withoutLineEnd(bytes)
      if (fault === null) return [body, tail(0, cells)]
      if (fault === 'too_few_cells' || quote === '') {
        return [body, tail(Math.max(0, width - cellCount), cells)]
      }
      return [fromUnits(quoted(toUnits(body, encoding)), encoding), tail(width - 1, cells)]
    },
  }
}
