import type { DateOrder } from '../contract/optouts.ts'

/** Moments as numbers of milliseconds since 1970; local time comes from the caller, who has a clock. */
export interface Calendar {
  /** Local time to milliseconds. `month` from 1. */
  readonly local: (
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
  ) => number
  /** Later than this cannot have happened yet. */
  readonly latest: number
}

/** What a cell says before it is known in which order the file writes day and month. */
type Written =
  | { readonly kind: 'moment'; readonly ms: number }
  | { readonly kind: 'serial'; readonly days: number }
  | {
      readonly kind: 'parts'
      /** Known where the year comes first or the month is a word. */
      readonly order: 'year_month_day' | null
      readonly first: number
      readonly second: number
      readonly year: number
      readonly time: readonly [number, number, number]
    }

/** No consent to WhatsApp messages is older than WhatsApp. */
const EARLIEST = Date.UTC(2009, 0, 1)
/** Day 0 of Excel's calendar; it counts a 29 February 1900 that never was, hence the 30th. */
const EXCEL_EPOCH = [1899, 12, 30] as const

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/
const TIME = String.raw`(?:[ T,]+(\d{1,2})[:h](\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap])?\.?m?\.?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i')
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})${TIME}$`, 'i')
const DAY_WORD = new RegExp(
  String.raw`^(\d{1,2})(?: de |[-/. ])([a-z]{3})[a-zç]*\.?(?: de |[-/., ]+)(\d{2}|\d{4})${TIME}$`,
  'i',
)
const WORD_DAY = new RegExp(String.raw`^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})${TIME}$`, 'i')
const MONTHS = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar'],
  ['apr', 'abr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
]

/** How a file writes its dates, as far as its cells tell. */
export interface DateTally {
  add(cell: string): void
  /** @returns `null` when no cell held a date */
  order(): { readonly order: DateOrder; readonly certain: boolean } | null
}

/**
 * Finds the order of day and month from the cells that settle it: a 25 can only be a day. Where none
 * does, where two contradict each other, and where dates are bare numbers, somebody has to be asked.
 */
export function createDateTally(): DateTally {
  let dayFirst = 0
  let monthFirst = 0
  let open = 0
  let serials = 0
  let fixed = 0
  return {
    add(cell) {
      const written = readWritten(cell.trim())
      if (written === null) return
      if (written.kind === 'serial') serials++
      else if (written.kind === 'moment' || written.order !== null) fixed++
      else if (written.first > 12) dayFirst++
      else if (written.second > 12) monthFirst++
      else if (written.first === written.second) fixed++
      else open++
    },
    order() {
      if (dayFirst + monthFirst + open > 0) {
        const certain = dayFirst > 0 !== monthFirst > 0 && serials === 0
        return { order: monthFirst > dayFirst ? 'month_day' : 'day_month', certain }
      }
      if (serials > 0) return { order: 'serial', certain: false }
      return fixed > 0 ? { order: 'year_month_day', certain: true } : null
    },
  }
}

/**
 * The moment that a cell names, in milliseconds.
 *
 * @returns `null` for a blank cell; `impossible` for 31/02, a day still to come, or the year 25
 */
export function readDate(
  cell: string,
  order: DateOrder,
  { local, latest }: Calendar,
): number | 'impossible' | null {
  const text = cell.trim()
  if (text === '') return null
  const written = readWritten(text)
  const ms = written === null ? null : momentOf(written, order, local)
  return ms === null || ms < EARLIEST || ms > latest ? 'impossible' : ms
}

function momentOf(written: Written, order: DateOrder, local: Calendar['local']): number | null {
  if (written.kind === 'moment') return written.ms
  if (written.kind === 'serial') {
    const whole = Math.floor(written.days)
    const seconds = Math.round((written.days - whole) * 86_400)
    const [year, month, day] = EXCEL_EPOCH
    return local(year, month, day + whole, 0, 0, seconds)
  }
  const { first, second, year, time } = written
  const monthFirst = written.order === 'year_month_day' || order === 'month_day'
  const [month, day] = monthFirst ? [first, second] : [second, first]
  const [hour, minute, second_] = time
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  if (!isReal || hour > 23 || minute > 59 || second_ > 59) return null
  return local(year, month, day, hour, minute, second_)
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function readWritten(text: string): Written | null {
  if (text === '' || text.length > 40) return null
  if (/^\d{5}([.,]\d+)?$/.test(text))
    return { kind: 'serial', days: Number(text.replace(',', '.')) }
  if (/^1\d{9}$/.test(text)) return { kind: 'moment', ms: Number(text) * 1000 }
  if (/^1\d{12}$/.test(text)) return { kind: 'moment', ms: Number(text) }
  if (ISO.test(text)) {
    const ms = Date.parse(text)
    return Number.isNaN(ms) ? null : { kind: 'moment', ms }
  }
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) {
    const [, year, month, day, ...time] = yearFirst
    return parts('year_month_day', Number(month), Number(day), year, time)
  }
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast) {
    const [, first, second, year, ...time] = yearLast
    return parts(null, Number(first), Number(second), year, time)
  }
  const dayWord = DAY_WORD.exec(text)
  if (dayWord) {
    const [, day, word = '', year, ...time] = dayWord
    return parts('year_month_day', monthOf(word), Number(day), year, time)
  }
  const [, word, day, year, ...time] = WORD_DAY.exec(text) ?? []
  if (word === undefined) return null
  return parts('year_month_day', monthOf(word), Number(day), year, time)
}

function parts(
  order: 'year_month_day' | null,
  first: number,
  second: number,
  year: string | undefined,
  [hour, minute, second_, half]: readonly (string | undefined)[],
): Written {
  const afternoon = half?.toLowerCase() === 'p'
  const hours = Number(hour ?? 0)
  return {
    kind: 'parts',
    order,
    first,
    second,
    year: year?.length === 2 ? 2000 + Number(year) : Number(year),
    time: [
      half === undefined ? hours : (hours % 12) + (afternoon ? 12 : 0),
      Number(minute ?? 0),
      Number(second_ ?? 0),
    ],
  }
}

function monthOf(word: string): number {
  return MONTHS.findIndex((names) => names.includes(word.toLowerCase())) + 1
}
