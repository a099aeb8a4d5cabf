import type { Dialect, Encoding } from '../../../shared/model.ts'
import { encodeText, fromUnits, toUnits } from './encode-text.ts'
import type { PendingFile } from './pending-file.ts'
import type { RemovedRecord } from './row-sink.ts'

const LINE_END = /(?:\r\n|\n|\r)$/
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BEYOND_LATIN_1 = /[^\0-\x7f\xa0-\xff]/

/** Writes rows with further columns, in the dialect of the list they come from. */
export interface RowExtender {
  /** The header with further names; as it is when the list has no header row. */
  header(headerBytes: Uint8Array, names: readonly string[]): void
  /** The record's own bytes, then the cells. */
  row(record: RemovedRecord, cells: readonly string[]): void
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
  file: Pick<PendingFile, 'write' | 'writeText'>,
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

  function write(gap: number, cells: readonly string[]) {
    let text = delimiter.repeat(gap)
    for (const added of cells) text += delimiter + cell(added)
    text += lineEnd
    if (encoding === 'utf-8') file.writeText(text, 'utf8')
    else if (encoding === 'windows-1252' && !BEYOND_LATIN_1.test(text)) {
      file.writeText(text, 'latin1')
    } else file.write(encodeText(text, encoding))
  }

  return {
    header(headerBytes, names) {
      if (!dialect.hasHeader) return file.write(headerBytes)
      file.write(withoutLineEnd(headerBytes, encoding))
      write(width - titles, names)
    },
    row({ bytes, fault, cellCount }, cells) {
      const body = withoutLineEnd(bytes, encoding)
      if (fault === null && cellCount >= width) {
        file.write(body)
        write(0, cells)
      } else if (fault === null || fault === 'too_few_cells' || quote === '') {
        file.write(body)
        write(Math.max(0, width - cellCount), cells)
      } else {
        file.write(fromUnits(quoted(toUnits(body, encoding)), encoding))
        write(width - 1, cells)
      }
    },
  }
}

function withoutLineEnd(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const end = LINE_END.exec(toUnits(bytes.subarray(-4), encoding))?.[0] ?? ''
    return bytes.subarray(0, bytes.length - 2 * end.length)
  }
  let end = bytes.length
  if (bytes[end - 1] === LINE_FEED) end--
  if (bytes[end - 1] === CARRIAGE_RETURN) end--
  return bytes.subarray(0, end)
}
