import type { Facets, Listed, SuppressionFilter } from '../../../../shared/contract/optouts.ts'
import { displayAccount } from '../../../../shared/identity/display.ts'
import type { Account, Instant } from '../../../../shared/model.ts'
import { accountColumns, accountOf, findAccountIds, nameJoin } from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { hiddenKinds, isHiddenKind } from '../events/hidden-names.ts'
import { toInstant } from '../database/instants.ts'
import { everyEntryFound, findByIndexes, type Found } from './listing-index.ts'
import { anywhere, batchClause, dateClause, type Where } from './listing-search.ts'
import { lastBatchBy } from './as-of.ts'
import { sealInside } from '../seal/seal.ts'
import { lastUpTo } from './spans.ts'
import { all, one } from '../database/sql.ts'
import { suppressionOf, type SuppressionRow } from './suppression.ts'

export interface ListingQuery {
  readonly filter: SuppressionFilter
  /** Whom the search names when it is a whole number in some spelling. */
  readonly named: readonly Account[]
  readonly after: string | null
  readonly limit: number
}

export type ListingPage = Omit<Found, 'entries'> & { readonly entries: Listed[] }

type ListedRow = SuppressionRow & {
  readonly until: number | null
  readonly personName: string
}

const HIDDEN = `named.kind IN (${hiddenKinds.map((kind) => `'${kind}'`).join(', ')})`
const SHOWN = `(named.kind IS NULL OR NOT ${HIDDEN})`

/** Up to here every row may be looked at for every key that is pressed; beyond, indexes answer. */
const SHORT_LIST = 50_000

/**
 * The people on the list that a filter lets through, latest entry first, a page at a time.
 *
 * @throws AppError `store_damaged` when somebody is on the list by an entry that cannot be read
 */
export function listSuppressions(db: ReadDb, asked: ListingQuery): ListingPage {
  const query = { ...asked, filter: withoutPresent(db, asked.filter) }
  if (isLong(db, query.filter)) {
    const { entries, ...found } = findByIndexes(db, query)
    return { ...found, entries: rowsOf(db, entries).map((row) => listedOf(db, row)) }
  }
  const from = fromClause(db, query.filter.asOf)
  const where = whereClause(db, query)
  const rows = all<ListedRow>(
    db,
    `${selectListed} ${from} WHERE ${SHOWN} AND (${where.text}) AND s.entry < ?
     ORDER BY s.entry DESC LIMIT ?`,
    ...where.values,
    beforeOf(query),
    query.limit,
  )
  const last = rows.length < query.limit ? undefined : rows.at(-1)
  return {
    ...countAll(db, from, where),
    totalIsMinimum: false,
    order: 'latest',
    entries: rows.map((row) => listedOf(db, row)),
    next: last === undefined ? null : String(last.entry),
  }
}

/** A moment since which nothing was recorded is now, which the tables know at once. */
function withoutPresent(db: ReadDb, filter: SuppressionFilter): SuppressionFilter {
  const isNow = filter.asOf !== null && lastBatchBy(db, filter.asOf) === sealInside(db).batches
  return isNow ? { ...filter, asOf: null } : filter
}

/** Whether a list is so long that indexes have to answer. */
function isLong(db: ReadDb, { asOf }: SuppressionFilter): boolean {
  return asOf === null && sealInside(db).rows > SHORT_LIST
}

const selectListed = `SELECT ${accountColumns('s')}, sc.name AS scope, s.since, b.reason, b.source,
  b.layer, b.note, b.until, e.written, e.name AS personName, s.entry, e.batch`

function rowsOf(db: ReadDb, entries: readonly number[]): ListedRow[] {
  const rows = all<ListedRow>(
    db,
    `${selectListed} ${fromClause(db, null)} WHERE s.entry IN (SELECT value FROM json_each(?))`,
    JSON.stringify(entries),
  )
  const byEntry = new Map(rows.map((row) => [row.entry, row]))
  return entries.flatMap((entry) => byEntry.get(entry) ?? [])
}

function beforeOf({ after }: ListingQuery): number {
  return after === null ? Number.MAX_SAFE_INTEGER : Number.parseInt(after, 10)
}

