import fc from 'fast-check'
import { expect, it } from 'vitest'
import { goRound } from './ledger-circle.ts'
import { stepsOn } from './ledger-pair.ts'

it('three computers whose clocks differ lose no opt-out, free nobody and come to agree', () => {
  let taken = 0
  const round = fc.property(stepsOn(3, 14), fc.boolean(), (sequence, backwards) => {
    taken += goRound(sequence, backwards)
  })
  fc.assert(round, { numRuns: 10 })
  expect(taken).toBeGreaterThan(30)
}, 120_000)
