import type { Clock } from './clock.ts'
import { closeStore, openStore, type WriteDb } from './store/open.ts'

/** The ledger, opened and verified when it is first asked for, and kept open until the app ends. */
export interface StoreSession {
  /** @throws AppError of the family `store`; the next call tries again */
  db(): WriteDb
  close(): void
}

export function createStoreSession(dataDir: string, clock: Clock): StoreSession {
  let open: WriteDb | null = null
  return {
    db: () => (open ??= openStore(dataDir, clock)),
    close() {
      if (open) closeStore(open)
      open = null
    },
  }
}
