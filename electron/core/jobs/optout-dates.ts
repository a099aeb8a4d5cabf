import type { DateOrder, RecognisedFile } from '../../../shared/contract/optouts.ts'
import {
  createDateTally,
  type Calendar,
  type readDate,
} from '../../../shared/optout-files/dates.ts'

const LINES_SHOWN = 20
const DAY_MS = 86_400_000

/** Dates without a zone are this computer's; a day's difference of clocks is no date in the future. */
export function localCalendar(): Calendar {
  return {
    local: (year, month, day, hour, minute, second) =>
      new Date(year, month - 1, day, hour, minute, second).getTime(),
    latest: Date.now() + DAY_MS,
  }
}

/** What a file's date column turns out to be. */
export interface DateReader {
  add(cell: string): void
  order(): DateOrder | null
  note(read: ReturnType<typeof readDate>, line: number): void
  summary(): RecognisedFile['dates']
}

export function createDateReader(): DateReader {
  const tally = createDateTally()
  let read = 0
  let impossible = 0
  const impossibleLines: number[] = []
  return {
    add: tally.add,
    order: () => tally.order()?.order ?? null,
    note(date, line) {
      if (date === null) return
      if (date !== 'impossible') {
        read++
        return
      }
      impossible++
      if (impossibleLines.length < LINES_SHOWN) impossibleLines.push(line)
    },
    summary() {
      const order = tally.order()
      return order && { ...order, read, impossible, impossibleLines }
    },
  }
}
