import type { Database } from 'better-sqlite3'

declare const mayWrite: unique symbol

/** An open ledger that answers questions. */
export interface ReadDb {
  readonly sqlite: Database
  readonly dataDir: string
}

/** An open ledger that may also be changed. A `WriteDb` is a `ReadDb`, never the reverse. */
export interface WriteDb extends ReadDb {
  readonly [mayWrite]: true
}
