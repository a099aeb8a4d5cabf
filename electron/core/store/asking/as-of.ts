import { AppError } from '../../../../shared/errors.ts'
import type { Instant } from '../../../../shared/model.ts'
import type { ReadDb } from '../database/handle.ts'
import { toMs } from '../database/instants.ts'
import { value } from '../database/sql.ts'

const DAY_MS = 86_400_000

/**
 * Lets through only moments of which the ledger can tell who was out. Before its first entry it knew
 * nobody, and a list that was cleaned by that would keep everybody; what it will know is not known
 * today. The rest of today may be meant by a bare date.
 *
 * @throws AppError `as_of_before_list`, `as_of_to_come`
 */
export function requireKnownMoment(db: ReadDb, asOf: Instant | null, now: Instant): void {
  if (asOf === null) return
  if (toMs(asOf) > toMs(now) + DAY_MS) throw new AppError('as_of_to_come')
  const since = value<number>(db, selectStart)
  if (toMs(asOf) < since) throw new AppError('as_of_before_list', { since })
}

/**
 * How far the ledger had come by a past moment: the last batch recorded by then; 0 when there was
 * none. Batches are ordered by number, so one that was recorded under a clock set ahead, with others
 * of the right time after it, belongs to what was known.
 */
export function lastBatchBy(db: ReadDb, moment: Instant): number {
  const text = 'SELECT coalesce(max(id), 0) FROM batch WHERE recorded_at <= ?'
  return value<number>(db, text, toMs(moment))
}

/** An empty ledger knew nobody from the day on that it was made. */
const selectStart = `SELECT coalesce((SELECT min(recorded_at) FROM batch),
  (SELECT value FROM meta WHERE name = 'created_at'))`