/** One standing opt-out with everything that an export carries. */
export interface StandingRow extends Omit<Listed, 'account' | 'display'> {
  /** `null` for an erased person, of whom only a keyed hash is left. */
  readonly account: Account | null
  /** A partner's entry as it came: `sha256:…`. */
  readonly hash: string | null
  readonly recordedAt: Instant
  readonly operator: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly notice: string
}

type EntryRow = ListedRow &
  Pick<StandingRow, 'operator' | 'evidence' | 'evidenceFile' | 'notice'> & {
    readonly recordedAt: number
  }

/**
 * Every opt-out that stands, not only the one that speaks for its person, oldest entry first: what
 * an export needs to come back whole.
 */
export function* eachStanding(
  db: ReadDb,
  query: Pick<ListingQuery, 'filter' | 'named'>,
  pageSize: number,
): Generator<StandingRow[]> {
  const upTo = query.filter.asOf === null ? null : lastBatchBy(db, query.filter.asOf)
  const from = joined(`(${standingEntries(upTo ?? Number.MAX_SAFE_INTEGER)})`)
  const where = whereClause(db, query)
  for (let after = 0; ;) {
    const rows = all<EntryRow>(
      db,
      `SELECT ${accountColumns('s')}, sc.name AS scope, s.since, b.reason, b.source, b.layer, b.note,
         b.until, e.written, e.name AS personName, s.entry, e.batch, b.recorded_at AS recordedAt,
         b.operator, b.evidence, b.evidence_file AS evidenceFile, b.notice
       ${from} WHERE (${where.text}) AND s.entry > ? ORDER BY s.entry LIMIT ?`,
      ...where.values,
      after,
      pageSize,
    )
    if (rows.length === 0) return
    yield rows.map((row) => standingRow(row))
    after = rows.at(-1)?.entry ?? after
  }
}

function standingRow({ account, nameKind, name, recordedAt, ...row }: EntryRow): StandingRow {
  const isHidden = nameKind !== null && isHiddenKind(nameKind)
  return {
    ...row,
    reason: row.reason ?? 'not_stated',
    account: isHidden ? null : accountOf({ account, nameKind, name }),
    hash: isHidden && nameKind !== 'erased' ? `${nameKind}:${name}` : null,
    since: toInstant(row.since),
    until: row.until === null ? null : toInstant(row.until),
    recordedAt: toInstant(recordedAt),
  }
}

/** The suppressions of one account, the widest scope first. */
export function listedOfAccount(db: ReadDb, account: Account): Listed[] {
  const rows = all<ListedRow>(
    db,
    `${selectListed} ${fromClause(db, null)} WHERE s.account IN (SELECT value FROM json_each(?)) ORDER BY s.scope`,
    JSON.stringify(findAccountIds(db, account)),
  )
  return rows.map((row) => listedOf(db, row, account))
}

/** How many entries there are by each value that can be filtered. */
export function countFacets(db: ReadDb, asked: Pick<ListingQuery, 'filter' | 'named'>): Facets {
  const query = { ...asked, filter: withoutPresent(db, asked.filter) }
  const groups = isLong(db, query.filter) ? groupsOfLong(db, query) : groupsOfEntries(db, query)
  return {
    reasons: tally(groups, ({ reason }) => reason),
    sources: tally(groups, ({ source }) => source),
    scopes: tally(groups, ({ scope }) => scope),
    layers: tally(groups, ({ layer }) => layer),
  }
}

interface Group extends Pick<Listed, 'reason' | 'source' | 'scope' | 'layer'> {
  readonly count: number
}

function groupsOfLong(db: ReadDb, query: Pick<ListingQuery, 'filter' | 'named'>): Group[] {
  const { search, from, to } = query.filter
  const isEverybody = search.trim() === '' && from === null && to === null
  return isEverybody ? groupsOfBatches(db, query.filter) : groupsOfFound(db, query)
}

/** What entries say they say by batches: an index tells how many of each batch stand. */
function groupsOfBatches(db: ReadDb, filter: SuppressionFilter): Group[] {
  const where = batchClause(db, filter)
  return all<Group>(
    db,
    `SELECT b.reason, b.source, sc.name AS scope, b.layer, sum((SELECT count(*) FROM suppression s
       WHERE s.entry BETWEEN b.first_event AND b.first_event + b.events - 1)) AS count
     FROM batch b JOIN scope sc ON sc.id = b.scope WHERE b.kind = 'opt_out' AND ${where.text}
     GROUP BY 1, 2, 3, 4`,
    ...where.values,
  )
}

