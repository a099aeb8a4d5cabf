import { beforeAll, describe, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordHashedList } from '../../electron/core/store/merging/foreign-lists.ts'
import { recordOptOuts, type OptOutEntry } from '../../electron/core/store/events/ledger.ts'
import { countFacets, listSuppressions } from '../../electron/core/store/asking/listing.ts'
import { closeStore, openStore, type WriteDb } from '../../electron/core/store/opening/open.ts'
import { suppressionFilterSchema, type SuppressionFilter } from '../../shared/contract/optouts.ts'
import { accountsIn } from '../../shared/identity/accounts-in.ts'
import { keyRangesOf } from '../../shared/identity/digit-ranges.ts'
import { steadyClock, typed } from './support.ts'

/** A list long enough that indexes answer, beside the plain truth about it. */
const reasons = ['complaint', 'not_stated', 'other'] as const
const people: { key: number; name: string; reason: (typeof reasons)[number] }[] = []
let db: WriteDb

/** More are not counted. */
const COUNTED = 10_000

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'listing-'))
  const clock = steadyClock()
  db = openStore(folder, clock)
  const areas = [11, 21, 31, 55, 82]
  for (let n = 0; n < 60_000; n++) {
    const area = areas[n % areas.length] ?? 11
    const key = 5_500_000_000_000 + area * 1_000_000_000 + 960_000_000 + ((n * 7919) % 40_000_000)
    const reason = n < 20_000 ? 'complaint' : 'not_stated'
    const first = n % 1000 === 0 ? 'Iracema' : n % 2 === 0 ? 'José' : 'Josefa'
    people.push({ key, name: `${first} ${n < 45_000 ? 'Souza' : 'Lima'}`, reason })
  }
  // The latest are nameless, and none of them from an area code that has others.
  for (let n = 0; n < 3000; n++) {
    people.push({ key: 5_585_960_000_000 + n * 1000, name: '', reason: 'other' })
  }
  for (const reason of reasons) {
    const entries = people
      .filter((one) => one.reason === reason)
      .map(({ key, name }): OptOutEntry => ({
        account: { kind: 'tel', key },
        written: String(key),
        personName: name,
      }))
    const note = reason === 'complaint' ? 'Campanha de Natal' : ''
    recordOptOuts(db, entries, { ...typed, reason, note }, clock)
  }
  recordHashedList(db, 'sha256', ['a'.repeat(64)], { ...typed, layer: 'partner:X' }, clock)
  return () => {
    closeStore(db)
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

function whole(filter: Partial<SuppressionFilter>): SuppressionFilter {
  return { ...suppressionFilterSchema.parse({}), ...filter }
}

function listed(some: Partial<SuppressionFilter>, after: string | null = null, limit = 50) {
  const filter = whole(some)
  const named = accountsIn(filter.search, { country: 'BR', mode: 'national' }).accounts
  return listSuppressions(db, { filter, named, after, limit })
}

function endsWith(digits: string, key: number): boolean {
  return digits.length >= 4 && String(key).endsWith(digits)
}

function keys(page: ReturnType<typeof listed>): number[] {
  return page.entries.map(({ account }) => (account.kind === 'tel' ? account.key : 0))
}

/** The people of the truth, latest first: within a batch the ledger keeps them by account. */
function expected(isFound: (person: (typeof people)[number]) => boolean): number[] {
  const order = ({ reason }: (typeof people)[number]) => reasons.indexOf(reason)
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
    expect(first).toMatchObject({ total: 63_000, totalIsMinimum: false, hidden: 1 })
    expect(keys(first)).toEqual(all.slice(0, 50))
    expect(keys(listed({}, first.next))).toEqual(all.slice(50, 100))
  })

  test('as it was known when the first import was recorded, and as it is since the last', () => {
    const moments = db.sqlite.prepare('SELECT recorded_at AS at FROM batch ORDER BY id').all()
    const [first, last] = [moments[0], moments.at(-1)] as { at: number }[]
    const asOf = (moment: number | undefined) => new Date(moment ?? 0).toISOString()
    expect(listed({ asOf: asOf(first?.at) })).toMatchObject({ total: 20_000, hidden: 0 })
    expect(listed({ asOf: asOf(last?.at) })).toEqual(listed({}))
  })

  test('by reason, over the border of batches', () => {
    const page = listed({ reasons: ['complaint'] })
    expect(page.total).toBe(20_000)
    expect(keys(page)).toEqual(expected(({ reason }) => reason === 'complaint').slice(0, 50))
    expect(listed({ reasons: ['not_stated', 'other'] }).total).toBe(43_000)
    expect(listed({ sources: ['typed_by_attendant'] }).total).toBe(63_000)
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
    const ends = ({ key }: { key: number }) => endsWith(digits, key)
    const latest = expected((person) => begins(person) || ends(person))
    const page = listed({ search })
    const isMany = latest.length > COUNTED
    const ascending = latest.toSorted((one, other) => one - other)
    // Those that only end so come after those that begin so.
    const byNumber = [
      ...ascending.filter((key) => begins({ key })),
      ...ascending.filter((key) => !begins({ key })),
    ]
    const all = isMany ? byNumber : latest
    expect(page).toMatchObject({
      total: isMany ? COUNTED : all.length,
      totalIsMinimum: isMany,
      order: isMany ? 'number' : 'latest',
    })
    expect(keys(page)).toEqual(all.slice(0, 50))
    expect(keys(listed({ search }, page.next ?? '0'))).toEqual(all.slice(50, 100))
  })

  test.each([
    ['5511', {}],
    ['9', {}],
    ['11960', {}],
    ['9', { reasons: ['complaint' as const] }],
    ['55', { reasons: ['complaint' as const, 'other' as const] }],
    ['souza', {}],
    ['jose', {}],
    ['j souza', { reasons: ['complaint' as const] }],
    ['natal', {}],
    ['', { from: '2020-01-01T00:00:00.000Z' }],
    ['', { reasons: ['complaint' as const], from: '2020-01-01T00:00:00.000Z' }],
  ])('“%s” with %j: page after page shows each once', (search, filter) => {
    const words = search.split(' ')
    const isWord = /[a-z]/.test(search)
    const wanted = ({ key, name, reason }: (typeof people)[number]) => {
      const text = `${name} ${reason === 'complaint' ? 'Campanha de Natal' : ''}`
      const said = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().split(' ')
      const hasAll = words.every((word) => said.some((one) => one.startsWith(word)))
      const isFound =
        search === '' || (isWord ? hasAll : beginsWith(search)({ key }) || endsWith(search, key))
      const isIn = !('reasons' in filter) || filter.reasons.some((one) => one === reason)
      return isFound && isIn
    }
    const all = expected(wanted)
    const seen: number[] = []
    const isCut = isWord && all.length > 30_000
    for (let after: string | null = null; !isCut || seen.length < 3000;) {
      const page: ReturnType<typeof listed> = listed({ search, ...filter }, after, 500)
      expect(page.total).toBeLessThanOrEqual(all.length)
      expect(page.totalIsMinimum || page.total === all.length).toBe(true)
      seen.push(...keys(page))
      if (page.next === null) break
      after = page.next
    }
    if (isWord) expect(seen).toEqual(all.slice(0, isCut ? 3000 : all.length))
    else
      expect(seen.toSorted((one, other) => one - other)).toEqual(
        all.toSorted((one, other) => one - other),
      )
    const { reasons: counted } = countFacets(db, {
      filter: whole({ search, ...filter }),
      named: [],
    })
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(
      all.length + listed({ search, ...filter }).hidden,
    )
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
    expect(listed({ search: 'souza iracema' }).total).toBe(45)
    expect(listed({ search: 'iracema silva' }).total).toBe(0)
    expect(listed({ search: 'lima iracema' }).total).toBe(15)
    const many = listed({ search: 'Souza' })
    expect(many).toMatchObject({ total: COUNTED, totalIsMinimum: true, order: 'latest' })
    expect(keys(many)).toEqual(expected(({ name }) => name.endsWith('Souza')).slice(0, 50))
  })

  test('notes, which every entry of a batch shares', () => {
    const complaints = expected(({ reason }) => reason === 'complaint')
    expect(listed({ search: 'natal' })).toMatchObject({ total: COUNTED, totalIsMinimum: true })
    const page = listed({ search: 'campanha natal' })
    expect(page.totalIsMinimum).toBe(true)
    expect(keys(page)).toEqual(complaints.slice(0, 50))
    expect(listed({ search: 'natal iracema' }).total).toBe(20)
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
