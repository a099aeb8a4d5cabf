import { readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../../../shared/errors.ts'
import { replaceDurably } from '../../files/durable-file.ts'
import { patiently } from '../../files/patiently.ts'
import { keySnapshotPath, sealPath, storePath } from '../database/files.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { headOf } from './heads.ts'
import { guarded, one, run, value } from '../database/sql.ts'
import { stateOfAll, type State } from './state.ts'

/** How far the ledger has come, and what state it is in. The same in the file and in the database. */
const sealSchema = z.strictObject({
  format: z.literal(1),
  ledger: z.string(),
  batches: z.number().int().nonnegative(),
  events: z.number().int().nonnegative(),
  suppressed: z.number().int().nonnegative(),
  rows: z.number().int().nonnegative(),
  linear: z.number().int().nonnegative(),
  mixed: z.number().int().nonnegative(),
  head: z.string(),
})
export type Seal = z.infer<typeof sealSchema>

type Totals = State & Pick<Seal, 'batches' | 'events' | 'suppressed'>

/** The seal kept inside the database. @throws AppError `store_damaged` */
export function sealInside(db: ReadDb): Seal {
  const totals = one<Totals>(
    db,
    'SELECT batches, events, suppressed, rows, linear, mixed FROM seal WHERE only = 1',
  )
  if (totals === null) throw new AppError('store_damaged', { path: storePath(db.dataDir) })
  const ledger = value<string>(db, `SELECT value FROM meta WHERE name = 'id'`)
  return { format: 1, ledger, ...totals, head: headOf(db, totals.batches) }
}

/** Records new totals inside the database, as part of the change that made them. */
export function writeTotals(db: WriteDb, totals: Totals): void {
  const { batches, events, suppressed, rows, linear, mixed } = totals
  run(
    db,
    `UPDATE seal SET batches = ?, events = ?, suppressed = ?, rows = ?, linear = ?, mixed = ?`,
    batches,
    events,
    suppressed,
    rows,
    linear,
    mixed,
  )
}

/** Takes the totals again from what the tables hold now, when more changed than one batch. */
export function sealAgain(db: WriteDb): void {
  const { batches, events } = sealInside(db)
  const suppressed = value<number>(db, 'SELECT count(DISTINCT account) FROM suppression')
  writeTotals(db, { ...stateOfAll(db), batches, events, suppressed })
}

/**
 * The seal beside the database; `null` when there is none.
 *
 * @throws AppError `store_seal_mismatch` when it cannot be understood
 */
export function sealBeside(dataDir: string): Seal | null {
  let text: string
  try {
    text = readFileSync(sealPath(dataDir), 'utf8')
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    throw thrown
  }
  try {
    return sealSchema.parse(JSON.parse(text))
  } catch (thrown) {
    throw new AppError('store_seal_mismatch', {}, thrown)
  }
}

/**
 * Copies the seal from the database to the file beside it, under SQLite's write lock, so that of two
 * programs the one that committed last also writes last.
 *
 * A crash between a commit and this leaves the database ahead of its seal, which the next opening
 * recognises by the chain and repairs. The other way round never happens.
 */
export function publishSeal(db: WriteDb): void {
  // Its keys are no longer all there are, and may be of people who have been erased.
  patiently(() => rmSync(keySnapshotPath(db.dataDir), { force: true }))
  guarded(db, () =>
    db.sqlite
      .transaction(() => replaceDurably(sealPath(db.dataDir), JSON.stringify(sealInside(db))))
      .immediate(),
  )
}
