import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max'
import type { Country } from '../model.ts'
import { readWithBrazilianCode } from './brazil.ts'
import { once } from '../once.ts'
import { isUnread, type IdentityRule, type KeyedReading, type Reading } from './identity.ts'
import { inGroups, isNumberIn } from './numbering-plans.ts'

type Fold = readonly [pattern: RegExp, rewrite: (digits: string) => string, rule: IdentityRule]

/**
 * Renumberings that WhatsApp ids and old lists still show. Each is one to one.
 *
 * Mexico dropped 1, 01, 044 and 045 in 2019 (IFT). Ivory Coast put the operator's 01, 05 or 07
 * before eight digits in 2021, told by the second digit; old landlines cannot be told apart. Benin
 * put 01 before all of them in 2024. Colombia put 60 before landlines in 2021. Chile's mobiles lost
 * the trunk 09.
 */
const OLD_FORMS: readonly Fold[] = [
  [/^52(?:1|01|04[45])\d{10}$/, (d) => `52${d.slice(-10)}`, 'mexico_mobile_prefix'],
  [
    /^225[04-9]\d{7}$/,
    (d) => `225${ivorianOperator(d.charAt(4))}${d.slice(3)}`,
    'ivory_coast_ten_digits',
  ],
  [/^229\d{8}$/, (d) => `22901${d.slice(3)}`, 'benin_ten_digits'],
  [/^57[1-8]\d{7}$/, (d) => `5760${d.slice(2)}`, 'colombia_landline_60'],
  [/^5609\d{8}$/, (d) => `56${d.slice(3)}`, 'trunk_prefix'],
]

function ivorianOperator(second: string): string {
  if (second <= '3') return '01'
  return second <= '6' ? '05' : '07'
}

/** Geographic numbers, area code 11, 2xx or 3xx: WhatsApp ids carry a 9 that people leave out. */
const ARGENTINE_WITHOUT_NINE = /^54[123]\d{9}$/

/** Satellite, shared-cost and other codes of no country. */
const CODES_WITHOUT_COUNTRY = ['800', '808', '870', '878', '881', '882', '883', '888', '979']

/** Made when a number is first asked about: most commands start sooner without the world's numbers. */
const callingCodes = once(
  () =>
    new Set<string>([
      ...getCountries().map((country) => getCountryCallingCode(country)),
      ...CODES_WITHOUT_COUNTRY,
    ]),
)

/** North American area codes are [2-9][0-8]X. Said here because the library is slow to say it. */
const NOT_NORTH_AMERICAN = /^1(?![2-9][0-8]\d{8}$)/

const SHORTEST_NUMBER = 7
/** ITU-T E.164: fifteen digits with the country code. */
const LONGEST_NUMBER = 15

const supported = once(() => new Set<string>(getCountries()))

export function isSupportedCountry(country: Country): country is CountryCode {
  return supported().has(country)
}

/** Reads digits that begin with a country calling code, Brazil's included, without `+` or `00`. */
export function readInternational(digits: string): Reading {
  if (digits.startsWith('55')) return readWithBrazilianCode(digits)
  const exact = readForeignId(digits)
  if (exact) return exact
  if (callingCodeOf(digits) === null || NOT_NORTH_AMERICAN.test(digits)) {
    return { reason: whyNoNumber(digits) }
  }
  const number = parsePhoneNumberFromString(`+${digits}`)
  return number?.isValid() ? folded(number.number.slice(1), []) : { reason: whyNoNumber(digits) }
}

/**
 * Reads digits that are a foreign number exactly as WhatsApp and E.164 write it, old forms included;
 * `null` when they are none. Quicker than `readInternational`, which also takes out trunk prefixes.
 */
export function readForeignId(digits: string): KeyedReading | null {
  if (digits.length < SHORTEST_NUMBER || digits.length > LONGEST_NUMBER) return null
  const callingCode = callingCodeOf(digits)
  if (digits.startsWith('55') || callingCode === null) return null
  if (NOT_NORTH_AMERICAN.test(digits)) return null
  const fold = OLD_FORMS.find(([pattern]) => pattern.test(digits))
  const current = fold ? fold[1](digits) : digits
  const exists = isNumberIn(callingCode, current.slice(callingCode.length))
  return exists ? folded(current, fold ? [fold[2]] : []) : null
}

/** `54 54 9 11 …`: a form that added the country code to a number that had it. */
export function readDoubledCode(digits: string): Reading | null {
  const code = callingCodeOf(digits)
  if (code === null || !digits.startsWith(code, code.length)) return null
  const reading = readInternational(digits.slice(code.length))
  return isUnread(reading)
    ? null
    : { key: reading.key, rules: [...reading.rules, 'doubled_country_code'] }
}

/** Reads digits as dialled inside a country other than Brazil, its own calling code allowed. */
export function readAtHome(digits: string, country: CountryCode): Reading {
  const number = parsePhoneNumberFromString(digits, country)
  if (number?.isValid()) return folded(number.number.slice(1), [])
  const old = readInternational(getCountryCallingCode(country) + digits)
  return isUnread(old)
    ? { reason: digits.length < SHORTEST_NUMBER ? 'too_short' : 'invalid_for_country' }
    : old
}

function folded(e164: string, rules: readonly IdentityRule[]): KeyedReading {
  return ARGENTINE_WITHOUT_NINE.test(e164)
    ? { key: Number(`549${e164.slice(2)}`), rules: [...rules, 'argentina_mobile_nine'] }
    : { key: Number(e164), rules }
}

/** Digits in E.164 as people write them abroad: `+351 912 345 678`. */
export function displayAbroad(digits: string): string {
  const code = callingCodeOf(digits)
  return digits.length < SHORTEST_NUMBER || code === null
    ? `+${digits}`
    : `+${code} ${inGroups(code, digits.slice(code.length))}`
}

function callingCodeOf(digits: string): string | null {
  const length = [1, 2, 3].find((count) => callingCodes().has(digits.slice(0, count)))
  return length === undefined ? null : digits.slice(0, length)
}

function whyNoNumber(digits: string) {
  if (digits.length < SHORTEST_NUMBER) return 'too_short'
  if (digits.length > LONGEST_NUMBER) return 'too_long'
  return callingCodeOf(digits) === null ? 'invalid_country_code' : 'invalid_for_country'
}
