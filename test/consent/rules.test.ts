import { describe, expect, it } from 'vitest'
import { believedTime } from '../../shared/consent/block-ends.ts'
import { canHold, inForceFrom, isInForce } from '../../shared/consent/layers.ts'
import {
  consentLifts,
  isDoubtfulDate,
  isProven,
  mayExpire,
  mayRelease,
  type Grounds,
} from '../../shared/consent/permissions.ts'
import { scopeCovers, scopeForbids, scopesCovering } from '../../shared/consent/scopes.ts'
import {
  consentState,
  mustNotMessage,
  speakingFor,
  type ConsentFact,
} from '../../shared/consent/standing.ts'
import { backupsToKeep } from '../../shared/consent/thin-backups.ts'

const plain: Grounds = {
  scope: 'marketing',
  layer: 'own',
  reason: 'not_stated',
  source: 'typed_by_attendant',
}
const first: ConsentFact = {
  ...plain,
  id: 1,
  kind: 'opt_out',
  happenedAt: '2026-01-10T00:00:00.000Z',
  target: null,
}
const NOW = '2026-11-24T12:00:00.000Z'

describe('scopes nest', () => {
  it.each([
    ['everything', 'marketing', true],
    ['everything', 'topic:promoções', true],
    ['everything', 'sender:551140042000', true],
    ['marketing', 'topic:promoções', true],
    ['marketing', 'sender:551140042000', false],
    ['topic:promoções', 'topic:promoções', true],
    ['topic:promoções', 'topic:recibos', false],
    ['topic:promoções', 'marketing', false],
  ])('%s covers %s: %s', (outer, inner, covers) => {
    expect(scopeCovers(outer, inner)).toBe(covers)
    expect(scopesCovering(inner).includes(outer)).toBe(covers)
  })

  it.each([
    ['everything', { topics: ['recibos'] }, true],
    ['marketing', { topics: ['recibos'] }, true],
    ['topic:promoções', { topics: ['promoções'] }, true],
    ['topic:promoções', { topics: ['recibos'] }, false],
    ['topic:promoções', {}, true],
    ['sender:551140042000', { senders: ['551140042000'] }, true],
    ['sender:551140042000', { senders: ['551133334444'] }, false],
    ['sender:551140042000', {}, true],
    ['topic:recibos', { topics: ['promoções', 'recibos'] }, true],
    ['topic:avisos', { topics: ['promoções', 'recibos'] }, false],
    ['sender:551140042000', { senders: ['551133334444', '551140042000'] }, true],
  ])('%s forbids %o: %s', (scope, sending, forbids) => {
    expect(scopeForbids(scope, sending)).toBe(forbids)
  })

  it.each([
    { scope: 'topic:promoções', sending: { topics: ['Promocoes'] } },
    { scope: 'topic:Promoções', sending: { topics: ['promoc\u0327o\u0303es '] } },
    { scope: 'topic:black-friday', sending: { topics: ['Black Friday'] } },
    { scope: 'topic:promo\u200bções', sending: { topics: ['pro\u00admoções'] } },
    { scope: 'topic:Dia das  Mães', sending: { topics: ['dia das mães'] } },
    { scope: 'sender:5511999990000', sending: { senders: ['11999990000'] } },
    { scope: 'sender:1199990000', sending: { senders: ['5511999990000'] } },
  ])('$scope forbids the same sending written in another way: $sending', ({ scope, sending }) => {
    expect(scopeForbids(scope, sending)).toBe(true)
  })
})

describe('who may lift what', () => {
  it.each([
    { what: 'a block without a stated reason', grounds: plain, expires: true, releases: true },
    {
      what: 'lost interest, noted by an attendant',
      grounds: { ...plain, reason: 'lost_interest' },
      expires: false,
      releases: true,
    },
    {
      what: 'a message of the customer',
      grounds: { ...plain, source: 'customer_message' },
      expires: false,
      releases: false,
    },
    {
      what: 'a complaint',
      grounds: { ...plain, reason: 'complaint' },
      expires: false,
      releases: false,
    },
    { what: 'an import', grounds: { ...plain, source: 'import' }, expires: false, releases: true },
    {
      what: 'a law list',
      grounds: { ...plain, layer: 'law:procon-sp', source: 'law_list' },
      expires: false,
      releases: false,
    },
  ] as const)('$what', ({ grounds, expires, releases }) => {
    expect([mayExpire(grounds), mayRelease(grounds)]).toEqual([expires, releases])
  })

  it('a consent lifts its own list, its scope and narrower ones, and needs proof', () => {
    expect(consentLifts('marketing', 'own', { ...plain, scope: 'topic:promoções' })).toBe(true)
    expect(consentLifts('marketing', 'own', { ...plain, scope: 'everything' })).toBe(false)
    expect(consentLifts('everything', 'own', { ...plain, layer: 'law:procon-sp' })).toBe(false)
    expect(isProven({ note: 'voltou', evidence: ' ' })).toBe(false)
    expect(isProven({ note: 'voltou', evidence: 'ficha' })).toBe(true)
  })

  it('dates that cannot be right are doubted', () => {
    expect(isDoubtfulDate('2026-11-24T12:00:00.001Z', NOW)).toBe(true)
    expect(isDoubtfulDate('2008-12-31T23:59:59.999Z', NOW)).toBe(true)
    expect(isDoubtfulDate(NOW, NOW)).toBe(false)
  })
})

