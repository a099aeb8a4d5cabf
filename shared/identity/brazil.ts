import type { UnreadableReason } from '../model.ts'
import { isAreaCode } from './area-codes.ts'
import { brazilianKey } from './brazilian-key.ts'
import type { IdentityRule, Reading, WrittenNumber } from './identity.ts'

type Prefix = readonly [pattern: RegExp, rules: readonly IdentityRule[]]

/** A national number after what may stand before it. Any two digits may be a carrier code (CSP). */
const NATIONAL = String.raw`(\d{10,11})$`
const withPrefix = (prefix: string, ...rules: IdentityRule[]): Prefix => [
  new RegExp(`^${prefix}${NATIONAL}`),
  rules,
]

const WITH_COUNTRY_CODE: readonly Prefix[] = [
  withPrefix('55'),
  withPrefix('550', 'trunk_prefix'),
  withPrefix('550[1-9]\\d', 'carrier_code'),
  withPrefix('5555', 'doubled_country_code'),
  withPrefix('0055', 'international_prefix'),
  withPrefix('00550', 'international_prefix', 'trunk_prefix'),
  withPrefix('00[1-9]\\d55', 'international_prefix', 'carrier_code'),
]

/** How a number is dialled or written inside Brazil, likeliest first. */
const AT_HOME: readonly Prefix[] = [
  withPrefix(''),
  withPrefix('0', 'trunk_prefix'),
  withPrefix('0[1-9]\\d', 'carrier_code'),
  ...WITH_COUNTRY_CODE,
]

/** Readings that only count when the digits are no number of another country either. */
const LAST_RESORT: readonly Prefix[] = [
  withPrefix('00', 'padding_zeros'),
  withPrefix('90', 'collect_prefix'),
  withPrefix('90[1-9]\\d', 'collect_prefix', 'carrier_code'),
]

/** 0800 and its 7 digits, or 6 in old numbers; the country code may stand before it. */
const TOLL_FREE = /^(?:(?:00)?550?|0)(800\d{6,7})$/
/** A spreadsheet that took the column for numbers loses the zero. */
const TOLL_FREE_WITHOUT_ZERO = /^800\d{7}$/
/** 0300, 0303, 0500 and 0900: shared cost or premium, out of reach from abroad. */
const SERVICE = /^(?:(?:00)?550?|0)(?:300|303|500|900)\d{6,7}$/
/** 4004-1234, 3003-1234, 4020-1234: one number for the whole country, dialled without area code. */
const NATIONWIDE = /^(?:300|400|402)\d{5}$/
const BRAZILIAN_GROUPS = /^\(\d\d\)|^\d\d[ .-]?\d{4,5}-\d{4}$/
const LOCAL_COLLECT = /^9090\d{8,9}$/

/**
 * Reads digits that carry Brazil's country code.
 *
 * @param digits after the `+`, if there was one
 */
export function readWithBrazilianCode(digits: string): Reading {
  return (
    matchPrefix(digits, WITH_COUNTRY_CODE) ??
    tollFree(digits) ?? { reason: whyNoBrazilianNumber(digits, digits.replace(/^(?:00)?55/, '')) }
  )
}

/** Reads digits as a Brazilian means them in a list: area code first, with or without prefixes. */
export function readBrazilian(digits: string): Reading {
  return (
    matchPrefix(digits, AT_HOME) ??
    tollFree(digits) ?? { reason: whyNoBrazilianNumber(digits, nationalPart(digits)) }
  )
}

/** Reads digits with prefixes that could as well be the start of a foreign number. */
export function readRarePrefix(digits: string): Reading | null {
  return LOCAL_COLLECT.test(digits) ? null : matchPrefix(digits, LAST_RESORT)
}

/** `(21) 98876-5432`, `21 98876-5432`: nobody groups a foreign number so. */
export function isWrittenInBrazilianGroups({ text }: WrittenNumber): boolean {
  return BRAZILIAN_GROUPS.test(text)
}

function matchPrefix(digits: string, prefixes: readonly Prefix[]): Reading | null {
  for (const [pattern, rules] of prefixes) {
    const national = pattern.exec(digits)?.[1]
    if (national === undefined) continue
    const key = brazilianKey(Number(national), national.length)
    if (key === 0) continue
    const folded = isOldMobile(national) ? ([...rules, 'ninth_digit_added'] as const) : rules
    return { key, rules: folded }
  }
  return null
}

function isOldMobile(national: string): boolean {
  return national.length === 10 && national.charAt(2) >= '6'
}

/** 0800 has no area code and can be a WhatsApp Business account, keyed without its zero. */
function tollFree(digits: string): Reading | null {
  const number = TOLL_FREE.exec(digits)?.[1]
  if (number !== undefined) return { key: Number(`55${number}`), rules: [] }
  return TOLL_FREE_WITHOUT_ZERO.test(digits)
    ? { key: Number(`55${digits}`), rules: ['toll_free_restored'] }
    : null
}

function nationalPart(digits: string): string {
  const number = digits.replace(/^0+/, '')
  return number.length > 11 && number.startsWith('55') ? number.slice(2) : number
}

function whyNoBrazilianNumber(digits: string, national: string): UnreadableReason {
  if (/^0*$/.test(digits)) return 'placeholder'
  if (SERVICE.test(digits) || NATIONWIDE.test(national)) return 'service_number'
  if (LOCAL_COLLECT.test(national)) return 'no_area_code'
  if (national.length < 8) return 'too_short'
  if (national.length < 10) return digits === national ? 'no_area_code' : 'too_short'
  if (national.length > 11) return 'too_long'
  return isAreaCode(Number(national.slice(0, 2))) ? 'not_assignable' : 'unassigned_area_code'
}
