import type { Layer } from '../../../../shared/consent/layers.ts'
import type { Account, Reason, Scope, Source, Suppression } from '../../../../shared/model.ts'
import {
  accountColumns,
  accountOf,
  findAccountIds,
  nameJoin,
  type AccountColumns,
} from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { toInstant } from '../database/instants.ts'
import { sealInside } from '../seal/seal.ts'
import { one, value } from '../database/sql.ts'
import { loadSuppressedKeys } from '../keys/suppressed-keys.ts'
import { damaged } from '../seal/verify.ts'

/** A suppression that also says which list it belongs to. */
export interface LayeredSuppression extends Suppression {
  readonly layer: Layer
}

/** What `selectSuppressions` selects. */
export interface SuppressionRow extends AccountColumns {
  readonly scope: Scope
  readonly since: number
  readonly reason: Reason | null
  readonly source: Source
  readonly layer: Layer
  readonly note: string
  readonly written: string
  readonly entry: number
  readonly batch: number
}

/** Suppressions `s` with the event and batch that speak for them; filters and order follow. */
export const selectSuppressions = `
  SELECT ${accountColumns('s')}, sc.name AS scope, s.since, b.reason, b.source, b.layer, b.note, e.written,
    s.entry, e.batch
  FROM suppression s
  LEFT JOIN event e ON e.id = s.entry
  LEFT JOIN batch b ON b.id = e.batch
  LEFT JOIN scope sc ON sc.id = s.scope
  ${nameJoin('s')}`

/**
 * Why an account must not be messaged: its opt-out in the widest scope, or `null` when there is none.
 *
 * @throws AppError `store_damaged` when somebody is suppressed by an entry that cannot be read
 */
export function findSuppression(db: ReadDb, account: Account): LayeredSuppression | null {
  const row = one<SuppressionRow>(
    db,
    `${selectSuppressions} WHERE s.account IN (SELECT value FROM json_each(?))
     ORDER BY s.scope LIMIT 1`,
    JSON.stringify(findAccountIds(db, account)),
  )
  return row && suppressionOf(db, row, account)
}

/**
 * @param asked the account that was asked for, when it was one
 * @throws AppError `store_damaged`
 */
export function suppressionOf(
  db: ReadDb,
  row: SuppressionRow,
  asked?: Account,
): LayeredSuppression {
  // A suppression whose event is gone still suppresses; it must not pass for "nobody".
  if (row.reason === null) throw damaged(db)
  return {
    account: accountOf(row, asked),
    scope: row.scope,
    since: toInstant(row.since),
    reason: row.reason,
    source: row.source,
    note: row.note,
    written: row.written,
    entry: row.entry,
    batch: row.batch,
    layer: row.layer,
  }
}

/** How many accounts are suppressed in any scope. */
export function countSuppressed(db: ReadDb): number {
  return sealInside(db).suppressed
}

/** How often the ledger was added to: the same number means the same answers. */
export function countBatches(db: ReadDb): number {
  return value<number>(db, 'SELECT ifnull(max(id), 0) FROM batch')
}

/** Every suppressed telephone key, ascending. */
export function loadTelKeys(db: ReadDb): Float64Array {
  return loadSuppressedKeys(db).keys
}
