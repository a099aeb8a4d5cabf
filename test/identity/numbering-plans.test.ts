import fc from 'fast-check'
import { getCountries, getCountryCallingCode, PhoneNumber } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { isNumberIn } from '../../shared/identity/numbering-plans.ts'

const withoutCountry = ['800', '808', '870', '878', '881', '882', '883', '888', '979']
const callingCodes = [
  ...new Set<string>(getCountries().map((country) => getCountryCallingCode(country))),
  ...withoutCountry,
]

test('there are the numbers that the library calls valid, in every country', () => {
  let valid = 0
  for (const code of callingCodes) {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{3,11}$/), (national) => {
        const expected = new PhoneNumber(`+${code}${national}`).isValid()
        if (expected) valid++
        expect(isNumberIn(code, national), `+${code}${national}`).toBe(expected)
      }),
      { numRuns: 100 },
    )
  }
  expect(valid).toBeGreaterThan(100)
})
