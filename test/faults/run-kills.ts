/**
 * Kills programs at random moments of their work on a ledger, some hundreds of times each:
 *
 *   node test/faults/run-kills.ts [trials]
 */
import { killDuring, killed } from './kill-trial.ts'

const trials = Number(process.argv[2] ?? 1000)
const totals = { acknowledged: 0, lost: 0, halfBatches: 0, refused: 0 }
for (let trial = 1; trial <= trials; trial++) {
  const what = killed[trial % killed.length] ?? 'import'
  const found = await killDuring(what, trial % 90)
  totals.acknowledged += found.acknowledged
  totals.lost += found.lost
  totals.halfBatches += found.halfBatches
  totals.refused += found.refused ? 1 : 0
  if (found.lost + found.halfBatches > 0) console.error(`trial ${trial}, ${what}`, found)
  if (trial % 50 === 0) console.log(`${trial} kills`, JSON.stringify(totals))
}
