import type { Country } from '../model.ts'
import { isSupportedCountry, readAtHome, readForeignId } from './abroad.ts'
import { areaCodes } from './area-codes.ts'
import { isWrittenInBrazilianGroups, readBrazilian, readRarePrefix } from './brazil.ts'
import {
  brazilianKey,
  isBrazilianLandline,
  isBrazilianMobile,
  ninthDigitTwinKey,
} from './brazilian-key.ts'
import { isUnread, type Alternate, type AlternateReason, type WrittenNumber } from './identity.ts'

/**
 * The other accounts that a written number may stand for. Only the cell being looked up carries
 * them, never the ledger: a ledger entry under one of them holds a row for a person to see, and
 * neither sends to it nor drops it.
 *
 * @param international whether a `+` or the column said that the digits begin with a country code
 */
export function alternatesOf(
  key: number,
  number: WrittenNumber,
  country: Country,
  international: boolean,
): readonly Alternate[] {
  const twin = ninthDigitTwin(key)
  const other = otherReading(key, number, country, international)
  const elsewhere = isWithoutAreaCode(number, country, international) ? otherAreaCodes(key) : []
  const within = country === 'BR' ? withoutDigitsBeside(key, number, international) : []
  if (twin === null && other === null && elsewhere.length + within.length === 0) return []
  return [...(twin ? [twin] : []), ...(other ? [other] : []), ...elsewhere, ...within]
}

/** Digits written apart at the end of a number: of a house, of a person in a list, of an extension. */
const LONGEST_BESIDE = 2

/**
 * `011 98765-4321 1`, `1) 79 3456-7890`: a number with digits beside it that make it another one. Digits
 * taken for those of another country may have any at both ends; see `fastKey` for the others.
 */
function withoutDigitsBeside(
  key: number,
  { text }: WrittenNumber,
  international: boolean,
): Alternate[] {
  const groups = text.match(/\d+/g) ?? []
  if (groups.length < 2) return []
  const isHome = isBrazilianMobile(key) || isBrazilianLandline(key)
  const parts: string[] = []
  for (let count = 1; count < groups.length; count++) {
    const [start, end] = [groups.slice(0, -count).join(''), groups.slice(-count).join('')]
    if (!isHome && !international) parts.push(start, end)
    else if (count === 1 && end.length <= LONGEST_BESIDE) parts.push(start)
    else if (count === groups.length - 1 && /^(?:[1-9]|[1-9]\d\d)$/.test(start)) parts.push(end)
  }
  const found = parts.map((digits) => alternate(readBrazilian(digits), key, 'digits_beside'))
  return found.filter((other) => other !== null)
}

/**
 * A landline and the mobile with a 9 before the same digits are two accounts that careless tools
 * make one. In area code 11 mobiles had 5xxx-xxxx from 2011-04 to 2012-07 and are 95xxx-xxxx now.
 */
export function ninthDigitTwin(key: number): Alternate | null {
  const twin = ninthDigitTwinKey(key)
  return twin === 0 ? null : { key: twin, why: whyTwins(Math.min(key, twin)) }
}

function whyTwins(landline: number): AlternateReason {
  return Math.floor(landline / 10_000_000) === 55115 ? 'old_mobile_range' : 'landline_plus_nine'
}

/** Bare digits may begin with an area code or with a country code; the one not chosen is here. */
function otherReading(
  key: number,
  number: WrittenNumber,
  country: Country,
  international: boolean,
): Alternate | null {
  const digits = number.digits.replace(/^00/, '')
  if (international || digits !== number.digits) {
    return alternate(readHome(digits, country), key, 'national_reading')
  }
  if (digits.startsWith('0') || isWrittenInBrazilianGroups(number)) return null
  const foreign = alternate(readForeignId(digits), key, 'foreign_reading')
  if (foreign || country !== 'BR') return foreign
  const rare = readRarePrefix(digits)
  return rare && alternate(rare, key, 'national_reading')
}

function readHome(digits: string, country: Country) {
  if (country === 'BR') return readBrazilian(digits)
  return isSupportedCountry(country) ? readAtHome(digits, country) : null
}

function alternate(
  reading: ReturnType<typeof readHome>,
  key: number,
  why: AlternateReason,
): Alternate | null {
  return reading === null || isUnread(reading) || reading.key === key
    ? null
    : { key: reading.key, why }
}

/** `55 8765-4321`: area code 55, or Brazil's country code before a number without area code. */
export function isWithoutAreaCode(
  { digits, text, plus }: WrittenNumber,
  country: Country,
  international: boolean,
): boolean {
  return (
    country === 'BR' &&
    !plus &&
    !international &&
    !text.startsWith('(') &&
    /^55[6-9]\d{7}$/.test(digits)
  )
}

function otherAreaCodes(key: number): Alternate[] {
  const subscriber = key % 1_000_000_000
  return areaCodes
    .map((code) => 5_500_000_000_000 + code * 1_000_000_000 + subscriber)
    .filter((other) => other !== key)
    .map((other) => ({ key: other, why: 'missing_area_code' }))
}

/** `11 3456-7890 / 7891` or `/ 91234-5678`: the second number shares the beginning of the first. */
export function sharingBeginning(key: number, digits: string): Alternate | null {
  if (!isBrazilianLandline(key) && !isBrazilianMobile(key)) return null
  if (digits.length < 3 || digits.length > 9) return null
  if (digits.length < 8) {
    const scale = 10 ** digits.length
    return { key: key - (key % scale) + Number(digits), why: 'shared_beginning' }
  }
  const areaCode = Number(String(key).slice(2, 4))
  const national = areaCode * 10 ** digits.length + Number(digits)
  const shared = brazilianKey(national, digits.length + 2)
  return shared === 0 ? null : { key: shared, why: 'shared_area_code' }
}
