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
  const forbidding = all<{ name: Scope }>(db, 'SELECT name FROM scope')
    .map(({ name }) => name)
    .filter((scope) => scopeForbids(scope, sending))
  const scopes = JSON.stringify(forbidding)
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
 * Telephone accounts that had consented to a sending by a moment. A consent to one topic is enough
 * only for a sending of that topic alone.
 */
export function consentKeysAt(
  db: ReadDb,
  asOf: Instant | null,
  { topics = [] }: Sending,
): Float64Array {
  const past = pastOf(db, asOf)
  const [topic, another] = topics
  const isOne = topic !== undefined && another === undefined
  const scopes = ['everything', 'marketing', ...(isOne ? [`topic:${topic}`] : [])]
  if (past === null) {
    const consented = all<{ account: number }>(db, selectConsents, JSON.stringify(scopes))
    return Float64Array.from(consented, ({ account }) => account)
  }
  const rows = all<{ account: number }>(
    db,
    `SELECT DISTINCT e.account FROM event e
     JOIN batch b ON b.id = e.batch
     JOIN scope sc ON sc.id = b.scope
     WHERE b.kind = 'opt_in' AND e.id <= ? AND e.account > 0
       AND sc.name IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id AND lift.id <= ?)`,
    past.events,
    JSON.stringify(scopes),
    past.events,
  )
  return Float64Array.from(rows, ({ account }) => account)
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
  const batch = findBatch(db, batches)
  return { batches, events: batch === null ? 0 : batch.firstEvent + batch.events - 1 }
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
  WHERE b.kind = 'opt_out' AND e.id <= ?
    AND sc.name IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id AND lift.id <= ?)
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
