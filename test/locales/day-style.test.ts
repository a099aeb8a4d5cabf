import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayStyle, dayWriter } from '../../shared/locales/day-style.ts'
import { locales } from '../../shared/model.ts'

const LAST_MINUTE = 2 ** 31 - 1
const MINUTE_MS = 60_000

it.each(locales)('every day is written in %s as the engine writes it', (locale) => {
  const format = new Intl.DateTimeFormat(locale, dayStyle(locale))
  const write = dayWriter(locale)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LAST_MINUTE }), (minute) => {
      expect(write(minute * MINUTE_MS)).toBe(format.format(minute * MINUTE_MS))
    }),
    { numRuns: 3000 },
  )
})
