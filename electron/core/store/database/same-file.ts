import type { Database } from 'better-sqlite3'
import { statSync } from 'node:fs'
import { AppError } from '../../../../shared/errors.ts'
import { storePath } from './files.ts'
import type { ReadDb } from './handle.ts'

const opened = new WeakMap<Database, string>()

/** Notes which file a connection was opened on. */
export function rememberFile(sqlite: Database, path: string): void {
  opened.set(sqlite, identityOf(path))
}

/**
 * Makes sure that the ledger under its name is still the file that this connection writes to. After
 * another program restored a backup it is not, and what is written to the old file would be lost.
 *
 * @throws AppError `store_replaced`
 */
export function requireSameFile({ sqlite, dataDir }: ReadDb): void {
  if (opened.get(sqlite) !== identityOf(storePath(dataDir))) throw new AppError('store_replaced')
}

function identityOf(path: string): string {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false })
  return facts === undefined ? '' : `${facts.dev}:${facts.ino}`
}
