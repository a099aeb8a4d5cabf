import type {
  Account,
  ConsentEvent,
  EventKind,
  Reason,
  Scope,
  Source,
} from '../../../shared/model.ts'
import {
  accountColumns,
  accountOf,
  findAccountId,
  nameJoin,
  type AccountColumns,
} from './accounts.ts'
import type { ReadDb } from './handle.ts'
import { toInstant } from './instants.ts'
import { all } from './sql.ts'

interface EventRow extends AccountColumns {
  readonly id: number
  readonly kind: EventKind
  readonly scope: Scope
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly written: string
  readonly happenedAt: number
  readonly recordedAt: number
  readonly operator: string
  readonly batch: number
}

const selectEvents = `
  SELECT ${accountColumns('e')}, e.id, b.kind, sc.name AS scope, b.reason, b.source, b.note,
    e.written, ifnull(e.happened_at, b.happened_at) AS happenedAt, b.recorded_at AS recordedAt,
    b.operator, e.batch
  FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope
  ${nameJoin('e')}`

/** Everything the ledger holds about one account, in the order it was recorded. */
export function historyOf(db: ReadDb, account: Account): ConsentEvent[] {
  const id = findAccountId(db, account)
  if (id === null) return []
  return all<EventRow>(db, `${selectEvents} WHERE e.account = ? ORDER BY e.id`, id).map(eventOf)
}

function eventOf(row: EventRow): ConsentEvent {
  return {
    id: row.id,
    account: accountOf(row),
    kind: row.kind,
    scope: row.scope,
    reason: row.reason,
    source: row.source,
    note: row.note,
    written: row.written,
    happenedAt: toInstant(row.happenedAt),
    recordedAt: toInstant(row.recordedAt),
    operator: row.operator,
    batch: row.batch,
  }
}
