import type { CleanReport } from '../../../shared/model.ts'
import type { LedgerView } from '../cleaning/types.ts'
import { checkStore } from '../store/health.ts'
import { closeStore, openStoreForReading } from '../store/open.ts'
import { findSuppression, loadTelKeys } from '../store/suppression.ts'

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
    const health = checkStore(db)
    return use({
      ledger: {
        telKeys: loadTelKeys(db),
        consentKeys: null,
        overLimitKeys: null,
        suppressionOf: (account) => findSuppression(db, account),
      },
      facts: {
        id: health.id,
        events: health.events,
        suppressed: health.suppressed,
        digest: health.digest,
      },
    })
  } finally {
    closeStore(db)
  }
}
