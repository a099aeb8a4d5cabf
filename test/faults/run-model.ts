/**
 * Random sequences of everything that can be done to two ledgers, and of every tenth hundred to three
 * on computers whose clocks differ, compared with the model after every step, until a number of
 * sequences or of minutes is reached:
 *
 *   node test/faults/run-model.ts [sequences] [minutes] [seed]
 */
import fc from 'fast-check'
import { deepStrictEqual } from 'node:assert'
import { setImmediate } from 'node:timers/promises'
import { goRound } from '../store/ledger-circle.ts'
import { LedgerPair, steps, stepsOn, type Step } from '../store/ledger-pair.ts'

const sequences = Number(process.argv[2] ?? 100_000)
const until = Date.now() + Number(process.argv[3] ?? 600) * 60_000
const firstSeed = Number(process.argv[4] ?? Date.now() % 2 ** 31)
const AT_ONCE = 100
/** How often it is three ledgers' turn. */
const CIRCLES = 10
let taken = 0
let done = 0

function follow(sequence: readonly Step[]): void {
  const pair = new LedgerPair()
  try {
    for (const step of sequence) {
      pair.take(step)
      taken++
      for (const { said, should } of pair.compare()) deepStrictEqual(said, should)
    }
    pair.check()
    pair.merge(0, 1)
    pair.merge(1, 0)
    pair.merge(0, 1)
    const [one, other] = pair.compare()
    deepStrictEqual(one?.said, other?.said)
  } finally {
    pair.close()
  }
}

while (done < sequences && Date.now() < until) {
  // A difference is reported with its seed.
  const options = { numRuns: AT_ONCE, seed: firstSeed + done }
  if ((done / AT_ONCE) % CIRCLES === CIRCLES - 1) {
    const circle = fc.property(stepsOn(3), fc.boolean(), (sequence, backwards) => {
      taken += goRound(sequence, backwards)
    })
    fc.assert(circle, options)
  } else fc.assert(fc.property(steps, follow), options)
  done += AT_ONCE
  // Closed databases give their memory back only between two turns of the event loop.
  await setImmediate()
  console.log(`${done} sequences, ${taken} steps, 0 differences (from seed ${firstSeed})`)
}
