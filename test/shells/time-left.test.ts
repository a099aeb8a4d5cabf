import { expect, test } from 'vitest'
import { timeLeft } from '../../renderer/parts/time-left.ts'

test('26 the time that is left is told once it can be', () => {
  expect(timeLeft(0.5, 4_999)).toBeNull()
  expect(timeLeft(0, 60_000)).toBeNull()
  expect(timeLeft(0.5, 10_000)).toBe(10)
  expect(timeLeft(0.25, 10_000)).toBe(30)
  expect(timeLeft(1, 10_000)).toBe(0)
})
