import { describe, expect, it } from 'vitest'
import { reportIn } from '../../electron/core/cleaning/read-report.ts'
import { certify } from '../../electron/core/cleaning/certify.ts'
import {
  forEachKept,
  forgetKept,
  overLimitKeys,
} from '../../electron/core/store/runs/kept-lists.ts'
import { packKeys, unpackKeys } from '../../electron/core/store/runs/key-list.ts'
import { appendRun } from '../../electron/core/store/runs/run-history.ts'
import {
  findRun,
  certificatesOfFile,
  certificatesUpTo,
  lastDigest,
  listRuns,
} from '../../electron/core/store/runs/runs.ts'
import { savingsBetween } from '../../electron/core/store/runs/savings.ts'
import { recipe, reportOf, type Finished } from './a-run.ts'
import { openForTest } from './support.ts'

function add(
  dataDir: string,
  finished: Finished = {},
  kept: readonly number[] = [],
  redoOf: number | null = null,
): number {
  return appendRun(dataDir, { recipe, redoOf }, (entry) => {
    const report = certify(reportOf(finished), entry.previous)
    const run = entry.add(report, packKeys(Float64Array.from(kept)))
    entry.commit()
    return run
  })
}

describe('the history', () => {
  it('keeps runs, newest first, each certificate naming the one before', () => {
    const db = openForTest()
    expect(lastDigest(db)).toBeNull()
    expect([add(db.dataDir), add(db.dataDir, { name: 'outra.csv' })]).toEqual([1, 2])
    expect(listRuns(db, 1)).toMatchObject([{ id: 2, name: 'outra.csv', operator: 'Ana' }])
    const [first, second] = certificatesUpTo(db, 2).map(({ text }) => reportIn(text)?.report)
    expect(first?.previous).toBeNull()
    expect(second?.previous).toBe(first?.digest)
    expect(lastDigest(db)).toBe(second?.digest)
    expect(findRun(db, 1)).toMatchObject({ recipe, report: first })
    expect(() => findRun(db, 3)).toThrow(expect.objectContaining({ code: 'run_not_found' }))
  })

  it('keeps nothing of a run that was not committed', () => {
    const db = openForTest()
    const attempt = () =>
      appendRun(db.dataDir, { recipe, redoOf: null }, (entry) => {
        entry.add(certify(reportOf({}), entry.previous), new Uint8Array())
        throw new Error('the disk is full')
      })
    expect(attempt).toThrow('the disk is full')
    expect(listRuns(db, 10)).toEqual([])
    expect(add(db.dataDir)).toBe(1)
  })

  it('cannot be altered or shortened', () => {
    const db = openForTest()
    add(db.dataDir)
    expect(() => db.sqlite.exec('DELETE FROM run')).toThrow('append-only')
    expect(() => db.sqlite.exec(`UPDATE run SET report = '{}'`)).toThrow('append-only')
  })

  it('finds runs by the bytes of a file, or by the name of one that they made', () => {
    const db = openForTest()
    add(db.dataDir)
    const found = (sha256: string, name: string) =>
      certificatesOfFile(db, sha256.repeat(64), name).length
    expect(found('a', 'qualquer.csv')).toBe(1)
    expect(found('b', 'qualquer.csv')).toBe(1)
    expect(found('c', 'limpa-clientes.csv')).toBe(1)
    expect(found('c', 'clientes.csv')).toBe(0)
  })
})

