import { keyRangesOf, type KeyRange } from '../../../../shared/identity/digit-ranges.ts'
import type { Account } from '../../../../shared/model.ts'
import { findAccountIds } from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import type { Where } from './listing-search.ts'
import { lastUpTo } from './spans.ts'
import { all, column } from '../database/sql.ts'

/** Accounts to look for. */
export interface Wanted {
  /** In order and apart from each other. */
  readonly ranges: readonly KeyRange[]
  /** At least four digits in which others end; empty: none. */
  readonly ending: string
  /** Others, wherever they stand. */
  readonly ids: readonly number[]
}

/** A row of `suppression`. */
export interface NumberRow {
  readonly entry: number
  readonly account: number
  readonly scope: number
}

const ENDING_DIGITS = 4
const ROWS_AT_ONCE = 500

/** Everybody. */
export const everybody: Wanted = {
  ranges: [{ from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }],
  ending: '',
  ids: [],
}

/**
 * Numbers that begin or end with some digits, with or without country code, area code and ninth
 * digit.
 *
 * @param named whom the digits name when they are a whole number in some spelling
 */
export function wantedBy(db: ReadDb, digits: string, named: readonly Account[]): Wanted {
  const ids = named.flatMap((account) => findAccountIds(db, account)).filter((id) => id > 0)
  return {
    ranges: keyRangesOf(digits),
    ending: digits.length < ENDING_DIGITS ? '' : digits,
    ids,
  }
}

/** Whether an account is one of those. */
export function isWanted({ ranges, ending, ids }: Wanted, account: number): boolean {
  return (
    isIn(ranges, account) ||
    (account > 0 && ending !== '' && String(account).endsWith(ending)) ||
    ids.includes(account)
  )
}

function isIn(ranges: readonly KeyRange[], account: number): boolean {
  const range = ranges[lastUpTo(ranges, account, ({ from }) => from)]
  return range !== undefined && account < range.to
}

/**
 * The entries of wanted accounts.
 *
 * @param most no more than these
 */
export function entriesOf(db: ReadDb, wanted: Wanted, where: Where, most: number): number[] {
  const ranges = JSON.stringify(wanted.ranges.map(({ from, to }) => [from, to]))
  const entries = column<number>(
    db,
    `SELECT s.entry FROM json_each(?) r CROSS JOIN suppression s
       ON s.account >= r.value ->> 0 AND s.account < r.value ->> 1 WHERE ${where.text} LIMIT ?`,
    ranges,
    ...where.values,
    most,
  )
  if (entries.length === most) return entries
  const others = othersThan(db, wanted, where).map(({ entry }) => entry)
  return [...entries, ...others].slice(0, most)
}

/**
 * The rows of wanted accounts, by number: those in the ranges first, then the others. Nothing is
 * sorted, so that however many there are the first ones come at once.
 *
 * @param after goes on after this row
 */
export function* eachByNumber(
  db: ReadDb,
  wanted: Wanted,
  where: Where,
  after: NumberRow | null,
): Generator<NumberRow> {
  const isAmongOthers = after !== null && !isIn(wanted.ranges, after.account)
  if (!isAmongOthers) yield* eachInRanges(db, wanted.ranges, where, after)
  for (const row of othersThan(db, wanted, where)) {
    if (!isAmongOthers || isAfter(row, after)) yield row
  }
}

function* eachInRanges(
  db: ReadDb,
  ranges: readonly KeyRange[],
  where: Where,
  after: NumberRow | null,
): Generator<NumberRow> {
  for (const { from, to } of ranges) {
    if (after !== null && after.account >= to) continue
    const isHere = after !== null && after.account >= from
    let last = isHere ? after : { account: from, scope: 0 }
    for (;;) {
      const rows: NumberRow[] = all<NumberRow>(
        db,
        `SELECT s.entry, s.account, s.scope FROM suppression s
         WHERE (s.account, s.scope) > (?, ?) AND s.account < ? AND ${where.text}
         ORDER BY s.account, s.scope LIMIT ?`,
        last.account,
        last.scope,
        to,
        ...where.values,
        ROWS_AT_ONCE,
      )
      yield* rows
      if (rows.length < ROWS_AT_ONCE) break
      last = rows.at(-1) ?? last
    }
  }
}

/** Few: of all numbers one in ten thousand ends in four given digits. */
function othersThan(db: ReadDb, { ranges, ending, ids }: Wanted, where: Where): NumberRow[] {
  const select = `SELECT s.entry, s.account, s.scope FROM suppression s WHERE ${where.text} AND`
  const ended =
    ending === ''
      ? []
      : all<NumberRow>(
          db,
          `${select} s.account > 0 AND s.account % 10000 = ? AND s.account LIKE '%' || ?`,
          ...where.values,
          Number(ending.slice(-ENDING_DIGITS)),
          ending,
        )
  const named = all<NumberRow>(
    db,
    `${select} s.account IN (SELECT value FROM json_each(?))`,
    ...where.values,
    JSON.stringify(ids),
  )
  const rows = new Map([...ended, ...named].map((row) => [row.entry, row]))
  return [...rows.values()]
    .filter(({ account }) => !isIn(ranges, account))
    .toSorted((one, other) => one.account - other.account || one.scope - other.scope)
}

function isAfter(row: NumberRow, other: NumberRow): boolean {
  return (row.account - other.account || row.scope - other.scope) > 0
}
