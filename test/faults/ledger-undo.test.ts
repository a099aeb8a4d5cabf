import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { openStoreForReading, storePath } from '../../electron/core/store/opening/open.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import { previewUndo, undoBatch } from '../../electron/core/store/events/undo.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  failureOf,
  ledgerFolder,
  openForTest,
  steadyClock,
  tel,
  typed,
  withStore,
} from '../store/support.ts'

const clock = steadyClock()
const file = { name: 'sairam.csv', sha256: 'a'.repeat(64) }
const imported = { ...typed, source: 'import', batch: file } as const

describe('fault 55: an import that contained opt-outs is undone', () => {
  it('whoever asked elsewhere stays out, whether before the import or after it', () => {
    const db = openForTest()
    recordOptOuts(db, [entry(ANA)], { ...typed, source: 'customer_message' }, clock)
    const { batch } = recordOptOuts(db, [entry(ANA), entry(BRUNO), entry(CARLA)], imported, clock)
    recordOptOuts(db, [entry(BRUNO)], { ...typed, scope: 'everything' }, clock)

    const id = batch ?? 0
    expect(previewUndo(db, id)).toEqual({ reversed: 1, kept: 2, failed: 0 })
    const said = { note: 'lista errada', operator: 'Bia' }
    expect(failureOf(() => undoBatch(db, id, { ...said, confirmed: 3 }, clock))).toBe(
      'count_not_confirmed',
    )
    undoBatch(db, id, { ...said, confirmed: 1 }, clock)

    expect(findSuppression(db, tel(ANA))?.source).toBe('customer_message')
    expect(findSuppression(db, tel(BRUNO))?.scope).toBe('everything')
    expect(findSuppression(db, tel(CARLA))).toBeNull()
    expect(previewUndo(db, id)).toEqual({ reversed: 0, kept: 0, failed: 3 })
    checkStore(db)
  })

  it('whoever would get more, or sooner, for it is counted among those who change', () => {
    const db = openForTest()
    const { batch } = recordOptOuts(db, [entry(ANA), entry(BRUNO), entry(CARLA)], imported, clock)
    recordOptOuts(db, [entry(ANA)], { ...typed, scope: 'topic:promoções' }, clock)
    const until = '2026-12-24T12:00:00.000Z'
    recordOptOuts(db, [entry(BRUNO)], { ...typed, reason: 'other', until }, clock)
    expect(previewUndo(db, batch ?? 0)).toEqual({ reversed: 3, kept: 0, failed: 0 })
    // A block that ends no later keeps nobody whom this one keeps; one that lasts longer does.
    const sooner = { ...typed, reason: 'other', until: '2026-12-01T12:00:00.000Z' } as const
    const block = recordOptOuts(db, [entry(BRUNO)], sooner, clock)
    expect(previewUndo(db, block.batch ?? 0)).toEqual({ reversed: 0, kept: 1, failed: 0 })
  })

  it('a consent that is undone opts the person out again, with the old date', () => {
    const db = openForTest()
    const since = '2026-01-02T03:04:05.000Z'
    recordOptOuts(db, [entry(ANA)], { ...typed, happenedAt: since }, clock)
    const proof = { ...typed, note: 'voltou', evidence: 'ficha' }
    const consent = recordConsent(db, entry(ANA), proof, clock)
    expect(findSuppression(db, tel(ANA))).toBeNull()
    undoBatch(db, consent, { confirmed: 1, note: '', operator: '' }, clock)
    expect(findSuppression(db, tel(ANA))?.since).toBe(since)
    const consents = db.sqlite.prepare('SELECT count(*) AS n FROM consent').get()
    expect(consents).toEqual({ n: 0 })
  })
})

describe('fault 53: a ledger that only a key would open', () => {
  it('is refused, and no new one is made', () => {
    const folder = ledgerFolder()
    const locked = randomBytes(40_960)
    writeFileSync(storePath(folder), locked)
    expect(failureOf(() => withStore(folder, () => {}))).toBe('store_not_a_database')
    expect(failureOf(() => openStoreForReading(folder))).toBe('store_not_a_database')
  })
})
