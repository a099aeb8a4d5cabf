import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  batchesIn,
  BLANK,
  createBatchMemory,
  type Batch,
} from '../../electron/core/cleaning/fast/batch.ts'
import { createKeyTable, HAND } from '../../electron/core/cleaning/fast/key-table.ts'
import { createScanner, type ByteLayout } from '../../electron/core/cleaning/fast/scanner.ts'
import { fastKey } from '../../shared/identity/fast-path.ts'
import { writtenNumber } from '../bench/people.ts'
import { plainScan } from './plain-scan.ts'

describe('the scan of many bytes at a time', () => {
  /** The signs that mean something, and stretches without any that are longer than a step. */
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(';', ';', '"', '\n', '\r\n', '\r', '=', '\0', '""') },
    { weight: 3, arbitrary: fc.string({ maxLength: 5, unit: 'binary-ascii' }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('a', 'não', '11987654321', 'x'.repeat(16), 'y'.repeat(40)),
    },
    { weight: 2, arbitrary: fc.constantFrom('"a;b"', '"a\nb"', '="5511"', ';"";', '\u00ff') },
  )
  const layouts: readonly ByteLayout[] = [
    { delimiter: 0x3b, quote: 0x22 },
    { delimiter: 0x3b, quote: -1 },
    { delimiter: 9, quote: 0x27 },
  ]
  const lists = fc.record({
    text: fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join('')),
    scanner: fc.nat({ max: layouts.length - 1 }),
    phones: fc.subarray([0, 1, 2, 5]),
    international: fc.boolean(),
    rows: fc.constantFrom(1, 3, 50),
    from: fc.nat({ max: 20 }),
  })

  const memories = [0, 1].map(() => createBatchMemory({ bytes: 1 << 15, rows: 50, phones: 4 }, 1))
  const [memory] = memories
  if (!memory) throw new Error('no memory')
  const scanners = layouts.map((layout) => ({ layout, scan: createScanner(memory, layout) }))

  test('finds what is found byte by byte', () => {
    fc.assert(
      fc.property(lists, ({ text, scanner, phones, international, rows, from }) => {
        const bytes = Buffer.from(text)
        const size = { bytes: bytes.length, rows, phones: phones.length }
        const [ours, plain] = memories.map((each) => {
          const [batch] = batchesIn(each, size)
          if (!batch) throw new Error('no batch')
          // What lies behind the end is of an older batch and must not be read.
          batch.bytes.fill('";\n')
          batch.bytes.set(bytes)
          batch.phoneColumns.set(phones.flatMap((index) => [index, international ? 1 : 0]))
          batch.starts[0] = Math.min(from, bytes.length)
          batch.count = 0
          return batch
        })
        const { layout, scan } = scanners[scanner] ?? {}
        if (!ours || !plain || !scan || !layout) throw new Error('nothing to scan')
        expect(scan(ours, bytes.length)).toBe(plainScan(plain, bytes.length, layout))
        expect(found(ours)).toBe(found(plain))
      }),
      { numRuns: 2000 },
    )
  })

  test('reads the numbers that are read by themselves', () => {
    const size = { bytes: 1 << 12, rows: 50, phones: 2 }
    const [batch] = batchesIn(memory, size)
    const scan = scanners[0]?.scan
    if (!batch || !scan) throw new Error('nothing to scan')
    batch.phoneColumns.set([0, 0, 1, 1])
    let read = 0
    const cell = fc.oneof(
      fc.stringMatching(
        /^\+?[ (]?(55)?[ .-]?0{0,2}[1-9]{2}[) .-]{0,2}9?[2-9]\d{3}[ .-]?\d{4}[ .]?\d?$/,
      ),
      fc.stringMatching(/^[0-9 ().+\t-]{0,20}$/),
      fc.stringMatching(/^0?(15|21)?[1-9]\d9[0-9]{8}$/),
      fc.stringMatching(/^[0-9.]{8,44}$/),
      fc.nat({ max: 1_000_000 }).map((person) => writtenNumber(person, () => (person % 97) / 97)),
    )
    fc.assert(
      fc.property(cell, (text) => {
        const bytes = Buffer.from(`${text};${text}\n`)
        batch.bytes.set(bytes)
        batch.starts[0] = 0
        batch.count = 0
        scan(batch, bytes.length)
        for (const [place, mode] of (['national', 'international'] as const).entries()) {
          const key = fastKey(text, mode)
          expect(batch.keys[place], text).toBe(text === '' ? BLANK : key)
          if (key > 0) read++
        }
      }),
      { numRuns: 5000 },
    )
    expect(read).toBeGreaterThan(1000)
  })

  function found({
    count,
    starts,
    innerLines,
    cellCounts,
    keys,
    cellStarts,
    cellEnds,
    size,
  }: Batch) {
    return JSON.stringify([
      [...starts.subarray(0, count + 1)],
      [...innerLines.subarray(0, count)],
      [...cellCounts.subarray(0, count)],
      [...keys.subarray(0, count * size.phones)],
      [...cellStarts.subarray(0, count * size.phones)],
      [...cellEnds.subarray(0, count * size.phones)],
    ])
  }
})

