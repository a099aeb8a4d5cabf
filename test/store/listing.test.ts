import { beforeAll, describe, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordHashedList } from '../../electron/core/store/foreign-lists.ts'
import { recordOptOuts, type OptOutEntry } from '../../electron/core/store/ledger.ts'
import { countFacets, listSuppressions } from '../../electron/core/store/listing.ts'
import { closeStore, openStore, type WriteDb } from '../../electron/core/store/open.ts'
import { suppressionFilterSchema, type SuppressionFilter } from '../../shared/contract/optouts.ts'
import { accountsIn } from '../../shared/identity/accounts-in.ts'
import { keyRangesOf } from '../../shared/identity/digit-ranges.ts'
import { steadyClock, typed } from './support.ts'

/** A list long enough that indexes answer, beside the plain truth about it. */
const people: { key: number; name: string; reason: 'complaint' | 'not_stated' }[] = []
let db: WriteDb

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'listing-'))
  const clock = steadyClock()
  db = openStore(folder, clock)
  const areas = [11, 21, 31, 55, 82]
  for (let n = 0; n < 60_000; n++) {
    const area = areas[n % areas.length] ?? 11
    const key = 5_500_000_000_000 + area * 1_000_000_000 + 960_000_000 + ((n * 7919) % 40_000_000)
    const reason = n < 20_000 ? 'complaint' : 'not_stated'
    people.push({ key, name: `${n % 1000 === 0 ? 'Iracema' : 'José'} Souza`, reason })
  }
  for (const reason of ['complaint', 'not_stated'] as const) {
    const entries = people
      .filter((one) => one.reason === reason)
      .map(({ key, name }): OptOutEntry => ({
        account: { kind: 'tel', key },
        written: String(key),
        personName: name,
      }))
    recordOptOuts(db, entries, { ...typed, reason }, clock)
  }
  recordHashedList(db, 'sha256', ['a'.repeat(64)], { ...typed, layer: 'partner:X' }, clock)
  return () => {
    closeStore(db)
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

function listed(filter: Partial<SuppressionFilter>, after: string | null = null, limit = 50) {
  const whole = { ...suppressionFilterSchema.parse({}), ...filter }
  const named = accountsIn(whole.search, { country: 'BR', mode: 'national' }).accounts
  return listSuppressions(db, { filter: whole, named, after, limit })
}

function keys(page: ReturnType<typeof listed>): number[] {
  return page.entries.map(({ account }) => (account.kind === 'tel' ? account.key : 0))
}

/** The people of the truth, latest first: within a batch the ledger keeps them by account. */
function expected(isFound: (person: (typeof people)[number]) => boolean): number[] {
  const order = (one: (typeof people)[number]) => (one.reason === 'complaint' ? 0 : 1)
  return people
    .filter(isFound)
    .toSorted((one, other) => order(other) - order(one) || other.key - one.key)
    .map(({ key }) => key)
}

/** Whether a number begins so: with the country code, the area code or itself, with the 9 or without. */
function beginsWith(digits: string): (person: { key: number }) => boolean {
  return ({ key }) => {
    const text = String(key)
    const withoutNinth = text.slice(0, 4) + text.slice(5)
    const ways = [text, withoutNinth].flatMap((one) => [one, one.slice(2), one.slice(4)])
    return ways.some((one) => one.startsWith(digits))
  }
}

describe('a long list', () => {
  test('everybody, page after page', () => {
    const all = expected(() => true)
    const first = listed({})
    expect(first).toMatchObject({ total: 60_000, hidden: 1 })
    expect(keys(first)).toEqual(all.slice(0, 50))
    expect(keys(listed({}, first.next))).toEqual(all.slice(50, 100))
  })

  test('by reason, over the border of batches', () => {
    const page = listed({ reasons: ['complaint'] })
    expect(page.total).toBe(20_000)
    expect(keys(page)).toEqual(expected(({ reason }) => reason === 'complaint').slice(0, 50))
    expect(listed({ batch: 1 }).total).toBe(20_000)
    expect(listed({ layers: ['partner:X'] })).toMatchObject({ total: 0, hidden: 1 })
  })

  test.each([
    ['5511'],
    ['11 9'],
    ['(82) 9'],
    ['3199'],
    ['31 99 00'],
    ['9'],
    ['55'],
    ['0021 9'],
    ['960000'],
    ['6000'],
  ])('numbers that begin with “%s”, with or without country and area code', (search) => {
    const digits = search.replaceAll(/\D/g, '').replace(/^0+/, '')
    const begins = beginsWith(digits)
    const ends = ({ key }: { key: number }) => digits.length >= 4 && String(key).endsWith(digits)
    const all = expected((person) => begins(person) || ends(person))
    const page = listed({ search })
    expect(page.total).toBe(all.length)
    expect(keys(page)).toEqual(all.slice(0, 50))
    expect(keys(listed({ search }, page.next ?? '0'))).toEqual(all.slice(50, 100))
  })

  test.each([['7919'], ['5838'], ['0007919'], ['60007919']])(
    'numbers that end in “%s”',
    (search) => {
      const all = expected(({ key }) => String(key).endsWith(search))
      expect(all.length).toBeGreaterThan(0)
      expect(keys(listed({ search }, null, 500))).toEqual(expect.arrayContaining(all))
    },
  )

  test('one whole number in any spelling is found once', () => {
    const { key } = people[1] ?? { key: 0 }
    const digits = String(key)
    const without = `(${digits.slice(2, 4)}) ${digits.slice(5, 9)}-${digits.slice(9)}`
    for (const search of [digits, `+${digits}`, digits.slice(2), without]) {
      expect(listed({ search })).toMatchObject({ total: 1 })
    }
  })

  test('names, by the beginnings of their words and without their accents', () => {
    expect(listed({ search: 'irac' }).total).toBe(60)
    expect(listed({ search: 'souza iracema' }).total).toBe(60)
    expect(listed({ search: 'iracema silva' }).total).toBe(0)
    expect(listed({ search: 'Souza' }).total).toBe(60_000)
  })

  test('a search and a filter together', () => {
    const { total } = listed({ search: 'iracema', reasons: ['complaint'] })
    expect(total).toBe(20)
    const begins = expected(
      (person) =>
        person.reason === 'complaint' &&
        (beginsWith('5582')(person) || String(person.key).endsWith('5582')),
    )
    expect(listed({ search: '5582', reasons: ['complaint'] }).total).toBe(begins.length)
  })

  test('counts for each value', () => {
    const { reasons, layers } = countFacets(db, {
      filter: suppressionFilterSchema.parse({}),
      named: [],
    })
    expect(reasons).toContainEqual({ value: 'complaint', count: 20_000 })
    expect(layers).toContainEqual({ value: 'partner:X', count: 1 })
  })
})

test('ranges of keys stand apart and in order', () => {
  for (const digits of ['1', '9', '11', '55', '119', '5511', '98765', '11987654321', '00']) {
    const ranges = keyRangesOf(digits)
    for (const [index, range] of ranges.entries()) {
      expect(range.from).toBeLessThan(range.to)
      expect(range.from).toBeGreaterThan(ranges[index - 1]?.to ?? 0)
      expect(Number.isSafeInteger(range.to)).toBe(true)
    }
  }
})
