import fc from 'fast-check'
import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { foreignKey } from '../../shared/identity/foreign-key.ts'
import { identify } from '../../shared/identity/identify.ts'

const identified = (text: string) => identify(text, { country: 'BR', mode: 'national' })
const callingCodes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))]

test('what it reads is what identify reads, and nothing else could be meant', () => {
  const digits = fc
    .tuple(fc.constantFrom(...callingCodes), fc.stringMatching(/^\d{4,12}$/))
    .map(([code, rest]) => `+${code}${rest}`)
  const others = fc.stringMatching(/^\+?\d{0,3}[ 0-9()+.-]{0,16}$/)
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: digits }, others), (text) => {
      const key = foreignKey(text)
      if (key > 0) expect(identified(text)).toMatchObject({ kind: 'tel', key, alternates: [] })
    }),
    { numRuns: 20_000 },
  )
})

test('reads mobile numbers of nearly every country', () => {
  const written = getCountries()
    .filter((country) => country !== 'BR')
    .map((country) => getExampleNumber(country, examples)?.number ?? '')
  const read = written.filter((text) => foreignKey(text) > 0)
  for (const text of read) expect(identified(text)).toMatchObject({ kind: 'tel', alternates: [] })
  // The others could be dialled in Brazil, too.
  expect(read.length).toBeGreaterThan(0.7 * written.length)
})

test.each(['+5511987654321', '+55', '351912345678', '+351 912345678', '+351912', '', '+'])(
  'leaves %j to identify',
  (text) => expect(foreignKey(text)).toBe(0),
)