describe('where somebody stands', () => {
  const consent = { ...first, id: 2, kind: 'opt_in', target: 1 } as const
  const law = { ...first, layer: 'law:procon-sp', source: 'law_list' } as const
  it.each([
    { facts: [], state: 'unknown', silent: false },
    { facts: [first], state: 'opted_out', silent: true },
    { facts: [first, consent], state: 'opted_in', silent: false },
    { facts: [first, consent, { ...first, id: 3 }], state: 'withdrawn', silent: true },
    {
      facts: [first, { ...first, id: 2, kind: 'release', target: 1 }],
      state: 'released',
      silent: false,
    },
    {
      facts: [first, { ...first, id: 2, kind: 'expiry', target: 1 }],
      state: 'expired',
      silent: false,
    },
    { facts: [{ ...law, happenedAt: '2026-11-20T00:00:00.000Z' }], state: 'pending', silent: true },
    { facts: [law], state: 'opted_out', silent: true },
    // One that nobody lifted stands, whatever was lifted beside it, in whatever order.
    { facts: [{ ...first, id: 3 }, first, consent], state: 'withdrawn', silent: true },
    { facts: [{ ...first, scope: 'topic:promoções' }], state: 'opted_out', silent: true },
  ] as const)('$state', ({ facts, state, silent }) => {
    const found = consentState(facts, 'marketing', NOW)
    expect([found, mustNotMessage(found)]).toEqual([state, silent])
  })

  it('of several opt-outs the earliest speaks, the first recorded on a tie', () => {
    const earlier = { ...first, id: 9, happenedAt: '2026-01-01T00:00:00.000Z' }
    const other = { ...first, id: 5, scope: 'everything' }
    expect(speakingFor([{ ...first, id: 4 }, first, other])).toEqual([first, other])
    expect(speakingFor([first, earlier])).toEqual([earlier])
  })
})

describe('lists of the law', () => {
  it('bind thirty days after registration, in their own area codes', () => {
    expect(inForceFrom('law:procon-sp', NOW)).toBe('2026-12-24T12:00:00.000Z')
    expect(isInForce('law:procon-sp', NOW, NOW)).toBe(false)
    expect(isInForce('own', NOW, NOW)).toBe(true)
    const inArea = [5511987654321, 5521987654321, 351912345678].map((key) =>
      canHold('law:procon-sp', { kind: 'tel', key }),
    )
    expect(inArea).toEqual([true, false, false])
  })
})

describe('the end of temporary blocks', () => {
  it.each([
    ['the day after', '2026-11-25T12:00:00.000Z', '2026-11-25T12:00:00.000Z'],
    ['ten years later', '2036-11-24T12:00:00.000Z', '2026-12-25T12:00:00.000Z'],
    ['a clock set back', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ])('goes by the clock, up to a month past the last use: %s', (_, now, believed) => {
    expect(believedTime(Date.parse(now), Date.parse(NOW))).toBe(Date.parse(believed))
  })
})

describe('backupsToKeep', () => {
  it('keeps three of today, seven days, four weeks, twelve months, and the fullest', () => {
    const hourly = Array.from({ length: 24 * 500 }, (_, hours) => {
      const at = new Date(Date.parse(NOW) - hours * 3_600_000).toISOString()
      return { name: at, at, suppressed: hours === 9000 ? 99 : 1 }
    })
    const kept = backupsToKeep(hourly, NOW)
    expect(kept.has(NOW)).toBe(true)
    expect(kept.has(hourly[9000]?.name ?? '')).toBe(true)
    expect([...kept].filter((name) => name.startsWith('2026-11-24'))).toHaveLength(3)
    // Days, weeks and months share their last backups.
    expect(kept.size).toBeGreaterThanOrEqual(3 + 6 + 2 + 10)
    expect(kept.size).toBeLessThanOrEqual(3 + 7 + 4 + 12 + 1)
    expect(backupsToKeep([], NOW).size).toBe(0)
  })
})
