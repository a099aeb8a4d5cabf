import { describe, expect, it } from 'vitest'
import { findBatchBySha256 } from '../../electron/core/store/events/batches.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { historyOf } from '../../electron/core/store/asking/history.ts'
import { countEvents, recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import {
  closeStore,
  openStore,
  openStoreForReading,
} from '../../electron/core/store/opening/open.ts'
import { readSettings, writeSettings } from '../../electron/core/store/settings/settings.ts'
import {
  countSuppressed,
  findSuppression,
  loadTelKeys,
} from '../../electron/core/store/asking/suppression.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  openForTest,
  steadyClock,
  tel,
  tempFolder,
  typed,
} from './support.ts'

const clock = steadyClock()
const file = { name: 'sairam.csv', sha256: 'a'.repeat(64) }

describe('recordOptOuts', () => {
  it('records who opted out, and says since when, why and by which entry', () => {
    const db = openForTest()
    const answer = recordOptOuts(
      db,
      [entry(BRUNO), { ...entry(ANA), happenedAt: '2026-01-02T03:04:05.000Z' }],
      { ...typed, note: 'no balcão', happenedAt: '2026-02-01T00:00:00.000Z' },
      clock,
    )

    expect(answer).toEqual({ batch: 1, created: 2, already: 0 })
    expect(findSuppression(db, tel(ANA))).toEqual({
      account: tel(ANA),
      scope: 'marketing',
      since: '2026-01-02T03:04:05.000Z',
      reason: 'lost_interest',
      source: 'typed_by_attendant',
      note: 'no balcão',
      written: `+${ANA}`,
      entry: 1,
      batch: 1,
      layer: 'own',
    })
    expect(findSuppression(db, tel(BRUNO))?.since).toBe('2026-02-01T00:00:00.000Z')
    expect(findSuppression(db, tel(CARLA))).toBeNull()
    expect([countEvents(db), countSuppressed(db)]).toEqual([2, 2])
    expect([...loadTelKeys(db)]).toEqual([ANA, BRUNO])
    expect(historyOf(db, tel(ANA))).toMatchObject([
      { id: 1, kind: 'opt_out', operator: 'Ana', batch: 1 },
    ])
  })

  it.each([
    { account: { kind: 'bsuid', value: 'BR.1502' } as const },
    { account: { kind: 'lid', value: '1234@lid' } as const },
  ])('keeps $account.kind accounts apart from telephones', ({ account }) => {
    const db = openForTest()
    recordOptOuts(db, [{ account, written: account.value }], typed, clock)

    expect(findSuppression(db, account)?.account).toEqual(account)
    expect(findSuppression(db, { kind: 'lid', value: 'BR.1502' })).toBeNull()
    expect([...loadTelKeys(db)]).toEqual([])
    expect(countSuppressed(db)).toBe(1)
  })

  it('confirms those who are already suppressed, and counts a repeated mention once', () => {
    const db = openForTest()
    recordOptOuts(db, [entry(ANA)], typed, clock)

    expect(recordOptOuts(db, [entry(BRUNO), entry(ANA), entry(BRUNO)], typed, clock)).toEqual({
      batch: 2,
      created: 1,
      already: 2,
    })
    expect(historyOf(db, tel(ANA))).toHaveLength(2)
    expect(findSuppression(db, tel(ANA))?.entry).toBe(1)
  })

  it('records nothing when the same file comes again', () => {
    const db = openForTest()
    const imported = { ...typed, source: 'import', batch: file } as const
    recordOptOuts(db, [entry(ANA), entry(BRUNO)], imported, clock)

    expect(recordOptOuts(db, [entry(ANA), entry(BRUNO)], imported, clock)).toEqual({
      batch: null,
      created: 0,
      already: 2,
    })
    expect(countEvents(db)).toBe(2)
    expect(findBatchBySha256(db, file.sha256)).toBe(1)
    expect(findBatchBySha256(db, 'b'.repeat(64))).toBeNull()
  })

  it('counts a wider scope as new, a narrower one as already covered', () => {
    const db = openForTest()
    const inScope = (scope: string) => recordOptOuts(db, [entry(ANA)], { ...typed, scope }, clock)

    expect(inScope('marketing').created).toBe(1)
    expect(inScope('topic:promoções').created).toBe(0)
    expect(inScope('everything').created).toBe(1)
    expect(inScope('sender:5511333344444').created).toBe(0)
    expect(findSuppression(db, tel(ANA))?.scope).toBe('everything')
    expect(countSuppressed(db)).toBe(1)
    expect([...loadTelKeys(db)]).toEqual([ANA])
  })

  it('records nothing at all when an entry fails', () => {
    const db = openForTest()
    const entries = [entry(ANA), entry(BRUNO), entry(CARLA)]
    const at = (index: number) => {
      if (index === 2) throw new Error('the file broke off')
      return entries[index]
    }
    const failing = { length: 3, at, [Symbol.iterator]: () => entries.values() }

    expect(() => recordOptOuts(db, failing, typed, clock)).toThrow('the file broke off')
    expect([countEvents(db), countSuppressed(db)]).toEqual([0, 0])
    expect(checkStore(db).events).toBe(0)
  })
})

