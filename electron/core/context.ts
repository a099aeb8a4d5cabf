import type { AppEvent } from '../../shared/contract.ts'
import type { Clock } from './clock.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Places } from './places.ts'
import type { StoreSession } from './store-session.ts'

/** What the handlers of the contract work with. */
export interface Context {
  readonly dataDir: string
  readonly version: string
  readonly clock: Clock
  readonly places: Places
  readonly store: StoreSession
  readonly jobs: Jobs
  /** A new private folder for files whose operator chose none, such as those made from an upload. */
  ownFolder(): string
  /** A cleaning of an uploaded list may be done again: its file stays, although nothing shows it. */
  keepUpload(path: string): void
  emit(event: AppEvent): void
}
