import type { PhoneMode } from '../model.ts'
import {
  brazilianKey,
  isBrazilianMobile,
  withNinthDigit,
  withoutNinthDigit,
} from './brazilian-key.ts'

/** A cell longer than this is never plain: a phone number with every separator has about 25. */
const LONGEST = 40

const TAB = 9
const SPACE = 32
const OPEN = 40
const CLOSE = 41
const PLUS = 43
const DASH = 45
const DOT = 46
const ZERO = 48

const LANDLINES = 550_000_000_000
const MOBILES = 5_500_000_000_000

/**
 * The key of a plainly written Brazilian number, for a list whose country is Brazil: digits with
 * spaces, dashes, dots and brackets between them, and nothing else. One pass, no allocation.
 *
 * @returns the key, which is always the key of `identify`; 0 means "ask `identify`", never "no number"
 */
export function fastKey(text: string, mode: PhoneMode): number {
  const end = text.length
  if (end > LONGEST) return 0
  let value = 0
  let digits = 0
  let zeros = 0
  let plus = false
  let sinceDot = -1
  let first = 0
  let marked = 0
  let before = 0
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    const digit = code - ZERO
    if (digit >= 0 && digit <= 9) {
      if (digits === 0 && digit === 0) zeros++
      else digits++
      value = value * 10 + digit
      if (sinceDot >= 0) sinceDot++
    } else if (code === PLUS) {
      if (plus || digits + zeros > 0) return 0
      plus = true
    } else if (isSeparator(code)) {
      if (code === DOT) sinceDot = 0
      if (digits + zeros !== marked) {
        if (marked === 0) first = digits + zeros
        before = marked
        marked = digits + zeros
      }
    } else return 0
  }
  if (hasDigitsBeside(zeros > 0 ? 0 : first, before, marked, digits + zeros)) return 0
  return keyOfPlain(value, digits, zeros, sinceDot, plus || mode === 'international')
}

/** `fastKey` over the bytes of a cell, in UTF-8, Windows-1252 or any other superset of ASCII. */
export function fastKeyOfBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  mode: PhoneMode,
): number {
  if (end - start > LONGEST) return 0
  let value = 0
  let digits = 0
  let zeros = 0
  let plus = false
  let sinceDot = -1
  let first = 0
  let marked = 0
  let before = 0
  for (let at = start; at < end; at++) {
    const code = bytes[at] ?? 0
    const digit = code - ZERO
    if (digit >= 0 && digit <= 9) {
      if (digits === 0 && digit === 0) zeros++
      else digits++
      value = value * 10 + digit
      if (sinceDot >= 0) sinceDot++
    } else if (code === PLUS) {
      if (plus || digits + zeros > 0) return 0
      plus = true
    } else if (isSeparator(code)) {
      if (code === DOT) sinceDot = 0
      if (digits + zeros !== marked) {
        if (marked === 0) first = digits + zeros
        before = marked
        marked = digits + zeros
      }
    } else return 0
  }
  if (hasDigitsBeside(zeros > 0 ? 0 : first, before, marked, digits + zeros)) return 0
  return keyOfPlain(value, digits, zeros, sinceDot, plus || mode === 'international')
}

function isSeparator(code: number): boolean {
  return (
    code === SPACE ||
    code === DASH ||
    code === OPEN ||
    code === CLOSE ||
    code === DOT ||
    code === TAB
  )
}

/**
 * `1) 79 3456-7890`, `11 98765-4321 1`: digits by themselves before a number, of which no area code
 * has so many, or one or two after it may not belong to it, and only `identify` says what it is
 * without them.
 *
 * @param first how many digits stand before the first mark that has a digit before it
 * @param marked how many stand before the last such mark
 * @param before how many stood before the one before that
 */
function hasDigitsBeside(first: number, before: number, marked: number, digits: number): boolean {
  const last = digits > marked ? digits - marked : marked - before
  if (last === digits) return false
  return last <= 2 || first === 1 || first === 3
}

/**
 * Decides only what has a single reading; decimals (`.0`), a CPF (five digits after its last dot)
 * and everything rarer is left to `identify`.
 */
function keyOfPlain(
  value: number,
  digits: number,
  zeros: number,
  sinceDot: number,
  international: boolean,
): number {
  if (digits < 10 || digits > 13) return 0
  if (sinceDot >= 0 && (sinceDot < 3 || sinceDot === 5 || value % 1000 === 0)) return 0

  if (zeros === 0) {
    if (digits === 13) return beginsWith55(value, MOBILES) ? brazilianKey(value - MOBILES, 11) : 0
    if (digits === 12)
      return beginsWith55(value, LANDLINES) ? brazilianKey(value - LANDLINES, 10) : 0
    return international || mayLackAreaCode(value, digits) ? 0 : brazilianKey(value, digits)
  }
  if (zeros > 1 || international) return 0
  // A trunk zero, and perhaps a carrier code after it.
  if (digits < 12) return brazilianKey(value, digits)
  return digits === 13
    ? brazilianKey(value % 100_000_000_000, 11)
    : brazilianKey(value % 10_000_000_000, 10)
}

/** @param lowest 55 and zeros, of as many digits as the value */
function beginsWith55(value: number, lowest: number): boolean {
  return value >= lowest && value < lowest + lowest / 55
}

/** 55 and eight digits: area code 55, or the country code before a number without area code. */
function mayLackAreaCode(value: number, digits: number): boolean {
  return digits === 10 && value >= 5_560_000_000 && value < 5_600_000_000
}

/**
 * Whether a cell that `fastKey` read as `key` may have an alternate that is suppressed.
 *
 * `fastKey` knows the account and not the writing, so this tries every alternate that any writing
 * of that account can have: the twin with or without the ninth digit, and the digits taken for a
 * foreign number. It may say yes for nothing and never no for something. An engine stays exact with
 * number-only look-ups when it asks, in this order:
 *
 * 1. `fastKey`; 0 means `identify`.
 * 2. Is the key suppressed? Then the row leaves, and alternates do not matter.
 * 3. `mayMatchAlternate`; yes means `identify`, whose alternates tell whether and why.
 */
export function mayMatchAlternate(key: number, isSuppressed: (key: number) => boolean): boolean {
  if (!isBrazilianMobile(key)) {
    return isSuppressed(withNinthDigit(key)) || isSuppressed(nationalDigits(key))
  }
  const withoutNine = withoutNinthDigit(key)
  return (
    isSuppressed(withoutNine) ||
    isSuppressed(nationalDigits(withoutNine)) ||
    isSuppressed(asForeign(nationalDigits(key)))
  )
}

/** The digits after 55, which are at most eleven. */
function nationalDigits(key: number): number {
  return key >= MOBILES ? key - MOBILES : key - LANDLINES
}

/** 229 and eight digits, in a Brazilian list area code 22, were a number in Benin until 2024. */
function asForeign(digits: number): number {
  return Math.floor(digits / 100_000_000) === 229
    ? 2_290_100_000_000 + (digits % 100_000_000)
    : digits
}
