import { areaCodes } from './area-codes.ts'

/** Telephone keys from `from` up to, and without, `to`. */
export interface KeyRange {
  readonly from: number
  readonly to: number
}

const SHORTEST = 7
const LONGEST = 15
const BRAZILIAN = [12, 13] as const

/**
 * The keys of all numbers that begin with some digits, however somebody starts to write a number:
 * with the country code, with the area code, or at once with the subscriber's own digits; in Brazil
 * also without the ninth digit. In order and apart from each other, so that a look-up over an index
 * of keys meets every number once.
 *
 * @param digits at least one; zeros in front are a prefix to dial and are left out
 */
export function keyRangesOf(digits: string): KeyRange[] {
  const start = digits.replace(/^0+/, '')
  if (start === '' || start.length > LONGEST) return []
  const lengths = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, n) => SHORTEST + n)
  const ranges = [
    ...lengths.flatMap((length) => beginning(start, length)),
    ...nationally(start.replace(/^55/, '')),
    ...nationally(start),
    ...areaCodes.flatMap((area) => subscriber(area, start)),
  ]
  return apart(ranges)
}

/** Area code first. */
function nationally(start: string): KeyRange[] {
  const [, area, rest] = /^([1-9]\d)(\d*)$/.exec(start) ?? []
  if (area === undefined || rest === undefined) return brazilian(start)
  return rest === '' ? brazilian(area) : subscriber(Number(area), rest)
}

function subscriber(area: number, rest: string): KeyRange[] {
  const withNinth = /^[6-9]/.test(rest) ? beginning(`55${area}9${rest}`, 13) : []
  return [...brazilian(area + rest), ...withNinth]
}

function brazilian(national: string): KeyRange[] {
  return BRAZILIAN.flatMap((length) => beginning(`55${national}`, length))
}

function beginning(prefix: string, length: number): KeyRange[] {
  if (prefix.length > length) return []
  const step = 10 ** (length - prefix.length)
  const from = Number(prefix) * step
  return [{ from, to: from + step }]
}

function apart(ranges: readonly KeyRange[]): KeyRange[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
