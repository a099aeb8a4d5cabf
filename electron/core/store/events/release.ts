import { mayRelease } from '../../../../shared/consent/permissions.ts'
import { scopeCovers } from '../../../../shared/consent/scopes.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Account, Scope } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { change } from './change.ts'
import type { WriteDb } from '../database/handle.ts'
import { plainBatch, recordLifts } from './lift.ts'
import { standingOfAccount } from './standing.ts'

export interface ReleaseDetails {
  readonly scope: Scope
  /** Why it was a mistake. */
  readonly note: string
  readonly operator: string
}

/**
 * Lifts one account's opt-outs that were recorded by mistake, in the given scope and narrower ones.
 *
 * @returns the batch that can be undone
 * @throws AppError `nothing_to_lift`, `release_needs_consent` when the person asked themselves,
 * `consent_needs_evidence` without a note
 */
export function releaseAccount(
  db: WriteDb,
  account: Account,
  { scope, note, operator }: ReleaseDetails,
  clock: Clock,
): number {
  if (note.trim() === '') throw new AppError('consent_needs_evidence')
  return change(db, () => {
    const inScope = standingOfAccount(db, account).filter((one) => scopeCovers(scope, one.scope))
    if (inScope.length === 0) throw new AppError('nothing_to_lift')
    if (!inScope.every(mayRelease)) throw new AppError('release_needs_consent')
    const now = clock().getTime()
    const moments = { happenedAt: now, recordedAt: now }
    return recordLifts(
      db,
      { ...plainBatch, ...moments, kind: 'release', scope, note, operator },
      inScope,
    )
  })
}
