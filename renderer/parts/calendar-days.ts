/** A day of the calendar, without a clock: `2026-11-25`. */
export type Day = string

const DAY_MS = 86_400_000

interface Parts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly date: number
}

export function partsOf(day: Day): Parts {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date }
}

/** A day as a moment in UTC, where every day has 24 hours. */
export function dayFrom(year: number, month: number, date: number): Date {
  const moment = new Date(0)
  moment.setUTCFullYear(year, month - 1, date)
  return moment
}

/** The day with these parts; `null` when the calendar has none, such as the 31st of February. */
export function existingDay(year: number, month: number, date: number): Day | null {
  const moment = dayFrom(year, month, date)
  const same = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date
  return same && year >= 1000 && year <= 9999 ? nameOf(moment) : null
}

function nameOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10)
}

function momentOf(day: Day): Date {
  const { year, month, date } = partsOf(day)
  return dayFrom(year, month, date)
}

export function addDays(day: Day, count: number): Day {
  return nameOf(new Date(momentOf(day).getTime() + count * DAY_MS))
}

/** The same day of another month, or its last one where that is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day)
  const last = dayFrom(year, month + count + 1, 0).getUTCDate()
  return nameOf(dayFrom(year, month + count, Math.min(date, last)))
}

/** The days of a month by weeks that begin on Sunday, with those of its neighbours that fill them. */
export function weeksOf(day: Day): Day[][] {
  const { year, month } = partsOf(day)
  const first = dayFrom(year, month, 1)
  const begin = addDays(nameOf(first), -first.getUTCDay())
  const last = nameOf(dayFrom(year, month + 1, 0))
  const weeks: Day[][] = []
  for (let sunday = begin; sunday <= last; sunday = addDays(sunday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(sunday, n)))
  }
  return weeks
}

/** A day no earlier and no later than these. */
export function within(
  day: Day,
  { min, max }: { readonly min?: Day | undefined; readonly max?: Day | undefined },
): Day {
  if (min !== undefined && day < min) return min
  return max !== undefined && day > max ? max : day
}
