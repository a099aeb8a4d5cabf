import type { Locale } from '../model.ts'

/**
 * A day with all four digits of its year, as each language writes it. `dateStyle: 'short'` leaves two
 * of them out in Spanish and English, and in English puts the month first, where Brazil has the day.
 */
export function dayStyle(locale: Locale): Intl.DateTimeFormatOptions {
  return locale === 'en'
    ? { day: 'numeric', month: 'short', year: 'numeric' }
    : { day: '2-digit', month: '2-digit', year: 'numeric' }
}

/**
 * The day of a moment as `dayStyle` says. Portuguese and Spanish ones are put together here: the
 * engine's own way takes a fiftieth of a second to begin.
 */
export function dayWriter(locale: Locale): (moment: number) => string {
  if (locale === 'en') {
    const format = new Intl.DateTimeFormat(locale, dayStyle(locale))
    return (moment) => format.format(moment)
  }
  return (moment) => {
    const day = new Date(moment)
    const [date, month] = [day.getDate(), day.getMonth() + 1].map((part) => twoDigits(part))
    return `${date}/${month}/${day.getFullYear()}`
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
