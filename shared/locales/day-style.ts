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
