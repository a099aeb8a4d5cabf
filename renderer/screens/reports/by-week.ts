import type { Batch } from '../../../shared/contract/batches.ts'
import type { Run } from '../../../shared/contract/history.ts'
import { verdictCodes, type VerdictCode, type VerdictCounts } from '../../../shared/model.ts'

interface Sum {
  readonly lists: number
  readonly read: number
  /** Rows that did not stay, for whatever reason. */
  readonly left: number
  readonly counts: VerdictCounts
}

interface OfWeek {
  /** Its Monday, by the computer's clock. */
  readonly monday: Date
}

export type Week = Sum & OfWeek
export type OptOutWeek = OfWeek & { readonly people: number }

/** Weeks of cleanings, oldest first, with the empty weeks between them. */
export function byWeek(runs: readonly Run[]): Week[] {
  return weeksOf(runs, ({ finishedAt }) => finishedAt).map(({ monday, those }) => ({
    monday,
    ...sumOf(those),
  }))
}

/** Weeks of opt-outs as they were recorded, oldest first, with the empty weeks between them. */
export function optOutsByWeek(batches: readonly Batch[]): OptOutWeek[] {
  const optOuts = batches.filter(({ kind }) => kind === 'opt_out')
  return weeksOf(optOuts, ({ recordedAt }) => recordedAt).map(({ monday, those }) => ({
    monday,
    people: those.reduce((sum, { entries }) => sum + entries, 0),
  }))
}

/** What several cleanings amount to together. */
export function sumOf(runs: readonly Run[]): Sum {
  const total = (code: VerdictCode) => runs.reduce((sum, run) => sum + run.counts[code], 0)
  const counts = Object.fromEntries(
    verdictCodes.map((code) => [code, total(code)]),
  ) as VerdictCounts
  const read = runs.reduce((sum, run) => sum + run.read, 0)
  return { lists: runs.length, read, left: read - counts.kept, counts }
}

function weeksOf<T>(
  items: readonly T[],
  momentOf: (item: T) => string,
): { monday: Date; those: readonly T[] }[] {
  const weeks = Map.groupBy(items, (item) => mondayOf(new Date(momentOf(item))).getTime())
  const mondays = [...weeks.keys()].toSorted((a, b) => a - b)
  const last = mondays.at(-1)
  const filled: { monday: Date; those: readonly T[] }[] = []
  for (let monday = mondays[0]; monday !== undefined && last !== undefined && monday <= last;) {
    filled.push({ monday: new Date(monday), those: weeks.get(monday) ?? [] })
    const next = new Date(monday)
    next.setDate(next.getDate() + 7)
    monday = next.getTime()
  }
  return filled
}

function mondayOf(moment: Date): Date {
  const monday = new Date(moment)
  monday.setHours(0, 0, 0, 0)
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7))
  return monday
}
