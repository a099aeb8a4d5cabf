/**
 * Damages the files of a ledger at random places and looks at what a cleaning would rely on:
 *
 *   node test/faults/run-damage.ts [trials of each kind]
 */
import { DamageGround, type Outcome } from './damage.ts'

const trials = Number(process.argv[2] ?? 1000)
const ground = new DamageGround()
const kinds: Record<string, () => Outcome> = {
  'flipped bits': () => ground.flip(),
  'files cut off': () => ground.truncate(),
  'logs cut off': () => ground.cutLog(),
  'changed bytes in logs': () => ground.garbleLog(),
}
for (const [kind, harm] of Object.entries(kinds)) {
  const totals = { refused: 0, harmless: 0, WRONG: 0 }
  for (let trial = 0; trial < trials; trial++) totals[harm()]++
  console.log(`${trials} ${kind}`, JSON.stringify(totals))
}
ground.remove()
