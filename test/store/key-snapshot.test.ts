import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { suppressedKeysOf, writeKeySnapshot } from '../../electron/core/store/keys/key-snapshot.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { storePath, type ReadDb } from '../../electron/core/store/opening/open.ts'
import {
  loadSuppressedKeys,
  type SuppressedKeys,
} from '../../electron/core/store/keys/suppressed-keys.ts'
import { keyHash } from '../../shared/identity/key-hash.ts'
import { undoBatch } from '../../electron/core/store/events/undo.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  ledgerFolder,
  openForTest,
  steadyClock,
  typed,
  withStore,
} from './support.ts'

const clock = steadyClock()
const fileIn = (folder: string) => join(folder, 'lista-limpa.keys')

/** Keys with their minutes, ascending: how they are loaded and kept is another order. */
function byKey({ keys, since }: SuppressedKeys) {
  return [...keys].map((key, index) => [key, since[index]]).toSorted(([a = 0], [b = 0]) => a - b)
}

/** Loads the keys as a cleaning does, and keeps them. */
function load(db: ReadDb) {
  const loaded = suppressedKeysOf(db)
  expect(byKey(loaded)).toEqual(byKey(loadSuppressedKeys(db)))
  writeKeySnapshot(db, loaded)
  return loaded
}

describe('the keys kept for the next cleaning', () => {
  it('are those of the ledger, and are there the second time', () => {
    const folder = ledgerFolder()
    const first = withStore(folder, load)
    expect(first.isKept).toBe(false)
    const known = byKey(first).map(([key]) => key)
    expect(known).toEqual([ANA, BRUNO, CARLA].toSorted((a, b) => a - b))
    const places = [...first.keys].map((key) => keyHash(key) >>> 16)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const second = withStore(folder, load)
    expect(second.isKept).toBe(true)
    expect([...second.keys]).toEqual([...first.keys])
    expect([...second.since]).toEqual([...first.since])
    if (process.platform !== 'win32') {
      expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600)
    }
  })

  it('say the minute of the opt-out, one for each account whatever its scopes', () => {
    const db = openForTest()
    const happenedAt = '2026-03-02T15:04:59.000Z'
    recordOptOuts(db, [entry(ANA)], { ...typed, scope: 'topic:promoções', happenedAt }, clock)
    recordOptOuts(db, [entry(ANA)], { ...typed, scope: 'everything', happenedAt }, clock)
    const { keys, since } = load(db)
    expect([...keys]).toEqual([ANA])
    expect([...since]).toEqual([Date.parse('2026-03-02T15:04:00.000Z') / 60_000])
  })

  it('are gone from the disk as soon as the ledger changes, and never stale', () => {
    const folder = ledgerFolder()
    const db = openForTest(folder)
    load(db)
    const old = readFileSync(fileIn(folder))
    const { batch } = recordOptOuts(db, [entry(ANA + 1)], typed, clock)
    expect(existsSync(fileIn(folder))).toBe(false)
    writeFileSync(fileIn(folder), old)
    const changed = load(db)
    expect([changed.isKept, changed.keys.length]).toEqual([false, 4])

    const before = readFileSync(fileIn(folder))
    undoBatch(db, batch ?? 0, { confirmed: 1, note: 'engano', operator: 'Ana' }, clock)
    expect(existsSync(fileIn(folder))).toBe(false)
    writeFileSync(fileIn(folder), before)
    const undone = load(db)
    expect([undone.isKept, undone.keys.length]).toEqual([false, 3])
  })

  it('of an earlier moment are not kept under the state of a later one', () => {
    const folder = ledgerFolder()
    const db = openForTest(folder)
    const early = suppressedKeysOf(db)
    recordOptOuts(db, [entry(ANA + 1)], typed, clock)
    writeKeySnapshot(db, early)
    expect(existsSync(fileIn(folder))).toBe(false)
    expect(load(db).keys.length).toBe(4)
  })

  it.each([
    ['a changed byte in the keys', (path: string) => flip(path, 1030)],
    ['a changed byte in the minutes', (path: string) => flip(path, statSync(path).size - 2)],
    ['a changed byte in the digest', (path: string) => flip(path, 3)],
    ['a changed byte in what it says of itself', (path: string) => flip(path, 50)],
    ['a lost end', (path: string) => truncateSync(path, statSync(path).size - 12)],
    ['nothing in it', (path: string) => truncateSync(path, 0)],
    ['less than its beginning', (path: string) => truncateSync(path, 100)],
  ])('do not count with %s', (_, harm) => {
    const folder = ledgerFolder()
    withStore(folder, load)
    harm(fileIn(folder))
    const loaded = withStore(folder, load)
    expect([loaded.isKept, loaded.keys.length]).toEqual([false, 3])
    expect(withStore(folder, load).isKept).toBe(true)
  })

  it('of another ledger do not count', () => {
    const [ours, theirs] = [ledgerFolder(), ledgerFolder([ANA + 5])]
    withStore(theirs, load)
    writeFileSync(fileIn(ours), readFileSync(fileIn(theirs)))
    expect(withStore(ours, load).isKept).toBe(false)
  })

  it('do not count while the ledger is ahead of its seal', () => {
    const folder = ledgerFolder()
    const seal = join(folder, 'lista-limpa.seal')
    const old = readFileSync(seal)
    const db = openForTest(folder)
    recordOptOuts(db, [entry(ANA + 1)], typed, clock)
    load(db)
    writeFileSync(seal, old)
    expect(suppressedKeysOf(db).isKept).toBe(false)
    expect(existsSync(storePath(folder))).toBe(true)
  })
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
