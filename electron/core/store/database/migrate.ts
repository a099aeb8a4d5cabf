import type { Database } from 'better-sqlite3'
import { migrations, SCHEMA_VERSION, type Migration } from './migrations/migrations.ts'

export function schemaVersion(sqlite: Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }))
}

/**
 * Brings a ledger to this program's schema, all or nothing, in one transaction that also sets the
 * version. The version is read again under the lock: two programs may start at once.
 *
 * @param target the version to stop at; tests stop earlier to make yesterday's ledger
 * @param steps all versions there are
 */
export function migrate(
  sqlite: Database,
  target: number = SCHEMA_VERSION,
  steps: readonly Migration[] = migrations,
): void {
  sqlite
    .transaction(() => {
      const from = schemaVersion(sqlite)
      for (const { version, sql } of steps) {
        if (version > from && version <= target) sqlite.exec(sql)
      }
      if (target > from) sqlite.pragma(`user_version = ${target}`)
    })
    .immediate()
}
