import { AppError } from '../../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { change } from './change.ts'
import type { WriteDb } from '../database/handle.ts'
import { findImport } from './imports.ts'
import { rehearse } from './rehearse.ts'
import { previewUndo, undoBatch, type UndoReport } from './undo.ts'

export interface UndoSaid {
  /** How many change, as the operator was told and typed. */
  readonly confirmed: number
  readonly note: string
  readonly operator: string
}

/**
 * What undoing an import, or any other batch, would do.
 *
 * @throws AppError `batch_not_found`
 */
export function previewUndoImport(db: WriteDb, id: number): UndoReport {
  const { first, last } = findImport(db, id)
  if (first.id === last.id) return previewUndo(db, id)
  // One batch of an import may be what keeps another's people out: only doing it tells exactly.
  return rehearse(db, () => undoEach(db, first.id, last.id, { note: '', operator: '' }))
}

/**
 * Takes an import back, all its batches or none. Whoever has another reason to stay out stays out.
 *
 * @throws AppError `batch_not_found`, `count_not_confirmed`, `nothing_to_undo`
 */
export function undoImport(
  db: WriteDb,
  id: number,
  { confirmed, ...said }: UndoSaid,
  clock: Clock,
): UndoReport {
  const { first, last } = findImport(db, id)
  return change(db, () => {
    const report = undoEach(db, first.id, last.id, said, clock)
    if (report.reversed + report.kept === 0) throw new AppError('nothing_to_undo', { batch: id })
    if (report.reversed !== confirmed) {
      throw new AppError('count_not_confirmed', { count: report.reversed, given: confirmed })
    }
    return report
  })
}

function undoEach(
  db: WriteDb,
  first: number,
  last: number,
  said: { note: string; operator: string },
  clock: Clock = () => new Date(0),
): UndoReport {
  const total = { reversed: 0, kept: 0, failed: 0 }
  for (let id = first; id <= last; id++) {
    const report = previewUndo(db, id)
    total.reversed += report.reversed
    total.kept += report.kept
    total.failed += report.failed
    if (report.reversed + report.kept === 0) continue
    undoBatch(db, id, { confirmed: report.reversed, ...said }, clock)
  }
  return total
}
