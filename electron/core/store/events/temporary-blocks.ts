import { believedTime } from '../../../../shared/consent/block-ends.ts'
import { consentLifts } from '../../../../shared/consent/permissions.ts'
import type { Scope } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { all, value } from '../database/sql.ts'
import { nameJoin } from './accounts.ts'
import { change } from './change.ts'
import { isHiddenKind } from './hidden-names.ts'
import { plainBatch, recordLifts } from './lift.ts'
import { foreignColumns, missingHere, recordForeign, type ForeignOptOut } from './opt-out-again.ts'
import { standingPast } from './standing.ts'

export interface BlocksSettled {
  /** Blocks that ended because their time is over. Until this has run they stay suppressed. */
  readonly ended: number
  /** Blocks that had ended though their time is still to come, and keep people out again. */
  readonly again: number
}

/**
 * Brings the temporary blocks in line with the clock, both ways: a block whose time is over ends, and
 * one that ended under a clock that was set ahead stands again as soon as the clock is right.
 */
export function settleBlocks(db: WriteDb, clock: Clock): BlocksSettled {
  const now = clock().getTime()
  const by = endOfBlocks(db, now)
  if (endedEarly(db, now).length === 0 && standingPast(db, by).length === 0) {
    return { ended: 0, again: 0 }
  }
  return change(db, () => {
    const again = holdBlocks(db, now)
    const over = standingPast(db, by)
    for (const [scope, optOuts] of Map.groupBy(over, (optOut) => optOut.scope)) {
      const moments = { happenedAt: now, recordedAt: now }
      recordLifts(db, { ...plainBatch, ...moments, kind: 'expiry', scope }, optOuts)
    }
    return { ended: over.length, again }
  })
}

/**
 * Blocks again whoever was freed by an end that is still to come. Must run inside `change`.
 *
 * @returns how many
 */
export function holdBlocks(db: WriteDb, now: number): number {
  const early = endedEarly(db, now)
  const said = { recordedAt: now, operator: '', fileName: null, fileSha256: null }
  recordForeign(db, early, said)
  return early.length
}

/** The moment by which blocks end. The ends of blocks themselves are no use of the ledger. */
export function endOfBlocks(db: ReadDb, now: number): number {
  const lastUse = value<number>(
    db,
    `SELECT max(
       ifnull((SELECT recorded_at FROM batch WHERE kind <> 'expiry' ORDER BY id DESC LIMIT 1), 0),
       ifnull((SELECT finished_at FROM run ORDER BY id DESC LIMIT 1), 0))`,
  )
  return believedTime(now, lastUse)
}

interface EndedBlock extends ForeignOptOut {
  readonly entry: number
}

/** Blocks that nothing but their end has lifted, an end that by this clock is still to come. */
function endedEarly(db: ReadDb, now: number): EndedBlock[] {
  const ended = all<EndedBlock>(db, selectEnded, now)
  return missingHere(
    db,
    ended.filter((block) => !hasConsentedSince(db, block)),
  )
}

const selectEnded = `
  SELECT ${foreignColumns}, e.id AS entry
  FROM batch b CROSS JOIN event e ON e.id BETWEEN b.first_event AND b.first_event + b.events - 1
  JOIN scope sc ON sc.id = b.scope
  ${nameJoin('e')}
  WHERE b.until > ? AND b.kind = 'opt_out'
    AND EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id)
    AND NOT EXISTS (
      SELECT 1 FROM event lift JOIN batch lifting ON lifting.id = lift.batch
      WHERE lift.target = e.id AND lifting.kind <> 'expiry')
  ORDER BY e.id`

/**
 * Whether the person consented where the block was known to be over: on the computer that ended it,
 * afterwards. Such a consent would have lifted the block. Whoever was erased since is blocked.
 */
function hasConsentedSince(db: ReadDb, block: EndedBlock): boolean {
  const { account, entry, nameKind } = block
  if (nameKind !== null && isHiddenKind(nameKind)) return false
  const consents = all<{ scope: Scope; layer: string }>(db, selectConsentsSince, account, entry)
  return consents.some(({ scope, layer }) => consentLifts(scope, layer, block))
}

const selectConsentsSince = `
  SELECT sc.name AS scope, b.layer
  FROM event lift JOIN batch lifting ON lifting.id = lift.batch
  JOIN event e ON e.account = ? AND e.id > lift.id
  JOIN batch b ON b.id = e.batch AND b.home IS lifting.home
  JOIN scope sc ON sc.id = b.scope
  WHERE lift.target = ? AND b.kind = 'opt_in'
    AND NOT EXISTS (SELECT 1 FROM event taken WHERE taken.target = e.id)`
