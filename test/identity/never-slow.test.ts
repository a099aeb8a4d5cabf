import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fastKey, fastKeyOfBytes } from '../../shared/identity/fast-path.ts'
import { formatAsTyped } from '../../shared/identity/display.ts'
import { identified } from '../../shared/identity/identified.ts'
import { identify } from '../../shared/identity/identify.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { randomStream } from './truth.ts'

const BUDGET_MS = 1
const national = { country: 'BR', mode: 'national' } as const
const international = { country: 'BR', mode: 'international' } as const
const translate = createTranslator('pt-BR')

/** The best of several calls: what the code costs, without what the machine was doing meanwhile. */
function cost(call: () => unknown): number {
  let best = Infinity
  for (let attempt = 0; attempt < 60 && best > BUDGET_MS / 4; attempt++) {
    const start = performance.now()
    call()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

function expectQuick(cell: string): void {
  expect(cost(() => identify(cell, national))).toBeLessThan(BUDGET_MS)
  expect(cost(() => identify(cell, international))).toBeLessThan(BUDGET_MS)
  expect(cost(() => fastKey(cell, 'national'))).toBeLessThan(BUDGET_MS)
  expect(cost(() => formatAsTyped(cell, 'BR'))).toBeLessThan(BUDGET_MS)
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
const beyond = [
  ...'éçº٣５＋（–’“\u00a0\u00ad\u200b\u200e\u2028\ufeff\u0301\ufe0f😀',
  '\ud800',
  '\udc00',
]
const characters = [...ascii, ...beyond]

describe('100 kB of one character', () => {
  it.each(characters.map((character) => [character.codePointAt(0)?.toString(16), character]))(
    'U+%s',
    (_, character) => {
      expectQuick(character.repeat(Math.ceil(100_000 / character.length)))
    },
  )
})

/** Long enough to be read, and each made for one of the patterns to run astray. */
const HARD_CELLS: readonly (readonly [name: string, cell: string])[] = [
  ...characters.map(
    (character) => [`400 of ${JSON.stringify(character)}`, character.repeat(400)] as const,
  ),
  ['quotes before a letter', `${'"'.repeat(399)}a`],
  ['spaces in the middle', `1${' '.repeat(398)}1`],
  ['spaces before a letter', `1${' '.repeat(398)}a`],
  ['brackets', '('.repeat(398) + '1a'],
  ['dashes and digits', '1-'.repeat(200)],
  ['dots and digits', '1.'.repeat(200)],
  ['thousands', `1${',000'.repeat(99)}x`],
  ['decimals', `12345678${'.0'.repeat(196)}`],
  ['zeros after a dot', `12345678.${'0'.repeat(380)}x`],
  ['carrier placeholders', '0xx'.repeat(133)],
  ['open placeholders', '(xx '.repeat(100)],
  ['extensions', '11 3456-7890 ramal '.repeat(21)],
  ['at signs', '1@'.repeat(200)],
  ['JID without a server', `${'1'.repeat(390)}@`],
  ['dates', '1/1/11 '.repeat(57)],
  ['CPFs', '123.456.789-09 '.repeat(26)],
  ['links', 'wa.me/1 '.repeat(50)],
  ['one long link', `https://${'a/'.repeat(195)}`],
  ['seams', '11 - '.repeat(80)],
  ['brackets to take apart', '(11) 98765-4321 '.repeat(25)],
  ['US numbers', '+13055550123,'.repeat(30)],
  ['distinct US numbers', Array.from({ length: 16 }, (_, at) => `+130555501${10 + at}`).join(' ')],
  [
    'distinct foreign numbers',
    Array.from({ length: 16 }, (_, at) => `+31887654${100 + at}`).join(' '),
  ],
  ['ambiguous numbers', Array.from({ length: 16 }, (_, at) => `519876543${10 + at}`).join(';')],
  [
    'numbers without area code',
    Array.from({ length: 16 }, (_, at) => `55876543${10 + at}`).join(';'),
  ],
  ['scientific', `1.${'1'.repeat(390)}E+300`],
  ['huge exponent', '1E999'],
]

describe('cells made to be slow', () => {
  it.each(HARD_CELLS)('%s', (_, cell) => {
    expectQuick(cell)
    expect(cost(() => identified(cell, national, translate))).toBeLessThan(2 * BUDGET_MS)
  })
})

describe('random bytes', () => {
  const random = randomStream(3)
  const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256))
  const latin = (from: Uint8Array) => new TextDecoder('windows-1252').decode(from)

  it('are read in time at any length', () => {
    for (let made = 0; made < 400; made++) {
      const noise = bytes(Math.floor(random() * (made % 20 === 0 ? 100_000 : 400)))
      expectQuick(latin(noise))
      expect(cost(() => fastKeyOfBytes(noise, 0, noise.length, 'national'))).toBeLessThan(BUDGET_MS)
    }
  })
})

it('never throws, and always answers with one of its kinds', () => {
  const marks = fc.constantFrom(
    '+',
    '55',
    '0',
    '11',
    '98765',
    '4321',
    ' ',
    '-',
    '.',
    ',',
    '/',
    '(',
    ')',
    '"',
    "'",
    '=',
    '#',
    '@',
    'E+12',
    'xx',
    'ramal',
    'wa.me/',
    'whatsapp:',
    '@lid',
    '@c.us',
    'BR.',
    ' e ',
    ';',
    '\n',
    'é',
    '\u200e',
  )
  const pieces = fc.array(fc.oneof(marks, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(pieces, fc.constantFrom('BR', 'AR', 'MX', 'US', 'IT', 'ZZ'), (made, country) => {
      for (const mode of ['national', 'international'] as const) {
        const { kind } = identify(made.join(''), { country, mode })
        expect(['tel', 'bsuid', 'lid', 'multi', 'unreadable']).toContain(kind)
      }
    }),
    { numRuns: 5_000 },
  )
})
