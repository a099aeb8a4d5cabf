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

/** An empty ledger knew nobody from the day on that it was made. */
const selectStart = `SELECT coalesce((SELECT min(recorded_at) FROM batch),
  (SELECT value FROM meta WHERE name = 'created_at'))`
