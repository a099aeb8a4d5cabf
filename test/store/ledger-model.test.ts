import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LedgerPair, steps, type Step } from './ledger-pair.ts'

function follow(sequence: readonly Step[]): void {
  const pair = new LedgerPair()
  try {
    for (const step of sequence) {
      pair.take(step)
      for (const { said, should } of pair.compare()) expect(said).toEqual(should)
    }
    pair.check()
  } finally {
    pair.close()
  }
}

describe('two ledgers, whatever is done to them', () => {
  it('know exactly who is opted out, in which scope, after every step', () => {
    fc.assert(fc.property(steps, follow), { numRuns: 150 })
  }, 120_000)

  it('come to the same list whichever merges first', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const pair = new LedgerPair()
        try {
          for (const step of sequence) pair.take(step)
          const first = sequence.length % 2
          pair.merge(first, 1 - first)
          pair.merge(1 - first, first)
          pair.merge(first, 1 - first)
          const [one, other] = pair.compare()
          expect(one?.said).toEqual(other?.said)
        } finally {
          pair.close()
        }
      }),
      { numRuns: 50 },
    )
  }, 120_000)
})
