import { describe, expect, test } from 'vitest'
import { identify } from '../../shared/identity/identify.ts'
import { locales, malformedReasonSchema, type Account } from '../../shared/model.ts'
import {
  accountedFor,
  decideFate,
  noVerdicts,
  type Fate,
  type Lookups,
} from '../../shared/verdict.ts'
import { createWording } from '../../shared/verdict-words.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { unreadableReasonSchema } from '../../shared/model.ts'

const OUT = 5511987654321
const SEEN = 5521912345678
const lookups: Lookups = {
  isSuppressed: (account) =>
    account.kind === 'tel' ? account.key === OUT : account.value === 'BR.1502576394655843',
  hasConsent: () => true,
  isOverLimit: () => false,
  firstRowOf: (account) => (account.kind === 'tel' && account.key === SEEN ? 3 : 0),
}
const fateOf = (...cells: string[]) =>
  decideFate(
    null,
    cells.map((cell) => identify(cell, { country: 'BR', mode: 'national' })),
    lookups,
  )

const out: Account = { kind: 'tel', key: OUT }
const cases: readonly [what: string, cells: string[], fate: Fate][] = [
  ['a number nobody knows stays', ['31 98888-7777'], { code: 'kept' }],
  ['an opted-out number leaves', ['(11) 98765-4321'], { code: 'suppressed', account: out }],
  ['also without its ninth digit', ['11 8765-4321'], { code: 'suppressed', account: out }],
  [
    'also in the second column',
    ['31 98888-7777', '11 98765-4321'],
    { code: 'suppressed', account: out },
  ],
  [
    'also as one of two in a cell',
    ['31 98888-7777 / 11 98765-4321'],
    { code: 'suppressed', account: out },
  ],
  [
    'also beside a number seen before',
    ['21 91234-5678', '11 98765-4321'],
    { code: 'suppressed', account: out },
  ],
  [
    'also beside one nobody can read',
    ['1234', '11 98765-4321'],
    { code: 'suppressed', account: out },
  ],
  [
    'an id that opted out leaves',
    ['BR.1502576394655843'],
    { code: 'suppressed', account: expect.objectContaining({ kind: 'bsuid' }) as Account },
  ],
  [
    'a number seen before leaves and names the row',
    ['21 91234-5678'],
    { code: 'duplicate', firstRow: 3 },
  ],
  [
    'also when it is the second',
    ['31 98888-7777', '21 91234-5678'],
    { code: 'duplicate', firstRow: 3 },
  ],
  ['nothing at all', [''], { code: 'no_number' }],
  ['nothing in any column', ['', ' '], { code: 'no_number' }],
  ['no digits', ['não tem'], { code: 'no_number' }],
  ['a blank beside a number does no harm', ['', '31 98888-7777'], { code: 'kept' }],
  ['words beside a number do no harm', ['não tem', '31 98888-7777'], { code: 'kept' }],
  ['digits that are no number', ['1234'], { code: 'invalid_number', reason: 'too_short' }],
  [
    'digits that Excel destroyed',
    ['5,51199E+12'],
    { code: 'invalid_number', reason: 'digits_lost' },
  ],
  [
    'an unreadable second number holds the row',
    ['31 98888-7777', '1234'],
    { code: 'invalid_number', reason: 'too_short' },
  ],
]

