import { afterAll, describe, expect, it } from 'vitest'
import { DamageGround } from './damage.ts'

const TRIALS = 60
const ground = new DamageGround()
afterAll(() => ground.remove())

describe('damage anywhere in the files of a ledger', () => {
  it.each([
    { fault: 51, what: 'one flipped bit', harm: () => ground.flip() },
    { fault: 51, what: 'a file cut off', harm: () => ground.truncate() },
    { fault: 50, what: 'a write-ahead log cut off', harm: () => ground.cutLog() },
    { fault: 50, what: 'a changed byte in the write-ahead log', harm: () => ground.garbleLog() },
  ])('fault $fault: $what is refused, or changes nobody', ({ harm }) => {
    const outcomes = Array.from({ length: TRIALS }, harm)
    expect(outcomes.filter((outcome) => outcome === 'WRONG')).toEqual([])
    expect(outcomes).toContain('refused')
  })
})
