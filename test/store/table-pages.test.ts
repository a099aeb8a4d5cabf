import Database from 'better-sqlite3'
import { closeSync, copyFileSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ReadDb } from '../../electron/core/store/database/handle.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { openStoreForReading, storePath } from '../../electron/core/store/opening/open.ts'
import { sameState, stateInPages, stateOfAll } from '../../electron/core/store/seal/state.ts'
import { loadSuppressedKeys } from '../../electron/core/store/keys/suppressed-keys.ts'
import { scanPages, type RowBlock } from '../../electron/core/store/database/table-pages.ts'
import {
  ANA,
  entry,
  failureOf,
  ledgerFolder,
  openForTest,
  steadyClock,
  tempFolder,
  typed,
} from './support.ts'

type Row = readonly [account: number, scope: number, since: number, entry: number]

const TABLE = `(account INTEGER NOT NULL, scope INTEGER NOT NULL, since INTEGER NOT NULL,
  entry INTEGER NOT NULL, PRIMARY KEY (account, scope)) STRICT, WITHOUT ROWID`

/** A database with the two derived tables and nothing else, closed, with its log emptied. */
function tablesWith(suppressed: readonly Row[], consented: readonly Row[] = [], pageSize = 4096) {
  const path = join(tempFolder(), 'tables.db')
  const sqlite = new Database(path)
  sqlite.pragma(`page_size = ${pageSize}`)
  sqlite.pragma('journal_mode = WAL')
  sqlite.exec(`CREATE TABLE suppression ${TABLE}; CREATE TABLE consent ${TABLE}`)
  const into = (table: string) => sqlite.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`)
  sqlite.transaction(() => {
    for (const row of suppressed) into('suppression').run(...row)
    for (const row of consented) into('consent').run(...row)
  })()
  sqlite.close()
  return path
}

/** Reads with a connection of its own, in a transaction, as a verification does. */
function reading<T>(path: string, use: (db: ReadDb) => T): T {
  const sqlite = new Database(path, { readonly: true })
  try {
    return sqlite.transaction(() => use({ sqlite, dataDir: '' }))()
  } finally {
    sqlite.close()
  }
}

function rowsIn(path: string): { rows: Row[]; whole: boolean } {
  const rows: Row[] = []
  const sums = reading(path, (db) =>
    scanPages(db, 'suppression', 0, ({ count, account, scope, since, entry: of }: RowBlock) => {
      for (let at = 0; at < count; at++) {
        rows.push([account[at] ?? 0, scope[at] ?? 0, since[at] ?? 0, of[at] ?? 0])
      }
    }),
  )
  return { rows, whole: sums !== null }
}

const integer = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.maxSafeInteger(),
  fc.constantFrom(0, 1, 2, 127, 128, -128, -129, 32_767, 32_768, 2 ** 23, -(2 ** 23) - 1, 2 ** 31),
  fc.constantFrom(2 ** 47, -(2 ** 47) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
)
/** As far as the blend of a row stays within SQLite's integers. */
const row = fc.tuple(integer, fc.nat({ max: 5000 }), integer, fc.nat({ max: 2 ** 31 }))
const someRows = fc.uniqueArray(row, {
  selector: ([account, scope]) => `${account}:${scope}`,
  maxLength: 400,
})

describe('the pages of the derived tables', () => {
  it('hold what SQLite finds, in its order, and add up to the same', () => {
    fc.assert(
      fc.property(
        someRows,
        someRows,
        fc.constantFrom(512, 1024, 4096, 65_536),
        (suppressed, consented, pageSize) => {
          const path = tablesWith(suppressed, consented, pageSize)
          const sorted = suppressed.toSorted(([a, b], [c, d]) => a - c || b - d)
          expect(rowsIn(path)).toEqual({ rows: sorted, whole: true })
          reading(path, (db) => expect(stateInPages(db)).toEqual(stateOfAll(db)))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are read through all levels of a large table', () => {
    const many = Array.from({ length: 8000 }, (_, index): Row => [
      ANA + index * 3,
      2,
      1_795_000_000_000 + index,
      index + 1,
    ])
    const path = tablesWith(many, [], 512)
    expect(rowsIn(path)).toEqual({ rows: many, whole: true })
    reading(path, (db) => expect(stateInPages(db)).toEqual(stateOfAll(db)))
  })

  it('are left to SQLite while something is in the log, and outside of a transaction', () => {
    const folder = ledgerFolder()
    const live = openForTest(folder)
    recordOptOuts(live, [entry(ANA + 1)], typed, steadyClock())
    const db = openStoreForReading(folder)
    onTestFinished(() => void db.sqlite.close())
    db.sqlite.transaction(() => expect(stateInPages(db)).toBeNull())()
    expect(db.sqlite.transaction(() => loadSuppressedKeys(db))().keys.length).toBe(4)
    live.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    db.sqlite.transaction(() => expect(stateInPages(db)).toEqual(stateOfAll(db)))()
    expect(stateInPages(db)).toBeNull()
    live.sqlite.transaction(() => expect(stateInPages(live)).toBeNull())()
  })

  it.each([
    ['a leaf', 300, 10],
    ['an inner page', 20_000, 2],
  ])('are not in order when two cells of %s have changed places', (_, count, kind) => {
    const rows = Array.from({ length: count }, (__, index): Row => [ANA + index, 2, 1, index + 1])
    const path = tablesWith(rows)
    swapCells(path, kind)
    expect(rowsIn(path).whole).toBe(false)
    reading(path, (db) => expect(stateInPages(db)).toBeNull())
  })

  it('never pass for sealed where SQLite finds something else', () => {
    const keys = Array.from({ length: 600 }, (_, index) => ANA + index * 11)
    const sound = ledgerFolder(keys)
    const should = reading(storePath(sound), stateOfAll)
    const folder = tempFolder()
    const path = join(folder, 'lista-limpa.db')
    const pages = reading(storePath(sound), ({ sqlite }) =>
      sqlite.prepare(`SELECT pageno FROM dbstat WHERE name = 'suppression'`).pluck().all(),
    )
    let passed = 0
    for (let trial = 0; trial < 250; trial++) {
      copyFileSync(storePath(sound), path)
      const page = Number(pages[Math.floor(Math.random() * pages.length)])
      harmPage(path, page)
      const inPages = reading(path, (db) => stateInPages(db))
      if (inPages === null || !sameState(inPages, should)) continue
      passed++
      reading(path, (db) => {
        expect(stateOfAll(db)).toEqual(should)
        const lost = `SELECT count(*) FROM suppression a WHERE NOT EXISTS
          (SELECT 1 FROM suppression b WHERE b.account = a.account AND b.scope = a.scope)`
        expect(db.sqlite.prepare(lost).pluck().get()).toBe(0)
      })
    }
    // Unused room inside the pages may be harmed without harm; most of them is rows.
    expect(passed).toBeLessThan(200)
  })

  it('refuse a ledger whose suppressions were changed under their seal', () => {
    const folder = ledgerFolder(Array.from({ length: 600 }, (_, index) => ANA + index * 11))
    swapCells(storePath(folder), 10, rootOf(storePath(folder)))
    expect(failureOf(() => openStoreForReading(folder))).toBe('store_damaged')
  })
})

function rootOf(path: string): number {
  return reading(path, ({ sqlite }) =>
    Number(
      sqlite.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'suppression'`).pluck().get(),
    ),
  )
}

