import { deepStrictEqual } from 'node:assert'
import { LedgerPair, type Step } from './ledger-pair.ts'

const DAY_MS = 86_400_000
/** One computer's clock is right, one is three days behind, one more than a year ahead. */
const clocks = [0, -3 * DAY_MS, 400 * DAY_MS]

/**
 * Takes steps on three computers, then hands the change file round twice, and twice to each.
 *
 * @returns how many steps were taken
 * @throws when a ledger says anything else than its model, or than the others in the end
 */
export function goRound(sequence: readonly Step[], backwards: boolean): number {
  const computers = new LedgerPair(clocks)
  const compare = () => {
    for (const { said, should } of computers.compare()) deepStrictEqual(said, should)
  }
  try {
    for (const step of sequence) {
      computers.take(step)
      compare()
    }
    const circle = backwards ? [2, 1, 0] : [0, 1, 2]
    for (const from of [...circle, ...circle]) {
      const into = (from + (backwards ? 2 : 1)) % 3
      computers.merge(from, into)
      computers.merge(from, into)
      compare()
    }
    const [first, ...others] = computers.compare()
    for (const other of others) deepStrictEqual(other.said, first?.said)
    computers.check()
    return sequence.length
  } finally {
    computers.close()
  }
}
