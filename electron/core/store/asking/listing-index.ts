import type { SuppressionFilter } from '../../../../shared/contract/optouts.ts'
import type { Account } from '../../../../shared/model.ts'
import type { ReadDb } from '../database/handle.ts'
import { hiddenKinds } from '../events/hidden-names.ts'
import {
  eachByNumber,
  entriesOf,
  everybody,
  isWanted,
  wantedBy,
  type NumberRow,
  type Wanted,
} from './listing-numbers.ts'
import { allOf, batchClause, dateClause, digitsOf, isNumber, type Where } from './listing-search.ts'
import { entriesWithWords, isNarrow, latestWithWords, wordSearchOf } from './listing-words.ts'
import { sealInside } from '../seal/seal.ts'
import { holds, sizeOfSpans, spansBetween, type EventSpan } from './spans.ts'
import { all, one, value } from '../database/sql.ts'

export interface IndexQuery {
  readonly filter: SuppressionFilter
  readonly named: readonly Account[]
  /** Where the page before ended: its `next`. */
  readonly after: string | null
  readonly limit: number
}

export interface Found {
  /** In the order of the list. */
  readonly entries: readonly number[]
  readonly order: 'latest' | 'number'
  readonly next: string | null
  readonly total: number
  /** Whether there are more than `total`. */
  readonly totalIsMinimum: boolean
  /** People among them of whom only a hash is known, and who are in neither. */
  readonly hidden: number
}

const HIDDEN = `EXISTS (SELECT 1 FROM named_account named WHERE named.id = -s.account
  AND named.kind IN (${hiddenKinds.map((kind) => `'${kind}'`).join(', ')}))`
const SHOWN: Where = { text: `(s.account > 0 OR NOT ${HIDDEN})`, values: [] }

/** Nobody waits for a count of more than this. */
const COUNTED = 10_000
/** How many are looked at for those among them that a filter lets through, when these fill a page. */
const LOOKED_AT = 60_000
/** Of so few every one is looked at. */
const FEW = 20_000
/** How many of the latest entries are looked at for words that many have. */
const LATEST = 2000

/**
 * A page of a long list and its count, without looking at every row of it.
 *
 * What many entries answer to is not counted to its end. Many numbers that share some digits, or were
 * opted out between two days, come by number instead of latest first: whichever they are, an index
 * has the first of them at hand.
 */
export function findByIndexes(db: ReadDb, query: IndexQuery): Found {
  const { filter, named } = query
  const spans = spansOf(db, filter)
  const search = filter.search.trim()
  const dates = dateClause(filter)
  if (search !== '' && !isNumber(search)) return findWords(db, query, spans)
  if (search === '' && dates.text === 'true') return findInSpans(db, query, spans)
  const wanted = search === '' ? everybody : wantedBy(db, digitsOf(search), named)
  const where = allOf([dates, SHOWN])
  const accept = (entry: number) => spans === null || holds(spans, entry)
  const found =
    spans !== null && sizeOfSpans(spans) <= FEW
      ? latestFirst(query, wantedIn(db, spans, wanted, where))
      : findNumbers(db, query, wanted, where, accept, spans === null ? COUNTED + 1 : LOOKED_AT)
  return search === '' ? { ...found, hidden: hiddenAmong(db, spans, dates).people } : found
}

/** Every entry of a long list that a filter lets through, however many. */
export function everyEntryFound(
  db: ReadDb,
  query: Pick<IndexQuery, 'filter' | 'named'>,
): readonly number[] {
  const { filter, named } = query
  const spans = spansOf(db, filter)
  const accept = (entry: number) => spans === null || holds(spans, entry)
  const where = dateClause(filter)
  const search = filter.search.trim()
  if (search !== '' && !isNumber(search)) {
    const within = { before: Number.MAX_SAFE_INTEGER, where, accept }
    return entriesWithWords(db, wordSearchOf(db, search, named), within, Infinity)
  }
  const wanted = search === '' ? everybody : wantedBy(db, digitsOf(search), named)
  return entriesOf(db, wanted, where, Number.MAX_SAFE_INTEGER).filter(accept)
}

