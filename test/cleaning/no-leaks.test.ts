import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { cleanTruthfully } from './clean-truthful.ts'

const LISTS = 250

/** The same ones every time; `npm run faults` cleans thousands. */
test(
  `${LISTS} lists of which everything is known: nobody who opted out stays, no row is lost`,
  { timeout: 120_000 },
  async () => {
    // What is tried is no matter of the disk: memory in its place is several times faster.
    const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
    const totals = await cleanTruthfully(parent, 1, LISTS)
    expect(totals).toMatchObject({ lists: LISTS, refused: 0 })
    expect(totals.optedOut).toBeGreaterThan(LISTS)
    expect(totals.kept).toBeGreaterThan(LISTS)
    expect(totals.weni).toBeGreaterThan(LISTS / 2)
    expect(totals.workbooks).toBeGreaterThan(LISTS / 20)
  },
)
