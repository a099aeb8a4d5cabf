/**
 * What Weni gets to see of a CSV cell. Its CSV reader turns everything that looks like a number or a
 * moment into one before anything else happens, so `19,90` arrives as `1990`, `1.50` as `1.5`, and
 * blanks around what is left are taken away
 * (https://github.com/pyexcel/pyexcel-io, service.py: detect_int_value, detect_float_value,
 * detect_date_value). Cells of a workbook that hold text are left alone.
 */
export function weniCsvValue(cell: string): string {
  return (asInteger(cell) ?? asFloat(cell) ?? asMoment(cell) ?? cell).trim()
}

/** Whether a CSV file would bring Weni another value than the one in the cell. */
export function changesInCsv(cell: string): boolean {
  return weniCsvValue(cell) !== cell.trim()
}

/**
 * A cell for a CSV file that reaches Weni as it is, where there is a way: with a blank in front
 * `19,90` no longer looks like a number, and Weni takes the blank away afterwards. There is none for
 * `1.50` and `+5`.
 */
export function guardedCsvValue(cell: string): string {
  if (!changesInCsv(cell)) return cell
  const guarded = ` ${cell}`
  return weniCsvValue(guarded) === cell.trim() ? guarded : cell
}

function asInteger(cell: string): string | null {
  if (cell.startsWith('0') && cell.length > 1) return null
  if (/^\s*[+-]?\d+\s*$/.test(cell)) return String(BigInt(cell.trim().replace('+', '')))
  return /^(\d+,)+\d+$/.test(cell) ? String(BigInt(cell.replaceAll(',', ''))) : null
}

function asFloat(cell: string): string | null {
  if (cell.startsWith('0') && !cell.startsWith('0.')) return null
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell)) return null
  const number = Number(cell)
  return Number.isFinite(number) ? pythonNumber(number) : null
}

/** `2026-11-24 09:30:00`: a date by itself stays as it is, one with a time is written anew. */
function asMoment(cell: string): string | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6}.*)?$/s.test(cell)) return null
  const seconds = cell.slice(0, 19).replace(' ', 'T')
  return Number.isNaN(Date.parse(`${seconds}Z`)) ? null : seconds
}

/** A number as Python writes it: with exponents from 10^16 on and below 10^-4, and always a fraction. */
function pythonNumber(number: number): string {
  const size = Math.abs(number)
  if (number !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits, exponent = ''] = number.toExponential().split('e')
    return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
  }
  return Number.isInteger(number) ? `${Object.is(number, -0) ? '-0' : number}.0` : String(number)
}
