import Database from 'better-sqlite3'
import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { openStoreForReading, storePath } from '../../electron/core/store/opening/open.ts'
import { SCHEMA_VERSION } from '../../electron/core/store/database/migrations/migrations.ts'
import { loadTelKeys } from '../../electron/core/store/asking/suppression.ts'
import {
  ANA,
  contentsOf,
  entry,
  failureOf,
  lastingContentsOf,
  ledgerFolder,
  openForTest,
  steadyClock,
  tempFolder,
  typed,
  withStore,
} from '../store/support.ts'

const nothing = () => {}

function pragma(folder: string, text: string): void {
  const sqlite = new Database(storePath(folder))
  sqlite.pragma(text)
  sqlite.close()
}

/** A folder whose ledger was killed with its last opt-outs still in the write-ahead log. */
function killedFolder(): string {
  const live = ledgerFolder()
  const db = openForTest(live)
  recordOptOuts(db, [entry(ANA + 1)], typed, steadyClock())
  const folder = tempFolder()
  for (const name of readdirSync(live)) copyFileSync(join(live, name), join(folder, name))
  return folder
}

const wal = (folder: string) => `${storePath(folder)}-wal`
const seal = (folder: string) => join(folder, 'lista-limpa.seal')

describe('a ledger that cannot be trusted is refused and left as it was', () => {
  it.each([
    {
      fault: 46,
      what: 'zero bytes',
      code: 'store_empty_file',
      folder: ledgerFolder,
      harm: (folder: string) => truncateSync(storePath(folder), 0),
    },
    {
      fault: 46,
      what: 'zero bytes and no other file',
      code: 'store_empty_file',
      folder: tempFolder,
      harm: (folder: string) => writeFileSync(storePath(folder), ''),
    },
    {
      fault: 47,
      what: 'a spreadsheet under its name',
      code: 'store_not_a_database',
      folder: ledgerFolder,
      harm: (folder: string) => writeFileSync(storePath(folder), 'nome;telefone\n'.repeat(50)),
    },
    {
      fault: 47,
      what: 'the database of another program',
      code: 'store_not_a_database',
      folder: ledgerFolder,
      harm: (folder: string) => pragma(folder, 'application_id = 1'),
    },
    {
      fault: 47,
      what: 'a folder under its name',
      code: 'store_not_a_database',
      folder: tempFolder,
      harm: (folder: string) => mkdirSync(storePath(folder)),
    },
    {
      fault: 49,
      what: 'a newer version',
      code: 'store_newer',
      folder: ledgerFolder,
      harm: (folder: string) => pragma(folder, `user_version = ${SCHEMA_VERSION + 1}`),
    },
    {
      fault: 50,
      what: 'its write-ahead log gone',
      code: 'store_seal_mismatch',
      folder: killedFolder,
      harm: (folder: string) => rmSync(wal(folder)),
    },
    {
      fault: 50,
      what: 'the write-ahead log of another ledger',
      code: 'store_seal_mismatch',
      folder: killedFolder,
      harm: (folder: string) => copyFileSync(wal(killedFolder()), wal(folder)),
    },
    {
      fault: 50,
      what: 'one byte of its write-ahead log changed',
      code: 'store_seal_mismatch',
      folder: killedFolder,
      harm: (folder: string) => {
        truncateSync(wal(folder), 2000)
        appendFileSync(wal(folder), Buffer.alloc(4000))
      },
    },
    {
      fault: 51,
      what: 'the file cut short',
      code: 'store_damaged',
      folder: ledgerFolder,
      harm: (folder: string) => truncateSync(storePath(folder), 20_480),
    },
    {
      fault: 51,
      what: 'somebody taken out of it',
      code: 'store_damaged',
      folder: ledgerFolder,
      harm: (folder: string) => {
        const sqlite = new Database(storePath(folder))
        sqlite.exec(`DELETE FROM suppression WHERE account = ${ANA}`)
        sqlite.close()
      },
    },
    {
      fault: 51,
      what: 'a table gone',
      code: 'store_damaged',
      folder: ledgerFolder,
      harm: (folder: string) => {
        const sqlite = new Database(storePath(folder))
        sqlite.exec('DROP TABLE named_account')
        sqlite.close()
      },
    },
    {
      fault: 51,
      what: 'an older copy put in its place',
      code: 'store_seal_mismatch',
      folder: ledgerFolder,
      harm: (folder: string) => {
        copyFileSync(storePath(folder), `${storePath(folder)}.old`)
        withStore(folder, (db) => recordOptOuts(db, [entry(ANA + 1)], typed, steadyClock()))
        renameSync(`${storePath(folder)}.old`, storePath(folder))
      },
    },
    {
      fault: 51,
      what: 'the ledger of another shop in its place',
      code: 'store_seal_mismatch',
      folder: ledgerFolder,
      harm: (folder: string) => copyFileSync(storePath(ledgerFolder()), storePath(folder)),
    },
    {
      fault: 51,
      what: 'its seal gone',
      code: 'store_seal_mismatch',
      folder: ledgerFolder,
      harm: (folder: string) => rmSync(seal(folder)),
    },
    {
      fault: 51,
      what: 'its seal unreadable',
      code: 'store_seal_mismatch',
      folder: ledgerFolder,
      harm: (folder: string) => truncateSync(seal(folder), 10),
    },
    {
      fault: 50,
      what: 'the database gone and its seal still there',
      code: 'store_missing',
      folder: ledgerFolder,
      harm: (folder: string) => rmSync(storePath(folder)),
    },
    {
      fault: 50,
      what: 'the database gone and a backup still there',
      code: 'store_missing',
      folder: tempFolder,
      harm: (folder: string) => {
        mkdirSync(join(folder, 'backups'))
        writeFileSync(join(folder, 'backups', 'any.db'), 'x')
      },
    },
    {
      fault: 50,
      what: 'the database gone and its write-ahead log still there',
      code: 'store_missing',
      folder: killedFolder,
      harm: (folder: string) => {
        rmSync(storePath(folder))
        rmSync(seal(folder))
      },
    },
    {
      fault: 47,
      what: 'a shortcut to a ledger',
      code: 'store_symlink',
      folder: tempFolder,
      harm: (folder: string) => symlinkSync(storePath(ledgerFolder()), storePath(folder)),
    },
    {
      fault: 47,
      what: 'a shortcut that leads nowhere',
      code: 'store_symlink',
      folder: tempFolder,
      harm: (folder: string) => symlinkSync('/nowhere/at.all', storePath(folder)),
    },
    {
      fault: 47,
      what: 'a second name for the same file',
      code: 'store_symlink',
      folder: ledgerFolder,
      harm: (folder: string) => linkSync(storePath(folder), join(folder, 'copia.db')),
    },
  ])('fault $fault: $what', ({ code, folder: make, harm }) => {
    const folder = make()
    harm(folder)
    const found = lastingContentsOf(folder)

    expect(failureOf(() => withStore(folder, nothing))).toBe(code)
    expect(failureOf(() => openStoreForReading(folder))).toBe(code)

    expect(lastingContentsOf(folder)).toEqual(found)
  })

  it('has nothing to read where nobody ever kept a ledger, and makes nothing', () => {
    const folder = tempFolder()
    expect(failureOf(() => openStoreForReading(folder))).toBe('store_missing')
    expect(contentsOf(folder)).toEqual({})
  })
})

