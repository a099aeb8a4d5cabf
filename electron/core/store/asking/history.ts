import type { Layer } from '../../../../shared/consent/layers.ts'
import type {
  Account,
  ConsentEvent,
  EventKind,
  Instant,
  Reason,
  Scope,
  Source,
} from '../../../../shared/model.ts'
import {
  accountColumns,
  accountOf,
  findAccountIds,
  nameJoin,
  type AccountColumns,
} from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { toInstant } from '../database/instants.ts'
import { all } from '../database/sql.ts'

/** An event with everything the ledger keeps of it. */
export interface LedgerEvent extends ConsentEvent {
  readonly layer: Layer
  readonly evidence: string
  readonly evidenceFile: string
  /** The version of the notice that the person had read. */
  readonly notice: string
  readonly personName: string
  /** The ledger it was merged from; `null` for what was recorded here. */
  readonly home: string | null
  /** When a temporary block is over. */
  readonly until: Instant | null
  /** The file it came with. */
  readonly file: string | null
  /** The opt-out that it lifts. */
  readonly target: number | null
}

interface EventRow extends AccountColumns {
  readonly id: number
  readonly kind: EventKind
  readonly scope: Scope
  readonly layer: Layer
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly notice: string
  readonly personName: string
  readonly home: string | null
  readonly written: string
  readonly happenedAt: number
  readonly recordedAt: number
  readonly until: number | null
  readonly operator: string
  readonly batch: number
  readonly file: string | null
  readonly target: number | null
}

const selectEvents = `
  SELECT ${accountColumns('e')}, e.id, b.kind, sc.name AS scope, b.layer, b.reason, b.source, b.note,
    b.evidence, b.evidence_file AS evidenceFile, b.notice, e.name AS personName, b.home, e.written, ifnull(e.happened_at, b.happened_at) AS happenedAt,
    b.recorded_at AS recordedAt, b.until, b.operator, e.batch, b.file_name AS file, e.target
  FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope
  ${nameJoin('e')}`

/** Everything the ledger holds about one account, in the order it was recorded. */
export function historyOf(db: ReadDb, account: Account): LedgerEvent[] {
  const ids = findAccountIds(db, account)
  const rows = all<EventRow>(
    db,
    `${selectEvents} WHERE e.account IN (SELECT value FROM json_each(?)) ORDER BY e.id`,
    JSON.stringify(ids),
  )
  return rows.map((row) => eventOf(row, account))
}

function eventOf({ account, nameKind, name, ...row }: EventRow, asked: Account): LedgerEvent {
  return {
    ...row,
    account: accountOf({ account, nameKind, name }, asked),
    happenedAt: toInstant(row.happenedAt),
    recordedAt: toInstant(row.recordedAt),
    until: row.until === null ? null : toInstant(row.until),
  }
}
