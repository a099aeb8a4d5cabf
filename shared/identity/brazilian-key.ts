import { isAreaCode } from './area-codes.ts'

/** Keys of Brazilian numbers are 55 + area code + 8 digits (landline) or 9 digits (mobile). */
const LANDLINES = 550_000_000_000
const MOBILES = 5_500_000_000_000

/**
 * The key of a Brazilian national number, area code first; 0 when there is no such number.
 *
 * Eight digits that start with 6-9 are a mobile from before the ninth digit (2012-2016): the old
 * number became 9 + the same eight, one to one, so the 9 is put in. Eight that start with 2-5 are a
 * landline, which never gained a digit. Nine digits are a mobile only when they start with 9.
 *
 * @param national area code and subscriber as an integer
 * @param length how many digits it has, 10 or 11; any other length has no key
 */
export function brazilianKey(national: number, length: number): number {
  // Comparisons, not remainders: this runs for every row of every list.
  if (length === 11) {
    const area = Math.floor(national / 1_000_000_000)
    const startsWithNine = national - area * 1_000_000_000 >= 900_000_000
    return startsWithNine && isAreaCode(area) ? MOBILES + national : 0
  }
  const area = Math.floor(national / 100_000_000)
  if (length !== 10 || !isAreaCode(area)) return 0
  const subscriber = national - area * 100_000_000
  if (subscriber < 20_000_000) return 0
  return subscriber < 60_000_000
    ? LANDLINES + national
    : MOBILES + area * 1_000_000_000 + 900_000_000 + subscriber
}

/** 55 DD SSSSSSSS -> 55 DD 9 SSSSSSSS. */
export function withNinthDigit(key: number): number {
  const subscriber = key % 100_000_000
  return (key - subscriber) * 10 + 900_000_000 + subscriber
}

/** 55 DD 9 SSSSSSSS -> 55 DD SSSSSSSS. */
export function withoutNinthDigit(key: number): number {
  const subscriber = key % 100_000_000
  return (key - (key % 1_000_000_000)) / 10 + subscriber
}

/**
 * The landline or mobile that has the same digits without or with a 9 before them; 0 when there is
 * none: a mobile that begins with 96 to 99 never was anything but a mobile.
 */
export function ninthDigitTwinKey(key: number): number {
  if (isBrazilianMobile(key)) {
    // Small whole numbers, which have a quick remainder: this runs for every row of every list.
    const first = ((key / 10_000_000) | 0) % 10
    return first >= 2 && first <= 5 ? withoutNinthDigit(key) : 0
  }
  return isBrazilianLandline(key) ? withNinthDigit(key) : 0
}

/** Mobile keys have 13 digits: 55, area code, 9 and eight more. */
export function isBrazilianMobile(key: number): boolean {
  return key >= 5_511_900_000_000 && key < 5_600_000_000_000
}

/** Landline keys have 12 digits, and so do toll-free ones (55 800 and seven digits). */
export function isBrazilianLandline(key: number): boolean {
  return key >= 551_100_000_000 && key < 560_000_000_000 && isAreaCode(areaCodeOf(key))
}

function areaCodeOf(landline: number): number {
  return ((landline / 100_000_000) | 0) % 100
}
