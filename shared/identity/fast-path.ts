import type { PhoneMode } from '../model.ts'
import { brazilianKey } from './brazilian-key.ts'

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
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    const digit = code - ZERO
    if (digit >= 0 && digit <= 9) {
      if (digits === 0 && digit === 0) zeros++
      else digits++
      value = value * 10 + digit
      if (sinceDot >= 0) sinceDot++
    } else if (code === DOT) sinceDot = 0
    else if (code === PLUS) {
      if (plus || digits + zeros > 0) return 0
      plus = true
    } else if (!isSeparator(code)) return 0
  }
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
  for (let at = start; at < end; at++) {
    const code = bytes[at] ?? 0
    const digit = code - ZERO
    if (digit >= 0 && digit <= 9) {
      if (digits === 0 && digit === 0) zeros++
      else digits++
      value = value * 10 + digit
      if (sinceDot >= 0) sinceDot++
    } else if (code === DOT) sinceDot = 0
    else if (code === PLUS) {
      if (plus || digits + zeros > 0) return 0
      plus = true
    } else if (!isSeparator(code)) return 0
  }
  return keyOfPlain(value, digits, zeros, sinceDot, plus || mode === 'international')
}

function isSeparator(code: number): boolean {
  return code === SPACE || code === DASH || code === OPEN || code === CLOSE || code === TAB
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

  const prefix = digits > 11 ? Math.floor(value / 10 ** (digits - 2)) : 0
  if (zeros === 0 && prefix === 55) return brazilianKey(value % 10 ** (digits - 2), digits - 2)
  if (international) return 0
  if (zeros === 0) {
    return prefix === 0 && !mayLackAreaCode(value, digits) ? brazilianKey(value, digits) : 0
  }
  if (zeros > 1) return 0
  return prefix === 0
    ? brazilianKey(value, digits)
    : brazilianKey(value % 10 ** (digits - 2), digits - 2)
}

/** 55 and eight digits: area code 55, or the country code before a number without area code. */
function mayLackAreaCode(value: number, digits: number): boolean {
  return digits === 10 && value >= 5_560_000_000 && value < 5_600_000_000
}
