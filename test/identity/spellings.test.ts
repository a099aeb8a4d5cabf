import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fastKey, fastKeyOfBytes, mayMatchAlternate } from '../../shared/identity/fast-path.ts'
import { identify } from '../../shared/identity/identify.ts'
import { wrappedKeyOfBytes } from '../../shared/identity/wrapped-number.ts'
import {
  AREA_CODES,
  beforeNinthDigit,
  CARRIER_CODES,
  e164Of,
  SPELLINGS,
  type Line,
} from './truth.ts'

const brazil = { country: 'BR', mode: 'national' } as const

const area = fc.constantFrom(...AREA_CODES)
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const line = (first: readonly string[], rest: number) =>
  fc
    .tuple(area, fc.constantFrom(...first), digits(rest))
    .map(([code, start, end]): Line => ({ area: code, subscriber: start + end }))
const landline = line(['2', '3', '4', '5'], 7)
const mobile = line(['91', '92', '93', '94', '95', '96', '97', '98', '99'], 7)
const foldableMobile = line(['96', '97', '98', '99'], 7)
const carrier = fc.constantFrom(...CARRIER_CODES)
const spelling = fc.constantFrom(...SPELLINGS)

const keyOf = (cell: string) => {
  const identity = identify(cell, brazil)
  return identity.kind === 'tel' ? `+${identity.key}` : identity
}

describe('any spelling of a line', () => {
  it.each(SPELLINGS)('$name', ({ write }) => {
    fc.assert(
      fc.property(fc.oneof(landline, mobile), carrier, (one, csp) => {
        expect(keyOf(write(one, csp))).toBe(e164Of(one))
      }),
    )
  })

  it.each(SPELLINGS)('$name, before the ninth digit', ({ write }) => {
    fc.assert(
      fc.property(foldableMobile, carrier, (one, csp) => {
        const old = beforeNinthDigit(one)
        expect(old).not.toBeNull()
        if (old) expect(keyOf(write(old, csp))).toBe(e164Of(one))
      }),
    )
  })
})

