/** What a workbook keeps in a cell. */
export type WorkbookCell = string | number | boolean | Date | null

const DAY_MS = 86_400_000
/** Excel shows a number with at most this many digits; what follows is the noise of a double. */
const SHOWN_DIGITS = 15
/** A date that no calendar has is a number under a date format; spreadsheets show it as this. */
const IMPOSSIBLE_DATE = '#####'

/**
 * The text of a cell: numbers with all their digits and no exponent, dates as ISO 8601, whatever
 * the cell's format would have shown. A telephone number kept as a number comes out whole.
 */
export function cellText(value: WorkbookCell): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return numberText(value)
    case 'boolean':
      return value ? 'TRUE' : 'FALSE'
    default:
      return value === null ? '' : dateText(value)
  }
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Number.isInteger(value)) return BigInt(value).toString()
  const shown = Number(value.toPrecision(SHOWN_DIGITS))
  if (Number.isInteger(shown)) return BigInt(shown).toString()
  const text = String(shown)
  return text.includes('e') ? shown.toFixed(20).replace(/0+$/, '') : text
}

function dateText(date: Date): string {
  const time = date.getTime()
  if (Number.isNaN(time) || date.getUTCFullYear() > 9999) return IMPOSSIBLE_DATE
  // Fractions of a day are doubles: a full minute often misses itself by a millisecond.
  const rounded = new Date(Math.round(time / 1000) * 1000)
  const iso = rounded.toISOString()
  const isTimeOnly = time < -25_567 * DAY_MS
  if (isTimeOnly) return iso.slice(11, 19)
  return rounded.getTime() % DAY_MS === 0
    ? iso.slice(0, 10)
    : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}
