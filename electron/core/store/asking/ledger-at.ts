import { scopeForbids } from '../../../../shared/consent/scopes.ts'
import type { Sending } from '../../../../shared/consent/scopes.ts'
import type { Account, Instant, Scope } from '../../../../shared/model.ts'
import { accountColumns, findAccountIds, nameJoin, type AccountId } from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { chainHolds } from '../seal/heads.ts'
import { toMs } from '../database/instants.ts'
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

const FOREVER = Number.MAX_SAFE_INTEGER

/**
 * The ledger as it was known at a moment, for one kind of sending. Counts what was recorded by then,
 * whenever it happened: nobody can be blamed for what reached them later.
 *
 * @param asOf `null` for now
 */
export function ledgerAt(db: ReadDb, asOf: Instant | null, sending: Sending): LedgerAt {
  const until = asOf === null ? FOREVER : toMs(asOf)
  const forbidding = all<{ name: Scope }>(db, 'SELECT name FROM scope')
    .map(({ name }) => name)
    .filter((scope) => scopeForbids(scope, sending))
  const scopes = JSON.stringify(forbidding)
  if (asOf !== null) requireEvents(db)
  const standing =
    asOf === null
      ? all<Standing>(db, selectCurrent, scopes)
      : all<Standing>(db, selectStanding, until, scopes, until)

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
  const known = one<{ batches: number; events: number }>(
    db,
    `SELECT ifnull(max(id), 0) AS batches, ifnull(sum(events), 0) AS events FROM batch WHERE recorded_at <= ?`,
    until,
  )
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
    batches: known?.batches ?? 0,
    events: known?.events ?? 0,
  }
}

/**
 * Telephone accounts that had consented to a sending by a moment. A consent to one topic is enough
 * only for a sending of that topic alone.
 */
export function consentKeysAt(
  db: ReadDb,
  asOf: Instant | null,
  { topics = [] }: Sending,
): Float64Array {
  const until = asOf === null ? FOREVER : toMs(asOf)
  const [topic, another] = topics
  const isOne = topic !== undefined && another === undefined
  const scopes = ['everything', 'marketing', ...(isOne ? [`topic:${topic}`] : [])]
  if (asOf === null) {
    const consented = all<{ account: number }>(db, selectConsents, JSON.stringify(scopes))
    return Float64Array.from(consented, ({ account }) => account)
  }
  requireEvents(db)
  const rows = all<{ account: number }>(
    db,
    `SELECT DISTINCT e.account FROM event e
     JOIN batch b ON b.id = e.batch
     JOIN scope sc ON sc.id = b.scope
     WHERE b.kind = 'opt_in' AND b.recorded_at <= ? AND e.account > 0
       AND sc.name IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (
         SELECT 1 FROM event lift JOIN batch lifting ON lifting.id = lift.batch
         WHERE lift.target = e.id AND lifting.recorded_at <= ?)`,
    until,
    JSON.stringify(scopes),
    until,
  )
  return Float64Array.from(rows, ({ account }) => account)
}

/**
 * The past is told by the events alone, which opening a ledger does not read: they are proven first.
 *
 * @throws AppError `store_damaged`
 */
function requireEvents(db: ReadDb): void {
  if (!chainHolds(db, 0)) throw damaged(db)
}

/** The present is told by the derived tables, which the seal covers. */
const selectCurrent = `
  SELECT s.account, s.entry, s.since FROM suppression s JOIN scope sc ON sc.id = s.scope
  WHERE sc.name IN (SELECT value FROM json_each(?)) ORDER BY s.account, s.since, s.entry`

const selectConsents = `
  SELECT DISTINCT c.account FROM consent c JOIN scope sc ON sc.id = c.scope
  WHERE c.account > 0 AND sc.name IN (SELECT value FROM json_each(?)) ORDER BY c.account`

const selectStanding = `
  SELECT e.account, e.id AS entry, ifnull(e.happened_at, b.happened_at) AS since
  FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope
  WHERE b.kind = 'opt_out' AND b.recorded_at <= ?
    AND sc.name IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (
      SELECT 1 FROM event lift JOIN batch lifting ON lifting.id = lift.batch
      WHERE lift.target = e.id AND lifting.recorded_at <= ?)
  ORDER BY e.account, since, e.id`

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