function groupsOfFound(db: ReadDb, query: Pick<ListingQuery, 'filter' | 'named'>): Group[] {
  const batches = all<Omit<Group, 'count'> & { readonly first: number }>(
    db,
    `SELECT b.reason, b.source, sc.name AS scope, b.layer, b.first_event AS first
     FROM batch b JOIN scope sc ON sc.id = b.scope ORDER BY b.first_event`,
  )
  const counts = new Uint32Array(batches.length)
  for (const entry of everyEntryFound(db, query)) {
    const at = lastUpTo(batches, entry, ({ first }) => first)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return batches.map(({ first: _, ...batch }, at) => ({ ...batch, count: counts[at] ?? 0 }))
}

function groupsOfEntries(db: ReadDb, query: Pick<ListingQuery, 'filter' | 'named'>): Group[] {
  const where = whereClause(db, query)
  return all<Group>(
    db,
    `SELECT b.reason, b.source, sc.name AS scope, b.layer, count(*) AS count
     ${fromClause(db, query.filter.asOf)} WHERE ${where.text} GROUP BY 1, 2, 3, 4`,
    ...where.values,
  )
}

function tally<Value extends string>(groups: readonly Group[], by: (group: Group) => Value) {
  const counts = new Map<Value, number>()
  for (const group of groups) {
    if (group.count > 0) counts.set(by(group), (counts.get(by(group)) ?? 0) + group.count)
  }
  const found = Array.from(counts, ([value, count]) => ({ value, count }))
  return found.toSorted((one, other) => other.count - one.count)
}

function countAll(db: ReadDb, from: string, where: Where): { total: number; hidden: number } {
  const counts = one<{ total: number; hidden: number }>(
    db,
    `SELECT coalesce(sum(${SHOWN}), 0) AS total,
       count(DISTINCT iif(${SHOWN}, NULL, s.account)) AS hidden
     ${from} WHERE (${where.text})`,
    ...where.values,
  )
  return counts ?? { total: 0, hidden: 0 }
}

/** The list as it stands, or as the events tell it up to a past moment. */
function fromClause(db: ReadDb, asOf: Instant | null): string {
  return joined(asOf === null ? 'suppression' : `(${standingUpTo(lastBatchBy(db, asOf))})`)
}

function joined(list: string): string {
  return `FROM ${list} s
    LEFT JOIN event e ON e.id = s.entry
    LEFT JOIN batch b ON b.id = e.batch
    LEFT JOIN scope sc ON sc.id = s.scope
    ${nameJoin('s')}`
}

/** Of the opt-outs that stood after a batch, those that speak for their person and scope. */
function standingUpTo(batch: number): string {
  return `SELECT account, scope, min(since) AS since, entry FROM (${standingEntries(batch)})
    GROUP BY account, scope`
}

function standingEntries(batch: number): string {
  return `SELECT e.account, b.scope, ifnull(e.happened_at, b.happened_at) AS since, e.id AS entry
    FROM event e JOIN batch b ON b.id = e.batch
    WHERE b.kind = 'opt_out' AND e.batch <= ${batch} AND NOT EXISTS
      (SELECT 1 FROM event lift WHERE lift.target = e.id AND lift.batch <= ${batch})`
}

function whereClause(db: ReadDb, { filter, named }: Pick<ListingQuery, 'filter' | 'named'>): Where {
  const search = filter.search.trim()
  const said = batchClause(db, filter)
  const parts = [...(search === '' ? [] : [anywhere(db, search, named)]), said, dateClause(filter)]
  return {
    text: parts.map(({ text }) => `(${text})`).join(' AND '),
    values: parts.flatMap(({ values }) => [...values]),
  }
}

function listedOf(db: ReadDb, row: ListedRow, asked?: Account): Listed {
  const entry = suppressionOf(db, row, asked)
  return {
    ...entry,
    display: displayAccount(entry.account),
    personName: row.personName,
    until: row.until === null ? null : toInstant(row.until),
  }
}
