import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAccountIds } from '../../electron/core/store/events/accounts.ts'
import { effectOf, nothingSeen, type Effect } from '../../electron/core/store/asking/effect.ts'
import { eraseAccount } from '../../electron/core/store/erasing/erase.ts'
import { recordOptOuts, type OptOutEntry } from '../../electron/core/store/events/ledger.ts'
import { createNumberMap } from '../../electron/core/store/events/number-map.ts'
import type { ReadDb } from '../../electron/core/store/opening/open.ts'
import { toMs } from '../../electron/core/store/database/instants.ts'
import { all } from '../../electron/core/store/database/sql.ts'
import { scopeCovers } from '../../shared/consent/scopes.ts'
import type { Scope } from '../../shared/model.ts'
import { ANA, openForTest, steadyClock, tel, typed } from './support.ts'

const clock = steadyClock()
const scopes: readonly Scope[] = ['everything', 'marketing', 'topic:promoções', 'topic:recibos']
const days = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => `${day}T12:00:00.000Z`)

interface Known {
  readonly scope: Scope
  readonly since: number
}

/** One entry after the other, each with everything that is known of its account: the rule as it reads. */
function plainly(
  db: ReadDb,
  entries: readonly OptOutEntry[],
  scope: Scope,
  happenedAt: number,
  seen: Map<string, Known[]>,
): Effect {
  const effect = { created: 0, changed: 0, already: 0 }
  for (const { account, happenedAt: own } of entries) {
    const name = account.kind === 'tel' ? String(account.key) : account.value
    const known = seen.get(name) ?? knownOf(db, account)
    const since = own === undefined ? happenedAt : toMs(own)
    const covering = known.filter((one) => scopeCovers(one.scope, scope))
    const same = covering.filter((one) => one.scope === scope)
    const isEarlier = same.length > 0 && same.every((one) => since < one.since)
    if (known.length === 0) effect.created++
    else if (covering.length === 0 || isEarlier) effect.changed++
    else effect.already++
    seen.set(name, [...known, { scope, since }])
  }
  return effect
}

function knownOf(db: ReadDb, account: OptOutEntry['account']): Known[] {
  return findAccountIds(db, account).flatMap((id) =>
    all<Known>(
      db,
      `SELECT sc.name AS scope, s.since FROM suppression s JOIN scope sc ON sc.id = s.scope
       WHERE s.account = ?`,
      id,
    ),
  )
}

const account = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }).map((index) => tel(ANA + index)) },
  fc.constantFrom('1@lid', '2@lid').map((value) => ({ kind: 'lid', value }) as const),
)
const entry: fc.Arbitrary<OptOutEntry> = fc
  .record({ account, happenedAt: fc.option(fc.constantFrom(...days), { nil: undefined }) })
  .map(({ account: whom, happenedAt }) => ({
    account: whom,
    written: 'x',
    ...(happenedAt && { happenedAt }),
  }))
const group = fc.record({
  scope: fc.constantFrom(...scopes),
  happenedAt: fc.constantFrom(...days),
  entries: fc.array(entry, { maxLength: 25 }),
})

describe('what recording opt-outs would change', () => {
  it.each([
    ['where everybody is named', false],
    ['where somebody was erased', true],
  ])('is counted as one by one, %s', (_, erased) => {
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 3 }),
        fc.array(group, { minLength: 1, maxLength: 3 }),
        (recorded, asked) => {
          const db = openForTest()
          for (const { entries, ...details } of recorded) {
            recordOptOuts(db, entries, { ...typed, ...details }, clock)
          }
          if (erased) {
            recordOptOuts(db, [{ account: tel(ANA), written: 'x' }], typed, clock)
            eraseAccount(db, tel(ANA), { backups: 'remove', operator: 'Ana' }, clock)
          }
          const [seen, plainSeen] = [nothingSeen(), new Map<string, Known[]>()]
          for (const { entries, scope, happenedAt } of asked) {
            const moment = Date.parse(happenedAt)
            const expected = plainly(db, entries, scope, moment, plainSeen)
            expect(effectOf(db, entries, scope, moment, seen)).toEqual(expected)
          }
        },
      ),
      { numRuns: erased ? 15 : 40 },
    )
  })

  it('is counted over more entries than are looked up at once', () => {
    const db = openForTest()
    const entries = Array.from({ length: 25_000 }, (_, index) => ({
      account: tel(ANA + (index % 24_000)),
      written: 'x',
    }))
    recordOptOuts(db, entries.slice(5000, 7000), typed, clock)
    const now = Date.parse('2027-01-01T00:00:00.000Z')
    expect(effectOf(db, entries, 'marketing', now)).toEqual({
      created: 22_000,
      changed: 0,
      already: 3000,
    })
  })
})

it('a map of numbers keeps what a Map keeps, however it grows', () => {
  const key = fc.oneof(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: -60, max: -1 }),
    fc.integer({ min: ANA, max: ANA + 500 }),
    fc.maxSafeInteger().filter((number) => number !== 0),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer()), { maxLength: 800 }), (pairs) => {
      const [ours, plain] = [createNumberMap(), new Map<number, number>()]
      for (const [name, number] of pairs) {
        expect(ours.get(name)).toBe(plain.get(name))
        ours.set(name, number)
        plain.set(name, number)
      }
      for (const [name, number] of plain) expect(ours.get(name)).toBe(number)
    }),
  )
})
