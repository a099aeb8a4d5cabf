import type { Account, CleanReport } from '../../../shared/model.ts'
import type { LedgerView } from '../cleaning/types.ts'
import { storeFacts } from '../store/health.ts'
import { hiddenKindsIn } from '../store/hidden-names.ts'
import { closeStore, openStoreForReading, type ReadDb } from '../store/open.ts'
import { loadSuppressedKeys } from '../store/suppressed-keys.ts'
import { findSuppression } from '../store/suppression.ts'

const MINUTE_MS = 60_000

interface Ledger {
  readonly ledger: LedgerView
  /** What a report says of the ledger it was made with. */
  readonly facts: CleanReport['store']
}

/**
 * Lends the ledger to a cleaning as look-ups: the cleaning never sees the store itself.
 *
 * The ledger is verified first; one that cannot be trusted throws here, before any row is read.
 */
export function withLedger<T>(dataDir: string, use: (ledger: Ledger) => T): T {
  const db = openStoreForReading(dataDir)
  try {
    const { keys, since } = loadSuppressedKeys(db)
    return use({
      ledger: {
        telKeys: keys,
        telSince: since,
        hiddenSince: hiddenSinceIn(db),
        consentKeys: null,
        overLimitKeys: null,
        suppressionOf: (account) => findSuppression(db, account),
      },
      facts: storeFacts(db),
    })
  } finally {
    closeStore(db)
  }
}

function hiddenSinceIn(db: ReadDb): LedgerView['hiddenSince'] {
  if (hiddenKindsIn(db).length === 0) return null
  return (account: Account) => {
    const entry = findSuppression(db, account)
    return entry && Math.floor(Date.parse(entry.since) / MINUTE_MS)
  }
}