describe('the ledger file', () => {
  it('holds everything after it was closed and opened again', () => {
    const folder = tempFolder()
    const db = openStore(folder, clock)
    recordOptOuts(db, [entry(ANA), entry(BRUNO)], typed, clock)
    const { digest, id } = checkStore(db)
    closeStore(db)

    const again = openStoreForReading(folder)
    expect(checkStore(again, clock)).toEqual({
      id,
      batches: 1,
      digest,
      schemaVersion: 1,
      keyVersion: 1,
      events: 2,
      suppressed: 2,
      durable: true,
      problems: [],
    })
    closeStore(again)
  })

  it.each([
    'UPDATE event SET account = 1',
    "UPDATE batch SET note = 'x'",
    'DELETE FROM event',
    'DELETE FROM batch',
  ])('refuses %s', (sql) => {
    const db = openForTest()
    recordOptOuts(db, [entry(ANA)], typed, clock)
    expect(() => db.sqlite.exec(sql)).toThrow('append-only')
  })

  it('ends temporary blocks that are over when it is opened, and no others', () => {
    const folder = tempFolder()
    const db = openStore(folder, clock)
    const until = '2026-11-25T00:00:00.000Z'
    recordOptOuts(db, [entry(ANA)], { ...typed, reason: 'other', until }, clock)
    recordOptOuts(db, [entry(BRUNO)], typed, clock)
    closeStore(db)
    const before = openStore(folder, steadyClock('2026-11-24T23:00:00.000Z'))
    expect(findSuppression(before, tel(ANA))).not.toBeNull()
    closeStore(before)
    const after = openStore(folder, steadyClock('2026-11-25T00:00:01.000Z'))
    expect(findSuppression(after, tel(ANA))).toBeNull()
    expect(findSuppression(after, tel(BRUNO))).not.toBeNull()
    closeStore(after)
  })

  it('commits with synchronous=FULL on every connection', () => {
    const db = openForTest()
    recordOptOuts(db, [entry(ANA)], typed, clock)
    const reader = openStoreForReading(db.dataDir)
    const pragmas = [db, reader].map(({ sqlite }) => [
      sqlite.pragma('journal_mode', { simple: true }),
      sqlite.pragma('synchronous', { simple: true }),
      sqlite.pragma('foreign_keys', { simple: true }),
      sqlite.pragma('secure_delete', { simple: true }),
      sqlite.pragma('trusted_schema', { simple: true }),
      sqlite.pragma('cell_size_check', { simple: true }),
      sqlite.pragma('busy_timeout', { simple: true }),
    ])
    closeStore(reader)
    expect(pragmas).toEqual([
      ['wal', 2, 1, 1, 0, 1, 5000],
      ['wal', 2, 1, 1, 0, 1, 5000],
    ])
  })
})

describe('settings', () => {
  it('keeps what was set and answers defaults for the rest', () => {
    const db = openForTest()
    expect(writeSettings(db, { operator: 'Ana', theme: 'dark' })).toEqual({
      locale: null,
      theme: 'dark',
      country: 'BR',
      operator: 'Ana',
      prices: { marketing: null, utility: null, authentication: null },
      recordsPerFile: 25_000,
    })
    db.sqlite.exec(`UPDATE setting SET value = '"pink"' WHERE name = 'theme'`)
    expect(readSettings(db).theme).toBe('system')
  })
})
