/**
 * What Weni gets to see of a CSV cell. Its CSV reader turns everything that looks like a number
 * into one before anything else happens, so `19,90` arrives as `1990` and `1.50` as `1.5`
 * (https://github.com/pyexcel/pyexcel-io, service.py: detect_int_value, detect_float_value).
 * Cells of a workbook that hold text are left alone.
 */
export function weniCsvValue(cell: string): string {
  return (asInteger(cell) ?? asFloat(cell) ?? cell).trim()
}

/** Whether a CSV file would bring Weni another value than the one in the cell. */
export function changesInCsv(cell: string): boolean {
  return weniCsvValue(cell) !== cell.trim()
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
  if (!Number.isFinite(number)) return null
  return Number.isInteger(number) && Math.abs(number) < 1e16 ? `${number}.0` : String(number)
}
