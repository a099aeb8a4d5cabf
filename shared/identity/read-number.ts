import type { Country, PhoneMode } from '../model.ts'
import { isSupportedCountry, readAtHome, readDoubledCode, readInternational } from './abroad.ts'
import { isWrittenInBrazilianGroups, readBrazilian, readRarePrefix } from './brazil.ts'
import { isUnread, type IdentityRule, type Reading, type WrittenNumber } from './identity.ts'

const ONE_DIGIT = /^(\d)\1*$/

export interface ReadingOptions {
  readonly country: Country
  readonly mode: PhoneMode
}

/**
 * Reads one written number.
 *
 * A `+` or an international column settles that the digits begin with a country code. Otherwise the
 * home country's reading wins, and digits that cannot be a number there are taken for a foreign one
 * only when they are the whole cell: in a text they may be anything (a CPF is a valid US number).
 */
export function readNumber(
  number: WrittenNumber,
  { country, mode }: ReadingOptions,
  whole: boolean,
): Reading {
  if (number.plus || mode === 'international') return readWithCode(number.digits)
  return country === 'BR' ? readInBrazil(number, whole) : readElsewhere(number, country, whole)
}

/** Reads digits that begin with a country code, whatever the column says, or else as at home. */
export function readLinked(number: WrittenNumber, country: Country): Reading {
  const reading = readWithCode(number.digits)
  if (!isUnread(reading) || number.plus) return reading
  return withRule(readNumber(number, { country, mode: 'national' }, true), 'assumed_national')
}

function readWithCode(digits: string): Reading {
  if (digits.startsWith('00')) {
    return withRule(readInternational(digits.slice(2)), 'international_prefix')
  }
  const reading = readInternational(digits)
  return isUnread(reading) ? (readDoubledCode(digits) ?? reading) : reading
}

function readInBrazil(number: WrittenNumber, whole: boolean): Reading {
  const { digits } = number
  const home = readBrazilian(digits)
  if (!isUnread(home)) return home
  const foreign = digits.startsWith('00')
    ? readDialledAbroad(digits)
    : whole && mayBeForeign(number)
      ? withRule(readInternational(digits), 'assumed_international')
      : home
  return isUnread(foreign) ? (readRarePrefix(digits) ?? home) : foreign
}

/** From Brazil, `00`, a carrier code that people leave out, and the country code. */
function readDialledAbroad(digits: string): Reading {
  const direct = readWithCode(digits)
  if (!isUnread(direct)) return direct
  const afterCarrier = withRule(readInternational(digits.slice(4)), 'international_prefix')
  return withRule(afterCarrier, 'carrier_code')
}

function readElsewhere(number: WrittenNumber, country: Country, whole: boolean): Reading {
  const { digits } = number
  if (digits.startsWith('00')) {
    const foreign = readWithCode(digits)
    if (!isUnread(foreign)) return foreign
  }
  const home: Reading = isSupportedCountry(country)
    ? readAtHome(digits, country)
    : { reason: 'invalid_for_country' }
  if (!isUnread(home) || !whole || !mayBeForeign(number)) return home
  const foreign = withRule(readInternational(digits), 'assumed_international')
  return isUnread(foreign) ? home : foreign
}

/**
 * Whether digits that are no number at home may be assumed to begin with a country code. One digit
 * over and over only fills a field, whatever country it fits.
 */
function mayBeForeign(number: WrittenNumber): boolean {
  const { digits } = number
  return (
    digits.length >= 10 &&
    !digits.startsWith('0') &&
    !ONE_DIGIT.test(digits) &&
    !isWrittenInBrazilianGroups(number)
  )
}

function withRule(reading: Reading, rule: IdentityRule): Reading {
  return isUnread(reading) ? reading : { key: reading.key, rules: [...reading.rules, rule] }
}