/** Lets the first and last cell of a page of the table change places, going down from its root. */
function swapCells(path: string, kind: number, page = rootOf(path)): void {
  const file = openSync(path, 'r+')
  const bytes = Buffer.alloc(4096)
  try {
    readSync(file, bytes, 0, 4096, (page - 1) * 4096)
    if (bytes[0] === kind) {
      const last = (kind === 2 ? 12 : 8) + (bytes.readUInt16BE(3) - 1) * 2
      const first = kind === 2 ? 12 : 8
      const cells = [bytes.readUInt16BE(first), bytes.readUInt16BE(last)] as const
      bytes.writeUInt16BE(cells[1], first)
      bytes.writeUInt16BE(cells[0], last)
      writeSync(file, bytes, 0, 4096, (page - 1) * 4096)
      return
    }
    const child = bytes.readUInt32BE(bytes.readUInt16BE(12))
    swapCells(path, kind, child)
  } finally {
    closeSync(file)
  }
}

/** Flips a bit somewhere in a page. */
function harmPage(path: string, page: number): void {
  const file = openSync(path, 'r+')
  try {
    const at = (page - 1) * 4096 + Math.floor(Math.random() * 4096)
    const byte = Buffer.alloc(1)
    readSync(file, byte, 0, 1, at)
    byte[0] = (byte[0] ?? 0) ^ (1 << Math.floor(Math.random() * 8))
    writeSync(file, byte, 0, 1, at)
  } finally {
    closeSync(file)
  }
}
