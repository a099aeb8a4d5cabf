import { keyRangesOf } from '../../../shared/identity/digit-ranges.ts'
import type { SuppressionFilter } from '../../../shared/contract/optouts.ts'
import type { Account } from '../../../shared/model.ts'
import type { ReadDb } from './handle.ts'
import { hiddenKinds } from './hidden-names.ts'
import {
  batchClause,
  dateClause,
  digitsOf,
  indexed,
  type Matches,
  type Where,
} from './listing-search.ts'
import { sealInside } from './seal.ts'
import { all, one, value } from './sql.ts'

export interface IndexQuery {
  readonly filter: SuppressionFilter
  readonly named: readonly Account[]
  /** Only entries before this one: the page after another. */
  readonly before: number
  readonly limit: number
}

export interface Found {
  /** Latest first. */
  readonly entries: readonly number[]
  readonly total: number
  /** People among them of whom only a hash is known, and who are in neither. */
  readonly hidden: number
}

/** The events of some batches that follow one another. */
type Span = readonly [from: number, to: number]

const HIDDEN = `EXISTS (SELECT 1 FROM named_account named WHERE named.id = -s.account
  AND named.kind IN (${hiddenKinds.map((kind) => `'${kind}'`).join(', ')}))`
const SHOWN = `(s.account > 0 OR NOT ${HIDDEN})`
/** From here on it is faster to walk over the list than to sort what a search finds. */
const MANY = 50_000
const STEP = 5000

/**
 * A page of a long list and its count, without looking at every row of it.
 *
 * @returns `null` where no index helps
 */
export function findByIndexes(db: ReadDb, query: IndexQuery): Found | null {
  const spans = spansOf(db, query.filter)
  const search = query.filter.search.trim()
  if (search === '') return findInSpans(db, query, spans)
  const matches = indexed(db, search, query.named)
  return matches && findMatches(db, query, matches, spans)
}

/** Which events the batches hold that a filter lets through; `null`: all of them. */
function spansOf(db: ReadDb, filter: SuppressionFilter): readonly Span[] | null {
  const { text, values } = batchClause(db, filter)
  if (text === 'true') return null
  const rows = all<{ start: number; stop: number }>(
    db,
    `SELECT b.first_event AS start, b.first_event + b.events - 1 AS stop
     FROM batch b JOIN scope sc ON sc.id = b.scope
     WHERE b.kind = 'opt_out' AND ${text} ORDER BY b.id`,
    ...values,
  )
  const spans: [number, number][] = []
  for (const { start, stop } of rows) {
    const last = spans.at(-1)
    if (last && last[1] + 1 === start) last[1] = stop
    else spans.push([start, stop])
  }
  return spans
}

function findInSpans(db: ReadDb, query: IndexQuery, spans: readonly Span[] | null): Found {
  const { filter, before, limit } = query
  const dates = dateClause(filter)
  const entries: number[] = []
  for (const [from, to] of (spans ?? [[0, Number.MAX_SAFE_INTEGER]]).toReversed()) {
    if (entries.length === limit) break
    if (from >= before) continue
    const rows = all<{ entry: number }>(
      db,
      `SELECT s.entry FROM suppression s WHERE s.entry BETWEEN ? AND ? AND ${dates.text} AND ${SHOWN}
       ORDER BY s.entry DESC LIMIT ?`,
      from,
      Math.min(to, before - 1),
      ...dates.values,
      limit - entries.length,
    )
    entries.push(...rows.map(({ entry }) => entry))
  }
  const hidden = hiddenAmong(db, spans, dates)
  return { entries, total: countIn(db, spans, dates) - hidden.rows, hidden: hidden.people }
}

function countIn(db: ReadDb, spans: readonly Span[] | null, dates: Where): number {
  if (spans === null && dates.text === 'true') return sealInside(db).rows
  if (spans === null) {
    const text = `SELECT count(*) FROM suppression s WHERE ${dates.text}`
    return value<number>(db, text, ...dates.values)
  }
  return value<number>(
    db,
    `SELECT count(*) FROM json_each(?) r CROSS JOIN suppression s
       ON s.entry BETWEEN r.value ->> 0 AND r.value ->> 1 WHERE ${dates.text}`,
    JSON.stringify(spans),
    ...dates.values,
  )
}

/** Accounts with a name instead of a number are few: they stand before all numbers. */
function hiddenAmong(db: ReadDb, spans: readonly Span[] | null, dates: Where) {
  const inSpans =
    'EXISTS (SELECT 1 FROM json_each(?) r WHERE s.entry BETWEEN r.value ->> 0 AND r.value ->> 1)'
  const found = one<{ rows: number; people: number }>(
    db,
    `SELECT count(*) AS rows, count(DISTINCT s.account) AS people FROM suppression s
     WHERE s.account < 0 AND ${HIDDEN} AND ${dates.text}${spans === null ? '' : ` AND ${inSpans}`}`,
    ...dates.values,
    ...(spans === null ? [] : [JSON.stringify(spans)]),
  )
  return found ?? { rows: 0, people: 0 }
}

function findMatches(
  db: ReadDb,
  { filter, before, limit }: IndexQuery,
  matches: Matches,
  spans: readonly Span[] | null,
): Found {
  const dates = dateClause(filter)
  const isPlain = spans === null && dates.text === 'true' && matches.onlyNumbers
  const inSpans =
    spans === null
      ? { text: 'true', values: [] }
      : {
          text: 'EXISTS (SELECT 1 FROM json_each(?) r WHERE s.entry BETWEEN r.value ->> 0 AND r.value ->> 1)',
          values: [JSON.stringify(spans)],
        }
  const shown = matches.onlyNumbers ? 'true' : SHOWN
  const from = `FROM (${matches.text}) s WHERE ${dates.text} AND ${inSpans.text} AND ${shown}`
  const values = [...matches.values, ...dates.values, ...inSpans.values]
  const total = value<number>(db, `SELECT count(*) ${from}`, ...values)
  if (isPlain && total > MANY) {
    return { entries: walk(db, filter.search, before, limit), total, hidden: 0 }
  }
  const rows = all<{ entry: number }>(
    db,
    `SELECT s.entry ${from} AND s.entry < ? ORDER BY s.entry DESC LIMIT ?`,
    ...values,
    before,
    limit,
  )
  return { entries: rows.map(({ entry }) => entry), total, hidden: 0 }
}

/** The latest entries whose number begins or ends with some digits that many numbers have. */
function walk(db: ReadDb, search: string, start: number, limit: number): number[] {
  const digits = digitsOf(search)
  const ranges = keyRangesOf(digits)
  const isFound = (account: number) =>
    ranges.some(({ from, to }) => account >= from && account < to) ||
    (digits.length >= 4 && String(account).endsWith(digits))
  const found: number[] = []
  for (let before = start; found.length < limit;) {
    const rows = all<{ entry: number; account: number }>(
      db,
      `SELECT s.entry, s.account FROM suppression s WHERE s.entry < ? ORDER BY s.entry DESC LIMIT ?`,
      before,
      STEP,
    )
    for (const { entry, account } of rows) {
      if (account > 0 && isFound(account)) found.push(entry)
      if (found.length === limit) break
    }
    if (rows.length < STEP) break
    before = rows.at(-1)?.entry ?? 0
  }
  return found
}
