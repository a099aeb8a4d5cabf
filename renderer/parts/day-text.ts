import { dayStyle } from '../../shared/locales/day-style.ts'
import type { Locale } from '../../shared/model.ts'
import { fold } from '../app/fold.ts'
import { dayFrom, existingDay, partsOf, type Day } from './calendar-days.ts'

/** Which days make sense; both ends belong to it. */
export interface DayRange {
  readonly min?: Day | undefined
  readonly max?: Day | undefined
}

/** A day as the language writes it everywhere in the program. */
export function writeDay(day: Day, locale: Locale): string {
  const { year, month, date } = partsOf(day)
  return new Intl.DateTimeFormat(locale, dayStyle(locale)).format(new Date(year, month - 1, date))
}

/**
 * The day that somebody typed: `25/11/2026`, `25.11.26`, `25112026`, `25 de novembro`, `Nov 25, 2026`,
 * `2026-11-25`. The day comes before the month, as in Brazil, in every language. Without a year it
 * is that of today, or the next one to it that makes sense.
 *
 * @returns `null` when it is no day
 */
export function readDay(
  text: string,
  locale: Locale,
  today: Day,
  range: DayRange = {},
): Day | null {
  const words = (fold(text).match(/\d+|[a-z]+/g) ?? []).filter((word) => !JOINING.has(word))
  const names = words.filter((word) => !/\d/.test(word))
  const numbers = words.filter((word) => /\d/.test(word))
  if (names.length > 1) return null
  if (names[0] !== undefined) {
    const month = monthNamed(names[0], locale)
    return month === null ? null : fromParts([numbers[0], month, ...numbers.slice(1)], today, range)
  }
  const [only] = numbers
  if (numbers.length === 1 && only !== undefined) return fromRun(only, today, range)
  const yearFirst = (numbers[0]?.length ?? 0) === 4
  return fromParts(yearFirst ? numbers.toReversed() : numbers, today, range)
}

/** Words between the parts of a date, in the three languages. */
const JOINING = new Set(['de', 'del', 'of', 'the', 'o', 'th', 'st', 'nd', 'rd'])

/** Digits without anything between them: day, month and mostly the year. */
function fromRun(digits: string, today: Day, range: DayRange): Day | null {
  if (![4, 6, 8].includes(digits.length)) return null
  const parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
  return fromParts(
    parts.filter((part) => part !== ''),
    today,
    range,
  )
}

function fromParts(
  parts: readonly (string | number | undefined)[],
  today: Day,
  { min, max }: DayRange,
): Day | null {
  if (parts.length < 2 || parts.length > 3) return null
  const [date, month, year] = parts.map(Number)
  if (date === undefined || month === undefined) return null
  if (year !== undefined) {
    const written = String(parts[2])
    if (written.length !== 2 && written.length !== 4) return null
    return existingDay(written.length === 2 ? 2000 + year : year, month, date)
  }
  const thisYear = partsOf(today).year
  const makesSense = (day: Day | null) =>
    day !== null && (min === undefined || day >= min) && (max === undefined || day <= max)
  const candidates = [thisYear, thisYear - 1, thisYear + 1].map((each) =>
    existingDay(each, month, date),
  )
  return candidates.find(makesSense) ?? candidates[0] ?? null
}

function monthNamed(name: string, locale: Locale): number | null {
  if (name.length < 3) return null
  const long = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  for (let month = 1; month <= 12; month++) {
    if (fold(long.format(dayFrom(2026, month, 1))).startsWith(name)) return month
  }
  return null
}
