import { describe, expect, test } from 'vitest'
import { createDateTally, readDate } from '../../shared/optout-files/dates.ts'
import type { DateOrder } from '../../shared/contract/optouts.ts'

/** Local time is UTC here, so that the tests mean the same everywhere. */
const calendar = {
  local: (...[year, month, day, hour, minute, second]: number[]) =>
    Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second),
  latest: Date.UTC(2026, 10, 26),
}

function read(cell: string, order: DateOrder = 'day_month') {
  const found = readDate(cell, order, calendar)
  return typeof found === 'number' ? new Date(found).toISOString().slice(0, 19) : found
}

function orderOf(...cells: string[]) {
  const tally = createDateTally()
  cells.forEach(tally.add)
  return tally.order()
}

describe('fault 45: dates that cannot be, or could be two', () => {
  test.each([
    ['31/02/2026'],
    ['00/10/2026'],
    ['05/06/0025'],
    ['24/12/2026'],
    ['2026-13-01'],
    ['01/01/1970'],
    ['24/11/2026 25:00'],
    ['ontem'],
  ])('%s is impossible', (cell) => {
    expect(read(cell)).toBe('impossible')
  })

  test.each([
    ['24/11/2026', '2026-11-24T00:00:00'],
    ['24/11/26', '2026-11-24T00:00:00'],
    ['24-11-2026 15:30', '2026-11-24T15:30:00'],
    ['24/11/2026, 15:30:05', '2026-11-24T15:30:05'],
    ['24.11.2026', '2026-11-24T00:00:00'],
    ['24/11/2026 3:30 PM', '2026-11-24T15:30:00'],
    ['24/11/2026 12:05 am', '2026-11-24T00:05:00'],
    ['2026-11-24', '2026-11-24T00:00:00'],
    ['2026/11/24 09:00', '2026-11-24T09:00:00'],
    ['2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00'],
    ['2026-11-24T09:00:00-03:00', '2026-11-24T12:00:00'],
    ['24 de novembro de 2026', '2026-11-24T00:00:00'],
    ['24/nov/2026', '2026-11-24T00:00:00'],
    ['Nov 24, 2026', '2026-11-24T00:00:00'],
    ['46350', '2026-11-24T00:00:00'],
    ['46350,5', '2026-11-24T12:00:00'],
    ['1795521600', '2026-11-24T12:00:00'],
    ['29/02/2024', '2024-02-29T00:00:00'],
  ])('%s', (cell, moment) => {
    expect(read(cell)).toBe(moment)
  })

  test('a blank cell says nothing', () => {
    expect(read('  ')).toBeNull()
  })

  test('the order of day and month decides', () => {
    expect(read('03/04/2026', 'day_month')).toBe('2026-04-03T00:00:00')
    expect(read('03/04/2026', 'month_day')).toBe('2026-03-04T00:00:00')
    expect(read('25/04/2026', 'month_day')).toBe('impossible')
  })

  test('one date that settles the order settles it for the file', () => {
    expect(orderOf('03/04/2026', '25/04/2026')).toEqual({ order: 'day_month', certain: true })
    expect(orderOf('03/04/2026', '04/25/2026')).toEqual({ order: 'month_day', certain: true })
  })

  test('without one, with two that contradict each other, and with bare numbers, somebody is asked', () => {
    expect(orderOf('03/04/2026', '05/06/2026')).toEqual({ order: 'day_month', certain: false })
    expect(orderOf('25/04/2026', '04/25/2026', '26/04/2026')?.certain).toBe(false)
    expect(orderOf('46350', '46351')).toEqual({ order: 'serial', certain: false })
    expect(orderOf('25/04/2026', '46351')?.certain).toBe(false)
  })

  test('the year first leaves no doubt, and neither does 05/05', () => {
    expect(orderOf('2026-04-03')).toEqual({ order: 'year_month_day', certain: true })
    expect(orderOf('05/05/2026')?.certain).toBe(true)
  })

  test('a column of words has no dates', () => {
    expect(orderOf('sim', 'não', '')).toBeNull()
  })
})
