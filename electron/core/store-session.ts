import type { Clock } from './clock.ts'
import { createTrust, settleTrust, type Trust } from './jobs/trust.ts'
import { openStoreEarly } from './store/opening/open-early.ts'
import { settleBlocks } from './store/events/temporary-blocks.ts'
import { closeStore, openStore, type ReadDb, type WriteDb } from './store/opening/open.ts'

/** The ledger, opened and verified when it is first asked for, and kept open until the app ends. */
export interface StoreSession {
  /** @throws AppError of the family `store`; the next call tries again */
  db(): WriteDb
  /** Reads something that need not be verified, such as a setting, without waiting for that. */
  peek<T>(read: (db: ReadDb) => T): T
  /**
   * Starts work that may begin before the ledger is verified, and then verifies it, if that is still
   * to be done. The work gets `null` when it has to verify for itself.
   *
   * @throws AppError of the family `store`; the work then ends by itself
   */
  whileVerifying<T>(start: (trust: Trust | null) => T): T
  close(): void
}

export function createStoreSession(dataDir: string, clock: Clock): StoreSession {
  let open: WriteDb | null = null
  const db = () => (open ??= openStore(dataDir, clock))

  return {
    db,
    peek(read) {
      const early = open ? null : openStoreEarly(dataDir)
      if (early === null) return read(db())
      try {
        return read(early)
      } finally {
        closeStore(early)
      }
    },
    whileVerifying(start) {
      // A program that runs for weeks opens the ledger once, and blocks end meanwhile.
      if (open) settleBlocks(open, clock)
      const early = open ? null : openStoreEarly(dataDir)
      if (early === null) {
        db()
        return start(null)
      }
      closeStore(early)
      const trust = createTrust()
      const started = start(trust)
      let verified = false
      try {
        db()
        verified = true
      } finally {
        settleTrust(trust, verified)
      }
      return started
    },
    close() {
      if (open) closeStore(open)
      open = null
    },
  }
}
