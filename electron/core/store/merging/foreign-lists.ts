import { canHold, type Layer } from '../../../../shared/consent/layers.ts'
import type { Clock } from '../../clock.ts'
import { nameIdOf } from '../events/accounts.ts'
import { findBatch } from '../database/batch-rows.ts'
import { change } from '../events/change.ts'
import type { WriteDb } from '../database/handle.ts'
import {
  recordOptOutEvents,
  recordOptOuts,
  type OptOutDetails,
  type OptOutEntry,
  type OptOutsRecorded,
} from '../events/ledger.ts'
import { plainBatch, recordLifts } from '../events/lift.ts'
import { all } from '../database/sql.ts'
import { undoableOfBatch } from '../events/standing.ts'

type LayerDetails = OptOutDetails & { readonly layer: Layer }

export interface LawListRecorded extends OptOutsRecorded {
  /** Accounts that had consented to the shop in spite of the list. */
  readonly exempt: number
  /** Entries that the law's list cannot hold, such as another state's area code. */
  readonly outside: number
}

/**
 * Records a list that a law or a partner keeps, as a layer of its own. `happenedAt` of an entry is
 * the day it was registered there. Whoever consented to the shop by name (`recordConsent` with this
 * layer) and has not opted out of it since is exempt: recorded, and lifted at once.
 */
export function recordLawList(
  db: WriteDb,
  entries: readonly OptOutEntry[],
  details: LayerDetails,
  clock: Clock,
): LawListRecorded {
  return change(db, () => {
    const held = entries.filter(({ account }) => canHold(details.layer, account))
    const recorded = recordOptOuts(db, held, details, clock)
    const exempt = recorded.batch === null ? 0 : liftExempt(db, recorded.batch, clock)
    return { ...recorded, exempt, outside: entries.length - held.length }
  })
}

/**
 * Records the entries of a list that a partner exchanges hashed: lower-case hexadecimal SHA-256 or
 * MD5 of the number with its country code.
 */
export function recordHashedList(
  db: WriteDb,
  kind: 'sha256' | 'md5',
  hashes: Iterable<string>,
  details: LayerDetails,
  clock: Clock,
): OptOutsRecorded {
  return change(db, () => {
    const events = function* () {
      for (const hash of hashes) {
        const id = nameIdOf(db, kind, hash)
        yield {
          id,
          account: `${kind}:${hash}`,
          written: hash,
          personName: '',
          happenedAt: null,
          target: null,
        }
      }
    }
    return recordOptOutEvents(db, [...events()], details, clock)
  })
}

function liftExempt(db: WriteDb, id: number, clock: Clock): number {
  const batch = findBatch(db, id)
  if (batch === null) return 0
  const exempt = exemptAccounts(db, batch.layer)
  const lifted = undoableOfBatch(db, batch).filter(({ account }) => exempt.has(account))
  if (lifted.length === 0) return 0
  const now = clock().getTime()
  const { scope, layer, operator } = batch
  const said = { scope, layer, operator, happenedAt: now, recordedAt: now, undoes: id }
  recordLifts(db, { ...plainBatch, ...said, kind: 'release' }, lifted)
  return lifted.length
}

/** Who consented in spite of a layer and has not opted out of the shop's own messages since. */
function exemptAccounts(db: WriteDb, layer: Layer): Set<number> {
  const rows = all<{ account: number }>(
    db,
    `SELECT DISTINCT consent.account FROM batch b JOIN event consent
       ON consent.id BETWEEN b.first_event AND b.first_event + b.events - 1
     WHERE b.kind = 'opt_in' AND b.layer = ? AND NOT EXISTS (
       SELECT 1 FROM event later JOIN batch own ON own.id = later.batch
       WHERE later.account = consent.account AND later.id > consent.id
         AND own.kind = 'opt_out' AND own.layer = 'own')`,
    layer,
  )
  return new Set(rows.map(({ account }) => account))
}