describe('keys of clean lists', () => {
  it('come back as they were, ascending and each once', () => {
    const keys = [5511987654321, 1, 127, 128, 999_999_999_999_999, 5511987654321]
    const back: number[] = []
    unpackKeys(packKeys(Float64Array.from(keys)), (key) => back.push(key))
    expect(back).toEqual([1, 127, 128, 5511987654321, 999_999_999_999_999])
  })

  it('take about two bytes a number', () => {
    const keys = Float64Array.from(
      { length: 100_000 },
      (_, index) => 5_511_900_000_000 + index * 97,
    )
    expect(packKeys(keys).length).toBeLessThan(120_000)
  })

  it('tell who was on so many lists within a week, a repetition counting once', () => {
    const db = openForTest()
    const first = add(db.dataDir, { at: '2026-11-20T12:00:00.000Z' }, [1, 2, 3])
    add(db.dataDir, { at: '2026-11-21T12:00:00.000Z' }, [2, 3])
    add(db.dataDir, { at: '2026-11-22T12:00:00.000Z' }, [1, 2, 3], first)
    add(db.dataDir, { at: '2026-11-10T12:00:00.000Z' }, [1])
    const over = (max: number, before = '2026-11-24T12:00:00.000Z') => [
      ...overLimitKeys(db, max, { before, isPast: true, repeats: null }),
    ]
    expect(over(1)).toEqual([2, 3, 1])
    expect(over(2)).toEqual([2, 3])
    expect(over(3)).toEqual([])
    expect(over(1, '2026-11-12T12:00:00.000Z')).toEqual([1])
  })

  it('count a list once that was cleaned again twice, and not against itself', () => {
    const db = openForTest()
    const first = add(db.dataDir, { at: '2026-11-20T12:00:00.000Z' }, [1, 2])
    const second = add(db.dataDir, { at: '2026-11-21T12:00:00.000Z' }, [1, 2], first)
    add(db.dataDir, { at: '2026-11-22T12:00:00.000Z' }, [1], first)
    const third = add(db.dataDir, { at: '2026-11-23T12:00:00.000Z' }, [1], second)
    add(db.dataDir, { at: '2026-11-23T13:00:00.000Z' }, [1, 3])
    const over = (max: number, repeats: number | null, before = '2026-11-24T12:00:00.000Z') => [
      ...overLimitKeys(db, max, { before, isPast: true, repeats }),
    ]
    expect(over(2, null)).toEqual([1])
    expect(over(3, null)).toEqual([])
    for (const repeats of [first, second, third]) expect(over(1, repeats)).toEqual([1, 3])
    // On the day before it was cleaned again, the first cleaning was all there was.
    expect(over(1, null, '2026-11-20T18:00:00.000Z')).toEqual([1, 2])
  })

  it('count cleanings of a clock that was ahead, but for a past week', () => {
    const db = openForTest()
    add(db.dataDir, { at: '2026-11-25T12:00:00.000Z' }, [1])
    const over = (isPast: boolean) => [
      ...overLimitKeys(db, 1, { before: '2026-11-24T12:00:00.000Z', isPast, repeats: null }),
    ]
    expect({ now: over(false), past: over(true) }).toEqual({ now: [1], past: [] })
  })

  it('are forgotten with the person, and after five weeks', () => {
    const db = openForTest()
    add(db.dataDir, { at: '2026-10-01T12:00:00.000Z' }, [9])
    const run = add(db.dataDir, { at: '2026-11-20T12:00:00.000Z' }, [1, 2, 3])
    const kept = (id: number) => {
      const keys: number[] = []
      forEachKept(db, id, (key) => keys.push(key))
      return keys
    }
    expect(kept(1)).toEqual([])
    forgetKept(db, 2)
    expect(kept(run)).toEqual([1, 3])
  })
})

describe('savings', () => {
  const prices = { marketing: 35, utility: null, authentication: null }

  it('are the messages that were not sent, at the price of their category', () => {
    const db = openForTest()
    const first = add(db.dataDir, { suppressed: 10 })
    add(db.dataDir, { suppressed: 11 }, [], first)
    add(db.dataDir, { suppressed: 12 }, [], first)
    add(db.dataDir, { suppressed: 3 })
    expect(savingsBetween(db, null, null, prices)).toEqual({
      lists: 2,
      byCategory: [{ category: 'marketing', messages: 15, centavos: 525 }],
      centavos: 525,
    })
    expect(savingsBetween(db, '2026-12-01T00:00:00.000Z', null, prices).lists).toBe(0)
  })

  it('are not known where no price was given', () => {
    const db = openForTest()
    add(db.dataDir, { suppressed: 1, category: 'utility' })
    expect(savingsBetween(db, null, null, prices)).toMatchObject({ centavos: null })
  })
})
