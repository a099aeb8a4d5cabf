import type { Run } from '../../../shared/contract.ts'
import type { VerdictCode, VerdictCounts } from '../../../shared/model.ts'
import { verdictCodes } from '../../../shared/model.ts'

interface Sum {
  readonly lists: number
  readonly read: number
  /** Rows that did not stay, for whatever reason. */
  readonly left: number
  readonly counts: VerdictCounts
}

export interface Week extends Sum {
  /** Its Monday, by the computer's clock. */
  readonly monday: Date
}

/** Weeks of cleanings, oldest first, with the empty weeks between them. */
export function byWeek(runs: readonly Run[]): Week[] {
  const weeks = Map.groupBy(runs, (run) => mondayOf(new Date(run.finishedAt)).getTime())
  const mondays = [...weeks.keys()].toSorted((a, b) => a - b)
  const last = mondays.at(-1)
  const filled: Week[] = []
  for (let monday = mondays[0]; monday !== undefined && last !== undefined && monday <= last;) {
    filled.push({ monday: new Date(monday), ...sumOf(weeks.get(monday) ?? []) })
    const next = new Date(monday)
    next.setDate(next.getDate() + 7)
    monday = next.getTime()
  }
  return filled
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

function mondayOf(moment: Date): Date {
  const monday = new Date(moment)
  monday.setHours(0, 0, 0, 0)
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7))
  return monday
}
