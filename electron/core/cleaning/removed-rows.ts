import type { Dialect, Encoding } from '../../../shared/model.ts'
import { encodeText, fromUnits, toUnits } from './encode-text.ts'
import type { PendingFile } from './pending-file.ts'
import type { RemovedRecord } from './row-sink.ts'

const LINE_END = /(?:\r\n|\n|\r)$/
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** Writes rows with further columns, in the dialect of the list they come from. */
export interface RowExtender {
  /** How many cells stand before the added ones. */
  readonly width: number
  /** The header with further names; as it is when the list has no header row. */
  header(headerBytes: Uint8Array, names: readonly string[]): void
  /** The record's own bytes, then the cells. */
  row(record: RemovedRecord, cells: readonly string[]): void
  /** Cells as they are added to a record, each behind a delimiter. */
  added(cells: readonly string[]): Uint8Array
  /** What ends every row. */
  readonly lineEnd: Uint8Array
}

function literally(sign: string): string {
  return sign.replace(/[^\w\s]/g, '\\$&')
}

/**
 * Keeps the added columns under their names whatever a record looks like: one with too few cells,
 * or none, is padded; any other broken record goes whole, quoted, into the first column, so that a
 * quote that never closes cannot swallow the rows after it. All rows get the same line end, because
 * many programs run two rows together where line ends are mixed.
 *
 * @param columns of the list
 * @param titles of them, which may be more or fewer
 */
export function createRowExtender(
  dialect: Dialect,
  columns: number,
  titles: number,
  file: Pick<PendingFile, 'write'>,
): RowExtender {
  const { encoding, delimiter, quote, escape, newline } = dialect
  const width = Math.max(columns, titles)
  const signs = [quote, delimiter, escape, '\r', '\n'].filter((sign) => sign !== '')
  const special = new RegExp(signs.map(literally).join('|'))
  const lineEnd = newline === '\n' || newline === '\r' ? newline : '\r\n'

  const quoted = (text: string) => {
    const safe =
      escape === ''
        ? text.replaceAll(quote, quote + quote)
        : text.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote)
    return quote + safe + quote
  }
  const cell = (text: string) => {
    if (!special.test(text)) return text
    return quote === '' ? text.replaceAll(new RegExp(special, 'g'), ' ') : quoted(text)
  }
  const added = (cells: readonly string[]) => cells.map((text) => delimiter + cell(text)).join('')

  function write(gap: number, cells: readonly string[]) {
    file.write(encodeText(delimiter.repeat(gap) + added(cells) + lineEnd, encoding))
  }

  return {
    width,
    header(headerBytes, names) {
      if (!dialect.hasHeader) return file.write(headerBytes)
      file.write(headerBytes, 0, bodyEnd(headerBytes, 0, headerBytes.length, encoding))
      write(width - titles, names)
    },
    row({ bytes, start, end, fault, cellCount }, cells) {
      const body = bodyEnd(bytes, start, end, encoding)
      if (fault === null || fault === 'too_few_cells' || quote === '') {
        file.write(bytes, start, body)
        write(Math.max(0, width - cellCount), cells)
      } else {
        const text = toUnits(bytes.subarray(start, body), encoding)
        file.write(fromUnits(quoted(text), encoding))
        write(width - 1, cells)
      }
    },
    added: (cells) => encodeText(added(cells), encoding),
    lineEnd: encodeText(lineEnd, encoding),
  }
}

/** Where the record in `bytes[start..end)` ends before its line end. */
export function bodyEnd(bytes: Uint8Array, start: number, end: number, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const last = toUnits(bytes.subarray(Math.max(start, end - 4), end), encoding)
    return end - 2 * (LINE_END.exec(last)?.[0] ?? '').length
  }
  let body = end
  if (body > start && bytes[body - 1] === LINE_FEED) body--
  if (body > start && bytes[body - 1] === CARRIAGE_RETURN) body--
  return body
}
