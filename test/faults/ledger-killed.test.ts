import { describe, expect, it } from 'vitest'
import { killDuring, killed } from './kill-trial.ts'

const TRIALS = 10

describe('kill -9 at a random moment', () => {
  it.each(killed)(
    'fault 60: during %s no acknowledged opt-out is lost and no batch is half there',
    async (what) => {
      for (let trial = 0; trial < TRIALS; trial++) {
        const { lost, halfBatches, refused } = await killDuring(what, trial)
        expect({ lost, halfBatches }).toEqual({ lost: 0, halfBatches: 0 })
        if (what !== 'restore') expect(refused).toBe(false)
      }
    },
    120_000,
  )
})
