/**
 * Cleans lists whose truth is known, thousands of them, until one is cleaned wrongly:
 *
 *   node test/faults/run-no-leaks.ts [lists] [first seed]
 */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { cleanTruthfully } from '../cleaning/clean-truthful.ts'

const lists = Number(process.argv[2] ?? 5000)
const first = Number(process.argv[3] ?? 1)
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
console.log(`${lists} lists cleaned`, JSON.stringify(await cleanTruthfully(parent, first, lists)))
