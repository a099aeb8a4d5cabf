import { OWN_LAYER, type Layer } from '../../../../shared/consent/layers.ts'
import { consentLifts, isProven } from '../../../../shared/consent/permissions.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Account, Instant, Scope, Source } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { accountText } from './accounts.ts'
import { change } from './change.ts'
import { eventMaker } from './event-maker.ts'
import type { WriteDb } from '../database/handle.ts'
import { toMs } from '../database/instants.ts'
import { plainBatch } from './lift.ts'
import { recordBatch, type NewEvent } from './record.ts'
import { standingOfAccount } from './standing.ts'

export interface ConsentEntry {
  readonly account: Account
  readonly written: string
  /** What the person is called; empty when nobody said. */
  readonly personName?: string | undefined
}

export interface ConsentDetails {
  readonly scope: Scope
  /** Whose list the consent concerns: the shop's own, or a law's that it exempts the shop from. */
  readonly layer?: Layer | undefined
  readonly source: Source
  readonly note: string
  /** What the person said or signed, and where that is kept. */
  readonly evidence: string
  /** Where the paper, audio or picture of it is kept. */
  readonly evidenceFile?: string | undefined
  /** The version of the notice that they had read. */
  readonly notice?: string | undefined
  readonly happenedAt: Instant | null
  readonly operator: string
}

/**
 * Records that one person consented to messages again, as a single deliberate act.
 *
 * It lifts their standing opt-outs of that list in the scope and narrower ones. An opt-out that is
 * wider than the consent stays, and so does any that is recorded later.
 *
 * @returns the batch that can be undone
 * @throws AppError `consent_needs_evidence` without a note and evidence
 */
export function recordConsent(
  db: WriteDb,
  entry: ConsentEntry,
  details: ConsentDetails,
  clock: Clock,
): number {
  return recordReviewedConsents(db, [entry], details, 1, clock)
}

/**
 * Records a reviewed batch of consents. The operator types how many there are, so that nobody frees
 * a list by one wrong click.
 *
 * @param confirmed the number that was typed
 * @throws AppError `count_not_confirmed`, `consent_needs_evidence`
 */
export function recordReviewedConsents(
  db: WriteDb,
  entries: readonly ConsentEntry[],
  details: ConsentDetails,
  confirmed: number,
  clock: Clock,
): number {
  if (!isProven(details)) throw new AppError('consent_needs_evidence')
  if (entries.length === 0) throw new AppError('nothing_to_lift')
  if (entries.length !== confirmed) {
    throw new AppError('count_not_confirmed', { count: entries.length, given: confirmed })
  }
  const { scope, layer = OWN_LAYER, source, note, evidence, operator } = details
  const { evidenceFile = '', notice = '' } = details
  return change(db, () => {
    const now = clock().getTime()
    const happenedAt = details.happenedAt === null ? now : toMs(details.happenedAt)
    const events = entries.flatMap((entry) => eventsFor(db, entry, scope, layer))
    const said = { scope, layer, source, note, evidence, evidenceFile, notice, operator }
    const moments = { happenedAt, recordedAt: now }
    return recordBatch(db, { ...plainBatch, ...said, ...moments, kind: 'opt_in' }, events).batch
  })
}

/** One event for every opt-out that the consent lifts, or one that only says so. */
function eventsFor(db: WriteDb, entry: ConsentEntry, scope: Scope, layer: Layer): NewEvent[] {
  const said = eventMaker(db)(entry)
  const lifted = standingOfAccount(db, entry.account).filter((one) =>
    consentLifts(scope, layer, one),
  )
  if (lifted.length === 0) return [said]
  return lifted.map((optOut) => ({
    ...said,
    id: optOut.account,
    account: accountText(optOut),
    target: optOut.entry,
  }))
}
