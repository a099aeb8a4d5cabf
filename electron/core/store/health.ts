import type { StoreHealth } from '../../../shared/contract/store.ts'
import { KEY_VERSION } from '../../../shared/identity/key-version.ts'
import type { CleanReport } from '../../../shared/model.ts'
import type { Clock } from '../clock.ts'
import { isDurable } from './connection.ts'
import type { ReadDb } from './handle.ts'
import { schemaVersion } from './migrate.ts'
import { sealBeside, sealInside } from './seal.ts'
import { guarded, value } from './sql.ts'
import { verifySealed, verifyWhole } from './verify.ts'

/**
 * Verifies the whole ledger: the seal, the suppressions, every event back to the first, and the
 * file's own structure.
 *
 * @throws AppError `store_seal_mismatch`, `store_damaged`
 */
export function checkStore(db: ReadDb): StoreHealth {
  const beside = sealBeside(db.dataDir)
  return guarded(db, () =>
    db.sqlite.transaction(() => {
      verifySealed(db, beside)
      verifyWhole(db)
      return healthOf(db)
    })(),
  )
}

/** What a report says of the ledger it was made with. Cheap: the seal was verified at opening. */
export function storeFacts(db: ReadDb): CleanReport['store'] {
  const { ledger, batches, events, suppressed, head } = sealInside(db)
  return { id: ledger, batches, events, suppressed, digest: head }
}

/**
 * Whether the clock is behind what was last recorded. Events are ordered by number, so nothing is
 * lost by it, but their dates would be wrong; five minutes are forgiven.
 */
export function isClockBehind(db: ReadDb, clock: Clock): boolean {
  const text =
    'SELECT coalesce(max(recorded_at), 0) FROM (SELECT recorded_at FROM batch ORDER BY id DESC LIMIT 100)'
  return clock().getTime() < value<number>(db, text) - 5 * 60_000
}

function healthOf(db: ReadDb): StoreHealth {
  return {
    ...storeFacts(db),
    schemaVersion: schemaVersion(db.sqlite),
    keyVersion: KEY_VERSION,
    durable: isDurable(db.sqlite),
    problems: [],
  }
}
