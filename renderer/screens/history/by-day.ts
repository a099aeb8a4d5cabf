import type { Batch } from '../../../shared/contract/batches.ts'
import type { Run } from '../../../shared/contract/history.ts'
import type { ScreenTranslate } from '../../../shared/locales/translator.ts'
import type { Locale } from '../../../shared/model.ts'

/** Something that was done: a list cleaned, or the opt-outs changed. */
export type Deed =
  | { readonly kind: 'run'; readonly at: string; readonly run: Run }
  | { readonly kind: 'batch'; readonly at: string; readonly batch: Batch }

interface Day {
  /** Its first moment, by the computer's clock. */
  readonly day: Date
  readonly deeds: readonly Deed[]
}

/** Cleanings and changes together, the newest first. */
export function deedsOf(runs: readonly Run[], batches: readonly Batch[]): Deed[] {
  return [
    ...runs.map((run) => ({ kind: 'run', at: run.finishedAt, run }) as const),
    ...batches.map((batch) => ({ kind: 'batch', at: batch.recordedAt, batch }) as const),
  ].toSorted((a, b) => b.at.localeCompare(a.at))
}

/** What was done by the day on which it ended, in the order it comes. */
export function byDay(deeds: readonly Deed[]): Day[] {
  const days = Map.groupBy(deeds, ({ at }) => startOfDay(new Date(at)).getTime())
  return [...days].map(([day, those]) => ({ day: new Date(day), deeds: those }))
}

/** A day as people call it: today, yesterday, else its date. */
export function dayName(day: Date, now: Date, locale: Locale, t: ScreenTranslate): string {
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
