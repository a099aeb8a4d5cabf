import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takeMigrationBackup, verifiedHead } from '../../electron/core/store/backups/backups.ts'
import { backupsDir, storePath } from '../../electron/core/store/database/files.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { migrate, schemaVersion } from '../../electron/core/store/database/migrate.ts'
import {
  migrations,
  SCHEMA_VERSION,
} from '../../electron/core/store/database/migrations/migrations.ts'
import { hasOldKeys, recomputeKeys } from '../../electron/core/store/opening/rekey.ts'
import { undoBatch } from '../../electron/core/store/events/undo.ts'
import { sealInside } from '../../electron/core/store/seal/seal.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  contentsOf,
  entry,
  ledgerFolder,
  openForTest,
  steadyClock,
  tel,
  tempFolder,
  typed,
  withStore,
} from './support.ts'

const clock = steadyClock()

describe('migrations', () => {
  it('are numbered from 1 without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(
      migrations.map((_, index) => index + 1),
    )
  })

  /** What stood in a ledger of the version before, and must stand in it after the step. */
  const before: Readonly<Record<number, (folder: string) => number>> = {
    // Before the first there was nothing: the step makes a whole ledger.
    1: () => 0,
  }

  it.each(migrations)('step $version keeps what the version before held', ({ version }) => {
    const folder = tempFolder()
    const held = before[version]?.(folder)
    expect(held, 'each migration has a ledger of the version before here').toBeDefined()
    withStore(folder, (db) => {
      expect(schemaVersion(db.sqlite)).toBe(SCHEMA_VERSION)
      expect(checkStore(db).suppressed).toBe(held)
      recordOptOuts(db, [entry(ANA)], typed, clock)
      expect(checkStore(db).suppressed).toBe((held ?? 0) + 1)
    })
  })

  it('fault 48: the next step keeps everybody and every event, and leaves a whole backup', () => {
    const folder = ledgerFolder()
    const db = openForTest(folder)
    undoBatch(db, 1, { confirmed: 3, note: '', operator: '' }, clock)
    recordOptOuts(db, [entry(ANA), entry(CARLA)], typed, clock)
    const known = () => [ANA, BRUNO, CARLA].map((key) => findSuppression(db, tel(key)))
    const [seal, people] = [sealInside(db), known()]
    const next = {
      version: SCHEMA_VERSION + 1,
      sql: `ALTER TABLE batch ADD COLUMN channel TEXT NOT NULL DEFAULT '';
        CREATE TABLE later (name TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID`,
    }

    const backup = takeMigrationBackup(db, clock)
    migrate(db.sqlite, next.version, [...migrations, next])

    expect(schemaVersion(db.sqlite)).toBe(next.version)
    expect(sealInside(db)).toEqual(seal)
    expect(known()).toEqual(people)
    expect(checkStore(db)).toMatchObject({ suppressed: 2, batches: 3, events: 8 })
    expect(verifiedHead(join(backupsDir(folder), backup))).toBe(seal.head)
  })

  it('fault 48: an older ledger is backed up before the step, which here cannot be taken', () => {
    // Until a second version exists, yesterday's ledger is today's with yesterday's number.
    const folder = ledgerFolder()
    const sqlite = new Database(storePath(folder))
    sqlite.pragma(`user_version = ${SCHEMA_VERSION - 1}`)
    sqlite.close()
    const before = contentsOf(folder)['lista-limpa.db']
    expect(() => withStore(folder, () => {})).toThrow('already exists')

    const [name] = readdirSync(backupsDir(folder))
    expect(name).toMatch(/-migration-3\.db$/)
    // The step failed: the file is what it was.
    expect(contentsOf(folder)['lista-limpa.db']).toBe(before)
  })

  it('fault 52: one that fails half way leaves the ledger as it was', () => {
    const db = openForTest(ledgerFolder())
    const broken = {
      version: SCHEMA_VERSION + 1,
      sql: 'CREATE TABLE half (a TEXT); DROP TABLE suppression; CREATE TABLE scope (b TEXT)',
    }
    expect(() => migrate(db.sqlite, broken.version, [...migrations, broken])).toThrow()
    expect(schemaVersion(db.sqlite)).toBe(SCHEMA_VERSION)
    const half = db.sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'half'`).get()
    expect(half).toBeUndefined()
    expect(checkStore(db).suppressed).toBe(3)
  })
})

describe('recomputeKeys', () => {
  const rules = {
    version: 2,
    accountsOf: (written: string) =>
      written.includes(String(BRUNO)) ? [tel(BRUNO + 1)] : written === '+1' ? [] : [tel(ANA)],
  }

  it('opts people out under their new keys as well, once, and frees nobody', () => {
    const db = openForTest()
    recordOptOuts(db, [entry(ANA), entry(BRUNO)], { ...typed, note: 'no balcão' }, clock)
    recordOptOuts(db, [{ account: tel(CARLA), written: '+1' }], typed, clock)
    expect([hasOldKeys(db), hasOldKeys(db, rules)]).toEqual([false, true])

    expect(recomputeKeys(db, clock, rules)).toBe(1)
    for (const key of [ANA, BRUNO, BRUNO + 1, CARLA]) {
      expect(findSuppression(db, tel(key))).not.toBeNull()
    }
    expect(findSuppression(db, tel(BRUNO + 1))).toMatchObject({
      note: 'no balcão',
      since: findSuppression(db, tel(BRUNO))?.since,
    })
    expect(hasOldKeys(db, rules)).toBe(false)
    expect(checkStore(db).suppressed).toBe(4)
  })
})