/** Which events the batches hold that a filter lets through; `null`: all of them. */
function spansOf(db: ReadDb, filter: SuppressionFilter): readonly EventSpan[] | null {
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

function findInSpans(db: ReadDb, query: IndexQuery, spans: readonly EventSpan[] | null): Found {
  const before = beforeOf(query)
  const entries: number[] = []
  for (const [from, to] of (spans ?? [[0, Number.MAX_SAFE_INTEGER]]).toReversed()) {
    if (entries.length === query.limit) break
    if (from >= before) continue
    const rows = all<{ entry: number }>(
      db,
      `SELECT s.entry FROM suppression s WHERE s.entry BETWEEN ? AND ? AND ${SHOWN.text}
       ORDER BY s.entry DESC LIMIT ?`,
      from,
      Math.min(to, before - 1),
      query.limit - entries.length,
    )
    entries.push(...rows.map(({ entry }) => entry))
  }
  const hidden = hiddenAmong(db, spans, { text: 'true', values: [] })
  const total = countIn(db, spans) - hidden.rows
  return { ...pageOf(query, entries), total, totalIsMinimum: false, hidden: hidden.people }
}

/** Counts whichever is less: what is in the spans, or what is not. */
function countIn(db: ReadDb, spans: readonly EventSpan[] | null): number {
  const { rows, events } = sealInside(db)
  if (spans === null) return rows
  const isMost = sizeOfSpans(spans) > events / 2
  const counted = value<number>(
    db,
    `SELECT count(*) FROM json_each(?) r CROSS JOIN suppression s
       ON s.entry BETWEEN r.value ->> 0 AND r.value ->> 1`,
    JSON.stringify(isMost ? spansBetween(spans) : spans),
  )
  return isMost ? rows - counted : counted
}

/** Accounts with a name instead of a number are few: they stand before all numbers. */
function hiddenAmong(db: ReadDb, spans: readonly EventSpan[] | null, dates: Where) {
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

/** The entries of a few batches that are of wanted accounts. */
function wantedIn(db: ReadDb, spans: readonly EventSpan[], wanted: Wanted, where: Where): number[] {
  const rows = all<{ entry: number; account: number }>(
    db,
    `SELECT s.entry, s.account FROM json_each(?) r CROSS JOIN suppression s
       ON s.entry BETWEEN r.value ->> 0 AND r.value ->> 1 WHERE ${where.text}`,
    JSON.stringify(spans),
    ...where.values,
  )
  return rows.filter(({ account }) => isWanted(wanted, account)).map(({ entry }) => entry)
}

function findNumbers(
  db: ReadDb,
  query: IndexQuery,
  wanted: Wanted,
  where: Where,
  accept: (entry: number) => boolean,
  looked: number,
): Found {
  const first = entriesOf(db, wanted, where, looked)
  const found = first.filter(accept)
  if (first.length < looked) return latestFirst(query, found)
  if (found.length <= query.limit) {
    return findNumbers(db, query, wanted, where, accept, Number.MAX_SAFE_INTEGER)
  }
  const { after, limit } = query
  const page: NumberRow[] = []
  for (const row of eachByNumber(db, wanted, where, rowIn(after))) {
    if (accept(row.entry)) page.push(row)
    if (page.length === limit) break
  }
  const last = page.length < limit ? undefined : page.at(-1)
  return {
    entries: page.map(({ entry }) => entry),
    order: 'number',
    next: last === undefined ? null : `${last.entry}:${last.account}:${last.scope}`,
    total: Math.min(COUNTED, found.length - 1),
    totalIsMinimum: true,
    hidden: 0,
  }
}

/** The row that a page by number ended with. */
function rowIn(after: string | null): NumberRow | null {
  const [entry, account, scope] = (after ?? '').split(':').map(Number)
  if (entry === undefined || account === undefined || scope === undefined) return null
  return { entry, account, scope }
}

function latestFirst(query: IndexQuery, entries: readonly number[]): Found {
  const before = beforeOf(query)
  const page = entries.toSorted((one, other) => other - one).filter((entry) => entry < before)
  return { ...pageOf(query, page), total: entries.length, totalIsMinimum: false, hidden: 0 }
}

function findWords(db: ReadDb, query: IndexQuery, spans: readonly EventSpan[] | null): Found {
  const { filter, named, limit } = query
  const search = wordSearchOf(db, filter.search, named)
  const where = allOf([dateClause(filter), SHOWN])
  const accept = (entry: number) => spans === null || holds(spans, entry)
  const start = { before: Number.MAX_SAFE_INTEGER, where, accept }
  const within = { ...start, before: beforeOf(query) }
  const isFirst = query.after === null
  if (!isNarrow(search)) {
    const latest = latestWithWords(db, search, start, { most: LATEST, enough: Infinity })
    if (latest.length > limit) {
      const enough = { most: LATEST, enough: limit }
      const looked = isFirst ? latest : latestWithWords(db, search, within, enough)
      const page = looked.length < limit ? entriesWithWords(db, search, within, limit) : looked
      return { ...pageOf(query, page), total: latest.length - 1, totalIsMinimum: true, hidden: 0 }
    }
  }
  const found = entriesWithWords(db, search, start, COUNTED)
  if (found.length <= COUNTED) return latestFirst(query, found)
  const page = isFirst ? found : entriesWithWords(db, search, within, limit)
  return { ...pageOf(query, page), total: COUNTED, totalIsMinimum: true, hidden: 0 }
}

/** The last entry of the page before, in whichever order that was. */
function beforeOf({ after }: Pick<IndexQuery, 'after'>): number {
  return after === null ? Number.MAX_SAFE_INTEGER : Number.parseInt(after, 10)
}

function pageOf(
  { limit }: Pick<IndexQuery, 'limit'>,
  found: readonly number[],
): Pick<Found, 'entries' | 'order' | 'next'> {
  const entries = found.slice(0, limit)
  const last = entries.length < limit ? undefined : entries.at(-1)
  return { entries, order: 'latest', next: last === undefined ? null : String(last) }
}
