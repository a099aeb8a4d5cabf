import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayAccount, formatAsTyped } from '../../shared/identity/display.ts'
import { identify } from '../../shared/identity/identify.ts'
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { truthCells } from './truth.ts'

describe('display', () => {
  it.each([
    [5_511_987_654_321, '+55 (11) 98765-4321'],
    [551_134_567_890, '+55 (11) 3456-7890'],
    [558_001_234_567, '0800 123 4567'],
    [55_800_123_456, '0800 12 3456'],
    [51_987_654_321, '+51 987 654 321'],
    [13_055_550_123, '+1 305 555 0123'],
    [5_491_123_456_789, '+54 9 11 2345 6789'],
    [2_250_707_123_456, '+225 07 07 12 3456'],
  ])('%i is %s', (key, shown) => {
    expect(displayAccount({ kind: 'tel', key })).toBe(shown)
  })

  it('is read back as the same account', () => {
    for (const { e164 } of truthCells(20_000, 7)) {
      if (e164 === null) continue
      const key = Number(e164)
      const cell = displayAccount({ kind: 'tel', key })
      expect(identify(cell, { country: 'BR', mode: 'national' })).toMatchObject({ key })
    }
  })
})

describe('numbers abroad', () => {
  it('are written as the library writes what it reads', () => {
    const countries = getCountries().filter((country) => country !== 'BR')
    const property = fc.property(
      fc.constantFrom(...countries),
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 2, maxLength: 9 }),
      (country, tail) => {
        const example = getExampleNumber(country, examples)?.number.slice(1) ?? ''
        const digits = example.slice(0, Math.max(5, example.length - tail.length)) + tail
        const read = identify(`+${digits}`, { country: 'BR', mode: 'international' })
        if (read.kind !== 'tel' || String(read.key).startsWith('55')) return
        const number = parsePhoneNumberFromString(`+${read.key}`)
        expect(displayAccount({ kind: 'tel', key: read.key })).toBe(number?.formatInternational())
      },
    )
    fc.assert(property, { numRuns: 3000 })
  })

  it.each([7, 123_456, 999_123_456_789])('%i, which is none, is shown as it is', (key) => {
    expect(displayAccount({ kind: 'tel', key })).toBe(`+${key}`)
  })
})

describe('as typed', () => {
  it.each([
    ['1', '1'],
    ['11', '11'],
    ['119', '(11) 9'],
    ['1198765', '(11) 98765'],
    ['11987654321', '(11) 98765-4321'],
    ['1134567890', '(11) 3456-7890'],
    ['5511987654321', '5511987654321'],
    ['+55', '+55'],
    ['+5511987654321', '+55 (11) 98765-4321'],
    ['+551134567890', '+55 (11) 3456-7890'],
    ['+51987654321', '+51 987 654 321'],
    ['ana', 'ana'],
    ['BR.1349', 'BR.1349'],
  ])('%s shows as %s', (typed, shown) => {
    expect(formatAsTyped(typed, 'BR')).toBe(shown)
  })

  it('never adds, drops or moves a digit', () => {
    const keys = fc.array(fc.constantFrom(...'0123456789+()- '), { maxLength: 20 })
    fc.assert(
      fc.property(keys, fc.constantFrom('BR', 'AR', 'US', 'PT'), (typed, country) => {
        const text = typed.join('')
        const digits = (of: string) => of.replace(/\D/g, '')
        expect(digits(formatAsTyped(text, country))).toBe(digits(text))
      }),
      { numRuns: 3_000 },
    )
  })
})