describe('two lines', () => {
  it('never share a key', () => {
    const written = fc.tuple(fc.oneof(landline, mobile), spelling, carrier)
    fc.assert(
      fc.property(written, written, ([one, writeOne, c1], [other, writeOther, c2]) => {
        fc.pre(e164Of(one) !== e164Of(other))
        expect(keyOf(writeOne.write(one, c1))).not.toBe(keyOf(writeOther.write(other, c2)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('stay two when one is a landline and the other has a 9 before its digits', () => {
    fc.assert(
      fc.property(landline, spelling, spelling, carrier, (fixed, one, other, csp) => {
        const trap = { ...fixed, subscriber: `9${fixed.subscriber}` }
        expect(keyOf(one.write(fixed, csp))).toBe(e164Of(fixed))
        expect(keyOf(other.write(trap, csp))).toBe(e164Of(trap))
      }),
    )
  })

  it('of that kind are each the other’s alternate', () => {
    fc.assert(
      fc.property(landline, spelling, spelling, carrier, (fixed, one, other, csp) => {
        const trap = { ...fixed, subscriber: `9${fixed.subscriber}` }
        expect(alternatesOf(one.write(fixed, csp))).toContain(e164Of(trap))
        expect(alternatesOf(other.write(trap, csp))).toContain(e164Of(fixed))
      }),
    )
  })
})

function alternatesOf(cell: string): string[] {
  const identity = identify(cell, brazil)
  return identity.kind === 'tel' ? identity.alternates.map(({ key }) => `+${key}`) : []
}

describe('fast path', () => {
  const modes = fc.constantFrom('national' as const, 'international' as const)
  const plain = fc
    .array(
      fc.constantFrom(
        ...'0123456789',
        ...'0123456789',
        '5',
        '9',
        '55',
        ' ',
        '-',
        '.',
        '(',
        ')',
        '+',
        '\t',
      ),
      {
        minLength: 8,
        maxLength: 24,
      },
    )
    .map((pieces) => pieces.join(''))
  const written = fc
    .tuple(fc.oneof(landline, mobile, foldableMobile), spelling, carrier)
    .map(([one, { write }, csp]) => write(one, csp))
  const bare = fc
    .tuple(
      fc.constantFrom('', '55', '0', '041', '+55', '+'),
      area,
      fc.constantFrom('9', ''),
      digits(8),
    )
    .map((pieces) => pieces.join(''))
  const cells = fc.oneof(
    { arbitrary: plain, weight: 1 },
    { arbitrary: written, weight: 2 },
    { arbitrary: bare, weight: 4 },
  )

  it('gives the key of identify, or asks', () => {
    let decided = 0
    fc.assert(
      fc.property(cells, modes, (cell, mode) => {
        const key = fastKey(cell, mode)
        if (key === 0) return
        decided++
        expect(identify(cell, { country: 'BR', mode })).toMatchObject({ kind: 'tel', key })
      }),
      { numRuns: 20_000 },
    )
    expect(decided).toBeGreaterThan(2_000)
  })

  it('is the same over bytes, wherever the cell stands in them', () => {
    const encoder = new TextEncoder()
    fc.assert(
      fc.property(
        fc.oneof(cells, fc.string({ unit: 'binary' })),
        fc.nat(9),
        modes,
        (cell, before, mode) => {
          const text = encoder.encode(cell)
          const bytes = new Uint8Array(before + text.length + 3).fill(0x39)
          bytes.set(text, before)
          const key = fastKeyOfBytes(bytes, before, before + text.length, mode)
          expect(key).toBe(fastKey(cell, mode))
        },
      ),
      { numRuns: 20_000 },
    )
  })

  it('reads what stands inside one usual thing as identify does, or asks', () => {
    const encoder = new TextEncoder()
    const around = fc.constantFrom(
      ['="', '"'],
      ["'", ''],
      ['"', '"'],
      ['', '@s.whatsapp.net'],
      ['', '@c.us'],
      ['', '@lid'],
      ['Cel: ', ''],
      ['cel:', ''],
      ['WhatsApp:  ', ''],
      ['Fone: ', ' '],
      ['ramal: ', ''],
      ['x: ', ''],
    )
    const inner = fc.oneof(
      { arbitrary: cells, weight: 8 },
      { arbitrary: fc.constantFrom('21 2012-10-31', '213.456.789-01', '11/98765-4321'), weight: 1 },
    )
    const decided = new Map<string, number>()
    fc.assert(
      fc.property(around, inner, modes, ([before = '', after = ''], cell, mode) => {
        const text = before + cell + after
        const bytes = encoder.encode(`9${text}9`)
        const key = wrappedKeyOfBytes(bytes, 1, bytes.length - 1, mode)
        if (key === 0) return
        decided.set(before + after, (decided.get(before + after) ?? 0) + 1)
        const identity = identify(text, { country: 'BR', mode })
        expect(identity).toMatchObject({ kind: 'tel', key })
        if (identity.kind !== 'tel') return
        for (const alternate of identity.alternates) {
          expect(mayMatchAlternate(key, (other) => other === alternate.key)).toBe(true)
        }
      }),
      { numRuns: 20_000 },
    )
    expect(decided.size).toBe(9)
    for (const count of decided.values()) expect(count).toBeGreaterThan(100)
  })

  it('never misses an alternate', () => {
    let alternates = 0
    fc.assert(
      fc.property(cells, modes, (cell, mode) => {
        const key = fastKey(cell, mode)
        const identity = identify(cell, { country: 'BR', mode })
        if (key === 0 || identity.kind !== 'tel') return
        for (const alternate of identity.alternates) {
          alternates++
          expect(mayMatchAlternate(key, (other) => other === alternate.key)).toBe(true)
        }
      }),
      { numRuns: 20_000 },
    )
    expect(alternates).toBeGreaterThan(1_000)
  })

  it('leaves an area code that may be the country code to identify', () => {
    expect(fastKey('5587654321', 'national')).toBe(0)
    expect(fastKey('55987654321', 'national')).toBe(5_555_987_654_321)
  })
})

describe('digits beside a number that make it another one', () => {
  const asOf = (cell: string) => {
    const identity = identify(cell, brazil)
    return identity.kind === 'tel'
      ? [identity.key, ...identity.alternates.map(({ key }) => key)]
      : identity.kind
  }

  it.each([
    ['011 98765-4321 1', 5511987654321],
    ['21 9887-7665 1', 5521998877665],
    ['+55 21 9887-7665 1 ', 5521998877665],
    ['2 11 98765-4321', 5511987654321],
    ['1) 79 4056-9033', 557940569033],
    ['1 - 79 40569033', 557940569033],
    ['5. 51 98765-4321', 5551987654321],
    ['551) 19 3333-4444', 551933334444],
    ['2-(11) 98765-4321', 5511987654321],
    ['1 (21) 9887-7665', 5521998877665],
    ['7 91 3222-5555', 559132225555],
    ['4321 61 3234-5678', 556132345678],
    ['88 8123-4567 2024', 5588981234567],
    ['55 3333-4444 11', 555533334444],
  ])('%s may be %d', (cell, key) => {
    expect(asOf(cell)).toContain(key)
  })

  it('before the number are looked for by the fast path too', () => {
    const before = fc.constantFrom('1', '2', '5', '7', '9', '12', '551')
    const marks = fc.constantFrom(') ', ' ', ' - ', '. ', '-')
    fc.assert(
      fc.property(
        spelling,
        fc.oneof(landline, mobile),
        carrier,
        marks,
        before,
        (how, one, csp, mark, token) => {
          const cell = token + mark + how.write(one, csp)
          const key = fastKey(cell, 'national')
          if (key !== 0) expect(keyOf(cell)).toBe(`+${key}`)
          if (key === 0 || `+${key}` === e164Of(one)) return
          expect(mayMatchAlternate(key, (found) => `+${found}` === e164Of(one))).toBe(true)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('after the number are looked for by the fast path too', () => {
    const tokens = fc.constantFrom('1', '12', '(2)', '- 7', '.8')
    const marks = fc.constantFrom(' ', '  ', '-', '. ', ' - ')
    fc.assert(
      fc.property(
        spelling,
        fc.oneof(landline, mobile),
        carrier,
        marks,
        tokens,
        (how, one, csp, mark, token) => {
          const cell = how.write(one, csp) + mark + token
          const key = fastKey(cell, 'national')
          if (key === 0) return
          const identity = identify(cell, brazil)
          expect(identity).toMatchObject({ kind: 'tel', key })
          if (identity.kind !== 'tel') return
          for (const other of identity.alternates) {
            expect(mayMatchAlternate(key, (found) => found === other.key)).toBe(true)
          }
        },
      ),
      { numRuns: 5000 },
    )
  })

  it.each(['Sr.11987654321', 'BR.11987654321', 'pr.5511987654321'])(
    'a word and a dot before it make it no account of another kind: %s',
    (cell) => {
      expect(asOf(cell)).toContain(5511987654321)
    },
  )
})