describe('the fate of a row', () => {
  test.each(cases)('%s: %j', (_, cells, fate) => {
    expect(fateOf(...cells)).toEqual(fate)
  })

  test('a part of a cell that nobody can read holds the row', () => {
    const phone = identify('31 98888-7777', { country: 'BR', mode: 'national' })
    if (phone.kind !== 'tel') throw new Error('not a number')
    const half = { kind: 'multi', members: [phone], unreadPart: true } as const
    expect(decideFate(null, [half], lookups)).toEqual({
      code: 'invalid_number',
      reason: 'unread_part',
    })
  })

  test('another reading that opted out holds the row for a person', () => {
    const landline: Lookups = {
      ...lookups,
      isSuppressed: (a) => a.kind === 'tel' && a.key === 553133334444,
    }
    const phones = [identify('31 93333-4444', { country: 'BR', mode: 'national' })]
    expect(decideFate(null, phones, landline)).toEqual({
      code: 'possible_match',
      account: { kind: 'tel', key: 553133334444 },
      why: 'landline_plus_nine',
    })
  })

  const neither: Lookups = { ...lookups, hasConsent: () => false, isOverLimit: () => true }
  const phonesOf = (cell: string) => [identify(cell, { country: 'BR', mode: 'national' })]

  test('everybody in a row must have asked for messages where that is needed', () => {
    const onlyOne: Lookups = { ...lookups, hasConsent: (a) => a.kind === 'tel' && a.key !== SEEN }
    expect(decideFate(null, phonesOf('31 98888-7777 / 21 91234-5678'), onlyOne)).toEqual({
      code: 'no_consent',
    })
    expect(decideFate(null, phonesOf('31 98888-7777'), onlyOne)).toEqual({ code: 'kept' })
  })

  test('who had enough lists lately leaves, even the first time in this one', () => {
    const tired: Lookups = { ...lookups, isOverLimit: () => true }
    expect(decideFate(null, phonesOf('21 91234-5678'), tired)).toEqual({ code: 'over_limit' })
  })

  test('an opt-out, or a number nobody can read, is told before a missing permission', () => {
    expect(decideFate(null, phonesOf('11 98765-4321'), neither).code).toBe('suppressed')
    expect(decideFate(null, phonesOf('1234'), neither).code).toBe('invalid_number')
    expect(decideFate(null, phonesOf(''), neither).code).toBe('no_number')
    expect(decideFate(null, phonesOf('31 98888-7777'), neither).code).toBe('no_consent')
  })

  test('a broken row is broken, whatever it says', () => {
    const phones = [identify('11 98765-4321', { country: 'BR', mode: 'national' })]
    expect(decideFate('stray_quote', phones, lookups)).toEqual({
      code: 'malformed',
      reason: 'stray_quote',
    })
  })
})

test('a tally accounts for every verdict', () => {
  expect(accountedFor({ ...noVerdicts(), kept: 3, malformed: 2, possible_match: 1 })).toBe(6)
})

describe('words', () => {
  const since = Date.parse('2026-03-02T15:00:00.000Z')

  test('name the entry and since when, or the earlier row', () => {
    const { wordsFor } = createWording(
      { translate: createTranslator('pt-BR'), locale: 'pt-BR' },
      1,
      () => 'law:procon-sp',
    )
    expect(wordsFor({ code: 'suppressed', account: out }, since)).toEqual({
      reason: 'Está na lista de descadastrados',
      matched: '+55 (11) 98765-4321',
      since: '02/03/2026',
      layer: 'Lista da lei: Procon-SP “Não me Ligue”',
    })
    expect(wordsFor({ code: 'duplicate', firstRow: 3 }, null)).toEqual({
      reason: 'Repetido: o mesmo número já aparece antes',
      matched: 'linha 4',
      since: '',
      layer: '',
    })
  })

  const fates: Exclude<Fate, { code: 'kept' }>[] = [
    { code: 'suppressed', account: out },
    { code: 'possible_match', account: out, why: 'landline_plus_nine' },
    { code: 'no_consent' },
    { code: 'over_limit' },
    { code: 'duplicate', firstRow: 1 },
    { code: 'no_number' },
    ...unreadableReasonSchema.options.map(
      (reason) => ({ code: 'invalid_number', reason }) as const,
    ),
    { code: 'invalid_number', reason: 'unread_part' },
    ...malformedReasonSchema.options.map((reason) => ({ code: 'malformed', reason }) as const),
  ]
  test.each(locales)('exist in %s for every fate and every reason', (locale) => {
    const { wordsFor } = createWording(
      { translate: createTranslator(locale), locale },
      1,
      () => null,
    )
    const sentences = fates.map((fate) => wordsFor(fate, null).reason)
    expect(new Set(sentences).size).toBe(fates.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^_{}]+$/u)
  })
})
