import { scopesCovering } from '../../../../shared/consent/scopes.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { accountText, nameJoin } from './accounts.ts'
import { findBatch, type BatchRow } from '../database/batch-rows.ts'
import { change } from './change.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { plainBatch, recordLifts } from './lift.ts'
import { recordBatch } from './record.ts'
import { one } from '../database/sql.ts'
import { consentsOfBatch, liftedByBatch, undoableOfBatch, type OptOut } from './standing.ts'

/** What undoing a batch does, or did, in accounts or entries. */
export interface UndoReport {
  /** Become, or became, what they were before. */
  readonly reversed: number
  /** Stay suppressed just as widely and as long, because something else says so too. */
  readonly kept: number
  /** Had already been taken back, or erased: nothing is left to undo. */
  readonly failed: number
}

/**
 * What undoing a batch would do.
 *
 * @throws AppError `batch_not_found`
 */
export function previewUndo(db: ReadDb, id: number): UndoReport {
  const batch = batchToUndo(db, id)
  if (batch.kind !== 'opt_out') {
    const undone = batch.kind === 'opt_in' ? consentsOfBatch(db, batch) : liftedStill(db, batch)
    const reversed = undone.length
    return { reversed, kept: 0, failed: batch.events - reversed }
  }
  const text = `
    SELECT count(*) AS standing, coalesce(sum(EXISTS (
      SELECT 1 FROM event o JOIN batch b ON b.id = o.batch JOIN scope sc ON sc.id = b.scope
      WHERE o.account = e.account AND o.batch <> e.batch AND b.kind = 'opt_out'
        AND sc.name IN (SELECT value FROM json_each(?)) AND (b.until IS NULL OR b.until >= ?)
        AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = o.id))), 0) AS kept
    FROM event e ${nameJoin('e')} WHERE e.id BETWEEN ? AND ? AND named.kind IS NOT 'erased'
      AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id)`
  const last = batch.firstEvent + batch.events - 1
  const found = one<{ standing: number; kept: number }>(
    db,
    text,
    JSON.stringify(scopesCovering(batch.scope)),
    batch.until ?? Number.MAX_SAFE_INTEGER,
    batch.firstEvent,
    last,
  )
  const { standing, kept } = found ?? { standing: 0, kept: 0 }
  return { reversed: standing - kept, kept, failed: batch.events - standing }
}

/**
 * Takes a batch back by a new batch; nothing is deleted.
 *
 * Opt-outs of the batch are lifted, one by one: whoever has another reason to stay out stays out.
 * What the batch had lifted is opted out again, and its consents no longer count.
 *
 * @param confirmed how many the operator was told will change, typed by them
 * @throws AppError `batch_not_found`, `count_not_confirmed`, `nothing_to_lift`
 */
export function undoBatch(
  db: WriteDb,
  id: number,
  { confirmed, note, operator }: { confirmed: number; note: string; operator: string },
  clock: Clock,
): UndoReport {
  return change(db, () => {
    const batch = batchToUndo(db, id)
    const report = previewUndo(db, id)
    if (report.reversed + report.kept === 0) throw new AppError('nothing_to_lift')
    if (report.reversed !== confirmed) {
      throw new AppError('count_not_confirmed', { count: report.reversed, given: confirmed })
    }
    const now = clock().getTime()
    const said = { note, operator, happenedAt: now, recordedAt: now, undoes: id }
    if (batch.kind === 'opt_out') {
      const details = { ...plainBatch, ...said, kind: 'release', scope: batch.scope } as const
      recordLifts(db, details, undoableOfBatch(db, batch))
    } else {
      const consents = consentsOfBatch(db, batch)
      optOutAgain(db, liftedStill(db, batch), said)
      if (consents.length > 0) {
        const details = { ...plainBatch, ...said, scope: batch.scope, kind: 'correction' } as const
        recordLifts(db, details, consents)
      }
    }
    return report
  })
}

function batchToUndo(db: ReadDb, id: number): BatchRow {
  const batch = findBatch(db, id)
  if (batch === null) throw new AppError('batch_not_found', { batch: id })
  return batch
}

/** What undoing a lifting batch would bring back; nothing once it was undone. */
function liftedStill(db: ReadDb, batch: BatchRow): OptOut[] {
  const undone = `SELECT id FROM batch WHERE undoes = ? AND kind = 'opt_out'`
  return one(db, undone, batch.id) === null ? liftedByBatch(db, batch) : []
}

/** Records opt-outs anew, each on the grounds and with the date that it had. */
function optOutAgain(
  db: WriteDb,
  optOuts: readonly OptOut[],
  said: Pick<BatchRow, 'note' | 'operator' | 'happenedAt' | 'recordedAt' | 'undoes'>,
): void {
  const groundsOf = ({ scope, layer, reason, source }: OptOut) =>
    JSON.stringify([scope, layer, reason, source])
  for (const group of Map.groupBy(optOuts, groundsOf).values()) {
    const [first] = group
    if (!first) continue
    const { scope, layer, reason, source } = first
    const earliest = group.toSorted((a, b) => a.account - b.account || a.happenedAt - b.happenedAt)
    const events = earliest
      .filter(({ account }, index) => account !== earliest[index - 1]?.account)
      .map((optOut) => ({
        id: optOut.account,
        account: accountText(optOut),
        written: optOut.written,
        personName: optOut.personName,
        happenedAt: optOut.happenedAt,
        target: null,
      }))
    const grounds = { kind: 'opt_out', scope, layer, reason, source } as const
    recordBatch(db, { ...plainBatch, ...said, ...grounds }, events)
  }
}
