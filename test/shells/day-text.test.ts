import { describe, expect, test } from 'vitest'
import { addDays, addMonths, weeksOf } from '../../renderer/parts/calendar-days.ts'
import { readDay, writeDay } from '../../renderer/parts/day-text.ts'
import { locales } from '../../shared/model.ts'

const TODAY = '2026-11-25'

describe('57 a day is read as people write it', () => {
  test.each([
    ['25/11/2026', '2026-11-25'],
    ['5/3/2026', '2026-03-05'],
    ['05.03.26', '2026-03-05'],
    ['05-03-2026', '2026-03-05'],
    ['05032026', '2026-03-05'],
    ['050326', '2026-03-05'],
    ['0503', '2026-03-05'],
    ['5/3', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    [' 29/02/2024 ', '2024-02-29'],
    ['29/02/2026', null],
    ['31/04/2026', null],
    ['00/01/2026', null],
    ['13/13/2026', null],
    ['11/25/2026', null],
    ['25/11/126', null],
    ['25', null],
    ['25/11/2026 10:30', null],
    ['amanhã', null],
    ['', null],
  ])('%j in every language', (text, day) => {
    for (const locale of locales) expect(readDay(text, locale, TODAY)).toBe(day)
  })

  test.each([
    ['pt-BR', '5 de março de 2026'],
    ['pt-BR', '5 mar 26'],
    ['pt-BR', '5 de Marco'],
    ['en', '5 Mar 2026'],
    ['en', 'March 5, 2026'],
    ['en', 'Mar 5th'],
    ['es', '5 de marzo de 2026'],
    ['es', '5 mar'],
  ] as const)('%s: %j', (locale, text) => {
    expect(readDay(text, locale, TODAY)).toBe('2026-03-05')
  })

  test('a month of another language, or two of them, is none', () => {
    expect(readDay('5 de dezembro', 'en', TODAY)).toBeNull()
    expect(readDay('5 mar abr', 'pt-BR', TODAY)).toBeNull()
  })

  test('without a year it is the nearest that makes sense', () => {
    expect(readDay('25/12', 'pt-BR', TODAY)).toBe('2026-12-25')
    expect(readDay('25/12', 'pt-BR', TODAY, { max: TODAY })).toBe('2025-12-25')
    expect(readDay('10/01', 'pt-BR', TODAY, { min: TODAY })).toBe('2027-01-10')
    expect(readDay('29/02', 'pt-BR', '2025-01-10', { max: '2025-01-10' })).toBe('2024-02-29')
  })

  test('what is written is read again as the same day', () => {
    for (const locale of locales) {
      for (let day = '2024-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
        expect(readDay(writeDay(day, locale), locale, TODAY)).toBe(day)
      }
    }
  })
})

test('a month goes to the shorter one without leaving it', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
})

test('the weeks of a month begin on Sunday and hold all its days', () => {
  const weeks = weeksOf('2026-11-25')
  expect(weeks.map((week) => week.length)).toEqual(weeks.map(() => 7))
  expect(weeks[0]?.[0]).toBe('2026-11-01')
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-05')
  expect(weeksOf('2026-02-10')).toHaveLength(4)
})