describe('a table of keys', () => {
  const key = fc.oneof(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 5_511_900_000_000, max: 5_511_900_000_200 }),
    fc.maxSafeInteger().map((number) => Math.abs(number) + 1),
  )
  const value = fc.integer({ min: -50, max: 50 }).filter((number) => number !== 0)
  const hand = fc.array(fc.tuple(fc.oneof(key, fc.constant(0)), fc.oneof(key, fc.constant(0))), {
    minLength: 1,
    maxLength: 60,
  })
  const step = fc.oneof(
    fc.record({ note: key, value }),
    fc.record({ noteAll: fc.array(key, { maxLength: 60 }), value }),
    fc.record({ hand, value: fc.integer({ min: 1, max: 1000 }) }),
    fc.record({ many: fc.integer({ min: 1000, max: 4000 }), value }),
  )

  test('answers like a Map, whatever is noted, and however much it has to grow', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const table = createKeyTable(0)
        const map = new Map<number, number>()
        const note = (noted: number, number: number) => {
          if (map.has(noted)) return false
          map.set(noted, number)
          return true
        }
        for (const one of steps) {
          if ('note' in one) {
            expect(table.note(one.note, one.value)).toBe(note(one.note, one.value))
          } else if ('noteAll' in one) {
            table.noteAll(Float64Array.from(one.noteAll), () => one.value)
            for (const each of one.noteAll) note(each, one.value)
          } else if ('many' in one) {
            const keys = Float64Array.from(
              { length: one.many },
              (_, index) => 7_000_000 + index * 3,
            )
            table.noteAll(keys, () => one.value)
            for (const each of keys) note(each, one.value)
          } else {
            table.take((keys, twins) => {
              for (const [index, [mine, twin]] of one.hand.entries()) {
                keys[index] = mine
                twins[index] = twin
              }
            })
            let expected = one.hand.findIndex(([mine, twin], index) => {
              const isTaken = mine !== 0 && !map.has(mine) && (map.get(twin) ?? 0) >= 0
              return !isTaken || !note(mine, one.value + index)
            })
            if (expected < 0) expected = one.hand.length
            expect(table.noteNew(0, one.hand.length, one.value)).toBe(expected)
          }
        }
        for (const [known, number] of map) expect(table.find(known)).toBe(number)
        for (const unknown of [61, 9_007_199_254_740_991, 7_000_001]) {
          expect(table.find(unknown)).toBe(map.get(unknown) ?? 0)
        }
        const positive = [...map].filter(([, number]) => number > 0).map(([known]) => known)
        expect([...table.positive()].toSorted(ascending)).toEqual(positive.toSorted(ascending))
      }),
      { numRuns: 300 },
    )
  })

  test('goes on where a question was, and takes more than it expected', () => {
    const table = createKeyTable(10)
    table.note(5_511_987_654_321, -7)
    const keyAt = (index: number) => (index === 100 ? 5_511_987_654_321 : 5_521_900_000_000 + index)
    table.take((keys, twins) => {
      for (let index = 0; index < HAND; index++) keys[index] = keyAt(index)
      twins.fill(0)
    })
    expect(table.noteNew(0, HAND, 1)).toBe(100)
    expect(table.noteNew(101, HAND, 102)).toBe(HAND)
    expect(table.find(keyAt(100))).toBe(-7)
    expect([99, 101, HAND - 1].map((index) => table.find(keyAt(index)))).toEqual([100, 102, HAND])
    expect(table.positive()).toHaveLength(HAND - 1)
  })
})

function ascending(a: number, b: number): number {
  return a - b
}
