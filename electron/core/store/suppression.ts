import type { Account, Reason, Scope, Source, Suppression } from '../../../shared/model.ts'
import {
  accountColumns,
  accountOf,
  findAccountId,
  nameJoin,
  type AccountColumns,
} from './accounts.ts'
import type { ReadDb } from './handle.ts'
import { toInstant } from './instants.ts'
import { sealInside } from './seal.ts'
import { guarded, one } from './sql.ts'
import { damaged } from './verify.ts'

/** What `suppressionColumns` selects. */
export interface SuppressionRow extends AccountColumns {
  readonly scope: Scope
  readonly since: number
  readonly reason: Reason | null
  readonly source: Source
  readonly note: string
  readonly written: string
  readonly entry: number
  readonly batch: number
}

/** Suppressions `s` with the event and batch that speak for them; filters and order follow. */
export const selectSuppressions = `
  SELECT ${accountColumns('s')}, sc.name AS scope, s.since, b.reason, b.source, b.note, e.written,
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
export function findSuppression(db: ReadDb, account: Account): Suppression | null {
  const id = findAccountId(db, account)
  if (id === null) return null
  const row = one<SuppressionRow>(
    db,
    `${selectSuppressions} WHERE s.account = ? ORDER BY s.scope LIMIT 1`,
    id,
  )
  return row && suppressionOf(db, row)
}

export function suppressionOf(db: ReadDb, row: SuppressionRow): Suppression {
  // A suppression whose event is gone still suppresses; it must not pass for "nobody".
  if (row.reason === null) throw damaged(db)
  return {
    account: accountOf(row),
    scope: row.scope,
    since: toInstant(row.since),
    reason: row.reason,
    source: row.source,
    note: row.note,
    written: row.written,
    entry: row.entry,
    batch: row.batch,
  }
}

/** How many accounts are suppressed in any scope. */
export function countSuppressed(db: ReadDb): number {
  return sealInside(db).suppressed
}

/** Every suppressed telephone key, ascending: what a cleaning compares rows with. */
export function loadTelKeys(db: ReadDb): Float64Array {
  const keys = new Float64Array(sealInside(db).rows)
  let count = 0
  const text = 'SELECT DISTINCT account FROM suppression WHERE account > 0'
  guarded(db, () => {
    for (const key of db.sqlite.prepare<[], number>(text).pluck().iterate()) keys[count++] = key
  })
  return keys.slice(0, count)
}
