import type { Grounds } from '../../../../shared/consent/permissions.ts'
import type { Account } from '../../../../shared/model.ts'
import {
  accountColumns,
  findAccountIds,
  nameJoin,
  type AccountColumns,
  type AccountId,
} from './accounts.ts'
import type { BatchRow } from '../database/batch-rows.ts'
import type { ReadDb } from '../database/handle.ts'
import { all } from '../database/sql.ts'

/** An opt-out with its grounds. */
export interface OptOut extends AccountColumns, Grounds {
  readonly entry: number
  readonly batch: number
  readonly written: string
  readonly personName: string
  readonly happenedAt: number
  readonly until: number | null
}

/** Events of one kind, with their grounds. */
const selectOfKind = (kind: 'opt_out' | 'opt_in') => `
  SELECT ${accountColumns('e')}, e.id AS entry, e.batch, e.written, e.name AS personName, sc.name AS scope, b.layer,
    b.reason, b.source, ifnull(e.happened_at, b.happened_at) AS happenedAt, b.until
  FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope
  ${nameJoin('e')}
  WHERE b.kind = '${kind}'`
const selectOptOuts = selectOfKind('opt_out')
const selectStanding = `${selectOptOuts} AND NOT EXISTS
  (SELECT 1 FROM event lift WHERE lift.target = e.id)`

export function standingOfAccount(db: ReadDb, account: Account): OptOut[] {
  return standingOfIds(db, findAccountIds(db, account))
}

export function standingOfIds(db: ReadDb, ids: readonly AccountId[]): OptOut[] {
  const text = `${selectStanding} AND e.account IN (SELECT value FROM json_each(?)) ORDER BY e.id`
  return all<OptOut>(db, text, JSON.stringify(ids))
}

/** The opt-outs of a batch that still stand, but for those of people who were erased since. */
export function undoableOfBatch(db: ReadDb, { firstEvent, events }: BatchRow): OptOut[] {
  const text = `${selectStanding} AND named.kind IS NOT 'erased' AND e.id BETWEEN ? AND ? ORDER BY e.id`
  return all<OptOut>(db, text, firstEvent, firstEvent + events - 1)
}

/** The consents of a batch that nobody took back. */
export function consentsOfBatch(db: ReadDb, { firstEvent, events }: BatchRow): OptOut[] {
  const text = `${selectOfKind('opt_in')} AND e.id BETWEEN ? AND ?
    AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id) ORDER BY e.id`
  return all<OptOut>(db, text, firstEvent, firstEvent + events - 1)
}

/** The opt-outs that the events of a batch lifted. */
export function liftedByBatch(db: ReadDb, { firstEvent, events }: BatchRow): OptOut[] {
  const text = `${selectOptOuts} AND e.id IN
    (SELECT target FROM event WHERE id BETWEEN ? AND ?) ORDER BY e.id`
  return all<OptOut>(db, text, firstEvent, firstEvent + events - 1)
}

/** Temporary blocks whose time is over by a moment. */
export function standingPast(db: ReadDb, by: number): OptOut[] {
  // Asked at every opening: found by the few batches that end, not by a walk over all events.
  const ofBatches = `SELECT e.id FROM batch b
    CROSS JOIN event e ON e.id BETWEEN b.first_event AND b.first_event + b.events - 1
    WHERE b.until <= ?`
  return all<OptOut>(db, `${selectStanding} AND e.id IN (${ofBatches}) ORDER BY e.id`, by)
}