describe('what a crash leaves is taken up again', () => {
  it('fault 60: committed and killed before the seal was written', () => {
    const folder = ledgerFolder()
    const sealBefore = `${seal(folder)}.before`
    copyFileSync(seal(folder), sealBefore)
    withStore(folder, (db) => recordOptOuts(db, [entry(ANA + 1)], typed, steadyClock()))
    renameSync(sealBefore, seal(folder))

    const reader = openStoreForReading(folder)
    expect(loadTelKeys(reader)).toContain(ANA + 1)
    reader.sqlite.close()
    expect(withStore(folder, (db) => loadTelKeys(db))).toContain(ANA + 1)

    // The seal was healed: from now on the new entry would be missed.
    const sealed: unknown = JSON.parse(readFileSync(seal(folder), 'utf8'))
    expect(sealed).toMatchObject({ batches: 2, events: 4, suppressed: 4 })
  })

  it('fault 60: killed with everything in the write-ahead log', () => {
    expect(withStore(killedFolder(), (db) => loadTelKeys(db))).toContain(ANA + 1)
  })

  it('fault 60: killed while the ledger was being made', () => {
    const folder = tempFolder()
    writeFileSync(`${storePath(folder)}.new-1-abc`, 'half')
    expect(failureOf(() => withStore(folder, nothing))).toBeNull()

    // Killed after the file had its name, before its other name went and the first seal came.
    rmSync(seal(folder))
    linkSync(storePath(folder), `${storePath(folder)}.new-1-def`)
    expect(failureOf(() => withStore(folder, nothing))).toBeNull()
    expect(readdirSync(folder).filter((name) => name.endsWith('def'))).toEqual([])
  })
})
