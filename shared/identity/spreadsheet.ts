import type { UnreadableReason } from '../model.ts'
import type { IdentityRule } from './identity.ts'

/** A cell after the damage was undone, and what that was; or why it cannot be undone. */
export type Repaired =
  | { readonly text: string; readonly rules: readonly IdentityRule[] }
  | { readonly reason: UnreadableReason }

/** `="55…"`, `=55…`, `'55…`, `"'+55…"`: what keeps a spreadsheet from taking digits for a number. */
const WRAPPERS = /^[='"`\s]+|['"`\s]+$/g
/** Excel, LibreOffice and Google, in the three languages: `#N/D`, `#¡REF!`, `#####`, `Err:502`. */
const CELL_ERROR = /^(?:#+|#¡?[A-ZÀ-Ü]+(?:\/[A-Z0])?[!?]?|err(?:o|or)?:\d{3})$/i
const SCIENTIFIC = /^\+?(\d{1,3})(?:[.,](\d+))?e([+-]?)(\d{1,3})$/i
/** `11,987,654,321`: commas are only thousands when every group has three digits. */
const COMMA_THOUSANDS = /^\+?\d{1,3}(?:,\d{3}){2,}(?:\.0{1,2})?$/
const WITH_FRACTION = /^\d{8,}[.,]\d{1,2}$/
/** A double that lost its digits ends in at least this many zeros; so does one number in a million. */
const SUSPICIOUS_ZEROS = 6

/** Undoes what a spreadsheet did to a cell that held a number, or says that the digits are lost. */
export function repairSpreadsheetCell(cell: string): Repaired {
  const text = cell.replace(WRAPPERS, '')
  const rules: readonly IdentityRule[] = text === cell ? [] : ['spreadsheet_wrapper']
  if (CELL_ERROR.test(text)) return { reason: 'spreadsheet_error' }
  const scientific = SCIENTIFIC.exec(text)
  if (scientific) return expandScientific(scientific, rules)
  if (COMMA_THOUSANDS.test(text)) {
    return { text: text.replaceAll(',', ''), rules: [...rules, 'thousands_separators'] }
  }
  const whole = withoutDecimalZeros(text)
  if (whole !== text) return { text: whole, rules: [...rules, 'decimal_zeros'] }
  if (WITH_FRACTION.test(text)) return { reason: 'not_a_phone' }
  return { text, rules }
}

/**
 * All digits are there when the mantissa has one more than the exponent. Java prints the shortest
 * exact form, without a sign after the E, so that there missing digits are zeros; Excel always
 * prints the sign and rounds for display, so that there they are gone.
 */
function expandScientific(
  [, whole = '', fraction = '', sign, exponent]: RegExpExecArray,
  rules: readonly IdentityRule[],
): Repaired {
  const mantissa = whole + fraction.replace(/0+$/, '')
  const length = whole.length + Number(exponent)
  const missing = length - mantissa.length
  if (sign === '-' || missing < 0) return { reason: 'digits_lost' }
  if (missing === 0) return { text: mantissa, rules: [...rules, 'scientific_notation'] }
  const kept = missing <= fraction.length + whole.length - mantissa.length
  if (!kept && (sign === '+' || missing >= SUSPICIOUS_ZEROS)) return { reason: 'digits_lost' }
  return {
    text: mantissa + '0'.repeat(missing),
    rules: [...rules, kept ? 'scientific_notation' : 'scientific_zeros'],
  }
}

/**
 * `5511987654321.0`, `…,00`, `5.511.987.654.321,00`: the decimals of a number that was a float.
 * They go before any punctuation does, or `551198765432.0` would become another valid number.
 * A `.00` after pairs (`+33.6.12.34.56.00`) is a pair like the others and stays.
 */
export function withoutDecimalZeros(text: string): string {
  const zeros = /[.,]0+$/.exec(text)
  if (!zeros) return text
  const head = text.slice(0, zeros.index)
  const count = zeros[0].length - 1
  const digits = head.replace(/\D/g, '').length
  if (digits < 8) return text
  const isDecimal =
    count === 1 || (count === 2 && /\d{3}$/.test(head)) || (digits >= 10 && /^\+?\d+$/.test(head))
  return isDecimal ? head : text
}
