import { scopeForbids } from '../../../../shared/consent/scopes.ts'
import type { Sending } from '../../../../shared/consent/scopes.ts'
import type { Account, Instant, Scope } from '../../../../shared/model.ts'
import { accountColumns, findAccountIds, nameJoin, type AccountId } from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { chainHolds } from '../seal/heads.ts'
import { lastBatchBy } from './as-of.ts'
import { findBatch } from '../database/batch-rows.ts'
import { sealInside } from '../seal/seal.ts'
import { all, one } from '../database/sql.ts'
import { suppressionOf, type LayeredSuppression, type SuppressionRow } from './suppression.ts'
import { damaged } from '../seal/verify.ts'

/** Who must not get a sending, by what the ledger knew at a moment. */
export interface LedgerAt {
  /** Telephone accounts, ascending, each once. */
  readonly keys: Float64Array
  /** When each of them opted out, in milliseconds. */
  readonly since: Float64Array
  suppressionOf(account: Account): LayeredSuppression | null
  /** What had been recorded by then. */
  readonly batches: number
  readonly events: number
}

interface Standing {
  readonly account: AccountId
  readonly entry: number
  readonly since: number
}

/**
 * The ledger as it was known at a moment, for one kind of sending. Counts what was recorded by then,
 * whenever it happened: nobody can be blamed for what reached them later.
 *
 * @param asOf `null` for now
 */
export function ledgerAt(db: ReadDb, asOf: Instant | null, sending: Sending): LedgerAt {
  const past = pastOf(db, asOf)
  const scopes = forbiddingScopes(db, sending)
  const standing =
    past === null
      ? all<Standing>(db, selectCurrent, scopes)
      : all<Standing>(db, selectStanding, past.events, scopes, past.events)

  const entries = new Map<AccountId, number>()
  const keys = new Float64Array(standing.length)
  const since = new Float64Array(standing.length)
  let count = 0
  for (const { account, entry, since: moment } of standing) {
    if (entries.has(account)) continue
    entries.set(account, entry)
    if (account < 0) continue
    keys[count] = account
    since[count++] = moment
  }
  const { batches, events } = past ?? sealInside(db)
  return {
    keys: keys.slice(0, count),
    since: since.slice(0, count),
    suppressionOf(account) {
      for (const id of findAccountIds(db, account)) {
        const entry = entries.get(id)
        if (entry === undefined) continue
        const row = one<SuppressionRow>(db, selectEntry, entry)
        if (row === null) throw damaged(db)
        return suppressionOf(db, row, account)
      }
      return null
    },
    batches,
    events,
  }
}

/**
 * Why one account must not get a sending, as `ledgerAt` knows it, without looking at all the others.
 * Nothing is proven: only for showing what was judged before.
 */
export function forbiddingEntry(
  db: ReadDb,
  account: Account,
  asOf: Instant | null,
  sending: Sending,
): LayeredSuppression | null {
  const batches = asOf === null ? sealInside(db).batches : lastBatchBy(db, asOf)
  const last = lastEventOf(db, batches)
  const ids = JSON.stringify(findAccountIds(db, account))
  const text = `${standingBy} AND e.account IN (SELECT value FROM json_each(?))
    ORDER BY since, e.id LIMIT 1`
  const first = one<Standing>(db, text, last, forbiddingScopes(db, sending), last, ids)
  if (first === null) return null
  const row = one<SuppressionRow>(db, selectEntry, first.entry)
  if (row === null) throw damaged(db)
  return suppressionOf(db, row, account)
}

function forbiddingScopes(db: ReadDb, sending: Sending): string {
  const scopes = all<{ name: Scope }>(db, 'SELECT name FROM scope').map(({ name }) => name)
  return JSON.stringify(scopes.filter((scope) => scopeForbids(scope, sending)))
}

/** Who had asked for messages. */
interface Consented {
  readonly keys: Float64Array
  /** Accounts without a number, as `bsuid:BR.1`. */
  readonly names: ReadonlySet<string>
}

/**
 * Accounts that had consented to a sending by a moment. A consent to one topic is enough only for a
 * sending of that topic alone.
 */
export function consentedAt(db: ReadDb, asOf: Instant | null, { topics = [] }: Sending): Consented {
  const past = pastOf(db, asOf)
  const [topic, another] = topics
  const isOne = topic !== undefined && another === undefined
  const scopes = JSON.stringify(['everything', 'marketing', ...(isOne ? [`topic:${topic}`] : [])])
  return past === null
    ? consented(all<ConsentRow>(db, selectConsents, scopes))
    : consented(all<ConsentRow>(db, selectPastConsents, past.events, scopes, past.events))
}

interface ConsentRow {
  readonly account: AccountId
  readonly name: string | null
}

function consented(rows: readonly ConsentRow[]): Consented {
  const keys = rows.flatMap(({ account }) => (account > 0 ? [account] : []))
  const names = rows.flatMap(({ name }) => (name === null ? [] : [name]))
  return { keys: Float64Array.from(keys), names: new Set(names) }
}

interface Past {
  readonly batches: number
  /** The last event known then; they are numbered from 1 without a gap. */
  readonly events: number
}

/**
 * How far the ledger had come by a moment; `null` when nothing was recorded since, which makes it the
 * present. The past is told by the events alone, which opening a ledger does not read: they are
 * proven first.
 *
 * @throws AppError `store_damaged`
 */
function pastOf(db: ReadDb, asOf: Instant | null): Past | null {
  if (asOf === null) return null
  const batches = lastBatchBy(db, asOf)
  if (batches === sealInside(db).batches) return null
  if (!chainHolds(db, 0)) throw damaged(db)
  return { batches, events: lastEventOf(db, batches) }
}

function lastEventOf(db: ReadDb, batches: number): number {
  const batch = findBatch(db, batches)
  return batch === null ? 0 : batch.firstEvent + batch.events - 1
}

/** The present is told by the derived tables, which the seal covers. */
const selectCurrent = `
  SELECT s.account, s.entry, s.since FROM suppression s JOIN scope sc ON sc.id = s.scope
  WHERE sc.name IN (SELECT value FROM json_each(?)) ORDER BY s.account, s.since, s.entry`

/** A person of whom only a hash is left has nothing to be recognised by as having consented. */
const named = (t: string) => `
  LEFT JOIN named_account named ON named.id = -${t}.account AND named.kind IN ('bsuid', 'lid')`

const selectConsents = `
  SELECT DISTINCT c.account, named.kind || ':' || named.value AS name
  FROM consent c JOIN scope sc ON sc.id = c.scope ${named('c')}
  WHERE sc.name IN (SELECT value FROM json_each(?)) ORDER BY c.account`

const selectPastConsents = `
  SELECT DISTINCT e.account, named.kind || ':' || named.value AS name FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope ${named('e')}
  WHERE b.kind = 'opt_in' AND e.id <= ?
    AND sc.name IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id AND lift.id <= ?)`

const standingBy = `
  SELECT e.account, e.id AS entry, ifnull(e.happened_at, b.happened_at) AS since
  FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope
  WHERE b.kind = 'opt_out' AND e.id <= ?
    AND sc.name IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id AND lift.id <= ?)`

const selectStanding = `${standingBy} ORDER BY e.account, since, e.id`

/** An entry as if it stood among the suppressions. */
const selectEntry = `
  SELECT ${accountColumns('e')}, sc.name AS scope,
    ifnull(e.happened_at, b.happened_at) AS since, b.reason, b.source, b.layer, b.note, e.written,
    e.id AS entry, e.batch
  FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope
  ${nameJoin('e')}
  WHERE e.id = ?`
