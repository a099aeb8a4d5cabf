import type { Run } from '../../../shared/contract.ts'
import type { Translate } from '../../../shared/locales/translator.ts'
import type { Locale } from '../../../shared/model.ts'

interface Day {
  /** Its first moment, by the computer's clock. */
  readonly day: Date
  readonly runs: readonly Run[]
}

/** Cleanings by the day on which they ended, in the order they come. */
export function byDay(runs: readonly Run[]): Day[] {
  const days = Map.groupBy(runs, (run) => startOfDay(new Date(run.finishedAt)).getTime())
  return [...days].map(([day, those]) => ({ day: new Date(day), runs: those }))
}

/** A day as people call it: today, yesterday, else its date. */
export function dayName(day: Date, now: Date, locale: Locale, t: Translate): string {
  const today = startOfDay(now)
  const yesterday = new Date(today)
  yesterday.setDate(today.getDate() - 1)
  if (day.getTime() === today.getTime()) return t('history:day.today')
  if (day.getTime() === yesterday.getTime()) return t('history:day.yesterday')
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(day)
}

function startOfDay(moment: Date): Date {
  const day = new Date(moment)
  day.setHours(0, 0, 0, 0)
  return day
}
