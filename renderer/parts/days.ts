import type { Instant } from '../../shared/model.ts'
import type { Day } from './calendar-days.ts'

/** The day of an instant by the computer's clock, as a date field wants it: `2026-11-25`. */
export function dayOf(instant: Instant): Day {
  const moment = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** The first moment of a day of a date field; `null` for an empty or half-typed one. */
export function startOfDay(day: string): Instant | null {
  const moment = new Date(`${day}T00:00:00.000`)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** The first moment after a day of a date field; `null` for an empty or half-typed one. */
export function endOfDay(day: string): Instant | null {
  const moment = new Date(`${day}T00:00:00.000`)
  if (Number.isNaN(moment.getTime())) return null
  moment.setDate(moment.getDate() + 1)
  return moment.toISOString()
}

/** The last day that lies before an end, such as one that `endOfDay` made. */
export function lastDayOf(end: Instant): Day {
  return dayOf(lastMomentOf(end))
}

/** The last moment before an end, by which people call it: what ends at midnight ends on the day before. */
export function lastMomentOf(end: Instant): Instant {
  return new Date(Date.parse(end) - 1).toISOString()
}

/** The present day by the computer's clock. */
export function today(): Day {
  return dayOf(new Date().toISOString())
}
