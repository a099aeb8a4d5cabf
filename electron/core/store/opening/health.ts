import type { StoreHealth } from '../../../../shared/contract/store.ts'
import { KEY_VERSION } from '../../../../shared/identity/key-version.ts'
import type { CleanReport } from '../../../../shared/model.ts'
import type { FolderRisk } from '../../../../shared/consent/folder-risks.ts'
import type { StoreProblem } from '../../../../shared/consent/store-problems.ts'
import { systemClock, type Clock } from '../../clock.ts'
import { isDurable } from '../database/connection.ts'
import { freeSpace, LEAST_SPACE, risksOfFolder } from '../database/folder.ts'
import type { ReadDb } from '../database/handle.ts'
import { schemaVersion } from '../database/migrate.ts'
import { sealBeside, sealInside } from '../seal/seal.ts'
import { guarded, value } from '../database/sql.ts'
import { verifySealed, verifyWhole } from '../seal/verify.ts'

/**
 * Verifies the whole ledger: the seal, the suppressions, every event back to the first, and the
 * file's own structure. Problems are what threatens it though it is sound.
 *
 * @throws AppError `store_seal_mismatch`, `store_damaged`
 */
export function checkStore(db: ReadDb, clock: Clock = systemClock): StoreHealth {
  const beside = sealBeside(db.dataDir)
  return guarded(db, () =>
    db.sqlite.transaction(() => {
      verifySealed(db, beside)
      verifyWhole(db)
      return healthOf(db, clock)
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
function isClockBehind(db: ReadDb, clock: Clock): boolean {
  const text =
    'SELECT coalesce(max(recorded_at), 0) FROM (SELECT recorded_at FROM batch ORDER BY id DESC LIMIT 100)'
  return clock().getTime() < value<number>(db, text) - 5 * 60_000
}

function healthOf(db: ReadDb, clock: Clock): StoreHealth {
  return {
    ...storeFacts(db),
    schemaVersion: schemaVersion(db.sqlite),
    keyVersion: KEY_VERSION,
    durable: isDurable(db.sqlite),
    problems: problemsAround(db, clock),
  }
}

const riskProblems = {
  cloud: 'cloud_folder',
  network: 'network_folder',
  conflicted_copy: 'conflicted_copy',
} as const satisfies Record<FolderRisk['kind'], StoreProblem>

/** What threatens a ledger that is sound. */
function problemsAround(db: ReadDb, clock: Clock): StoreProblem[] {
  const free = freeSpace(db.dataDir)
  return [
    ...risksOfFolder(db.dataDir).map(({ kind }) => riskProblems[kind]),
    ...(isClockBehind(db, clock) ? (['clock_behind'] as const) : []),
    ...(free !== null && free < LEAST_SPACE ? (['low_space'] as const) : []),
  ]
}
