/** A row of a CSV file as RFC 4180 writes it, with commas: Weni reads no other separator. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Name of one file for Weni. Weni offers to create a group called after the file, and an import
 * only ever adds people to a group: the date makes it a new one.
 *
 * @param stem name of the list without its extension
 * @param day ISO date, `2026-11-24`
 * @param part number of the file, from 1, when the list is split; `null` when it is not
 */
export function weniFileName(
  stem: string,
  day: string,
  part: number | null,
  extension: 'csv' | 'xlsx',
): string {
  const words = stem
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const ending = `${day}${part === null ? '' : ` parte ${part}`}`
  const room = GROUP_NAME_MAX - ending.length - 1
  return `${Array.from(words).slice(0, room).join('').trim()} ${ending}.${extension}`
}

/** Weni cuts the names of new groups after so many letters. */
const GROUP_NAME_MAX = 54
