import { closeSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'

const BUFFER_CHARS = 1 << 18
const NEEDS_QUOTES = /[",\r\n]/
/** A cell with nothing to write alone on its line would be a blank line. */
const BLANK_ALONE = '""'

/** Writes rows as plain UTF-8 CSV (RFC 4180), the one shape that every kind of list is turned into. */
export interface CsvCopy {
  row(cells: readonly string[]): void
  /** Gives every row as many cells as the widest has, and the file its name. @returns the width */
  finish(): { readonly rows: number; readonly width: number }
  discard(): void
}

/** @param path where the copy will stand; nothing is there before `finish` */
export function createCsvCopy(path: string): CsvCopy {
  const temp = `${path}.part`
  const file = openSync(temp, 'wx', 0o600)
  let held = ''
  const lengths: number[] = []
  const widths: number[] = []
  let width = 0

  function flush() {
    // Not `writeSync`: on a disk that is getting full it may write a part and say nothing.
    writeFileSync(file, held)
    held = ''
  }

  return {
    row(cells) {
      const line = csvLine(cells)
      held += line
      lengths.push(Buffer.byteLength(line))
      widths.push(cells.length)
      if (cells.length > width) width = cells.length
      if (held.length > BUFFER_CHARS) flush()
    },
    finish() {
      flush()
      closeSync(file)
      if (widths.some((count) => count < width)) pad(temp, `${temp}.wide`, lengths, widths, width)
      renameSync(temp, path)
      return { rows: lengths.length, width }
    },
    discard() {
      closeSync(file)
      rmSync(temp, { force: true })
    },
  }
}

export function csvLine(cells: readonly string[]): string {
  if (cells.length === 1 && cells[0] === '') return `${BLANK_ALONE}\r\n`
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Sheets leave out the empty cells at the end of a row; a list may not, or it looks torn. */
function pad(
  narrow: string,
  wide: string,
  lengths: readonly number[],
  widths: readonly number[],
  width: number,
): void {
  const from = openSync(narrow, 'r')
  const into = openSync(wide, 'wx', 0o600)
  try {
    let block: Buffer[] = []
    let size = 0
    for (const [at, length] of lengths.entries()) {
      const line = Buffer.alloc(length)
      readSync(from, line, 0, length, null)
      const missing = width - (widths[at] ?? width)
      const padded =
        missing > 0
          ? Buffer.concat([line.subarray(0, length - 2), Buffer.from(`${','.repeat(missing)}\r\n`)])
          : line
      block.push(padded)
      size += padded.length
      if (size < BUFFER_CHARS) continue
      writeFileSync(into, Buffer.concat(block))
      block = []
      size = 0
    }
    writeFileSync(into, Buffer.concat(block))
  } finally {
    closeSync(from)
    closeSync(into)
  }
  renameSync(wide, narrow)
}
