import { AppError } from '../../../../shared/errors.ts'
import { storePath } from '../database/files.ts'
import type { ReadDb } from '../database/handle.ts'
import { chainHolds, headOf } from './heads.ts'
import { sealInside, type Seal } from './seal.ts'
import { guarded, value } from '../database/sql.ts'
import { sameState, stateInPages, stateOfAll } from './state.ts'

/**
 * Compares a ledger with the seal that lay beside it, and its suppressions with both. What is
 * verified is exactly what a cleaning relies on: who is suppressed, in which scope, by which entry.
 *
 * @param beside read before the database was opened: commits come first, so a seal read earlier is
 * never ahead of a healthy ledger
 * @returns whether the seal beside it has to be written again
 * @throws AppError `store_seal_mismatch`, `store_damaged`
 */
export function verifySealed(db: ReadDb, beside: Seal | null): 'sealed' | 'ahead' {
  const inside = sealInside(db)
  checkTotals(db, inside)
  if (beside === null) {
    // Only a ledger that never held anything may lack its seal: it was killed while being made.
    if (inside.batches > 0) throw new AppError('store_seal_mismatch')
    return 'ahead'
  }
  const isSame = (Object.keys(inside) as (keyof Seal)[]).every((key) => inside[key] === beside[key])
  if (isSame) return 'sealed'
  const extendsSeal =
    beside.ledger === inside.ledger &&
    beside.batches < inside.batches &&
    headOf(db, beside.batches) === beside.head &&
    chainHolds(db, beside.batches)
  if (!extendsSeal) throw new AppError('store_seal_mismatch')
  return 'ahead'
}

/**
 * Verifies everything that a ledger holds, whatever lies beside it: totals, suppressions, the file's
 * structure, and every event back to the first.
 *
 * @throws AppError `store_damaged`
 */
export function verifyWhole(db: ReadDb): void {
  checkTotals(db, sealInside(db))
  const isWhole =
    treesAreSound(db, [
      'suppression',
      'consent',
      'batch',
      'event',
      'meta',
      'word',
      'run',
      'setting',
      'erase_key',
      'sender',
    ]) &&
    chainHolds(db, 0) &&
    countSuppressed(db) === sealInside(db).suppressed
  if (!isWhole) throw damaged(db)
}

/**
 * Whether every event is whole and was sealed: the chain holds from the first on, and the seal
 * beside the ledger names one of its heads.
 */
export function eventsAreSealed(db: ReadDb, beside: Seal | null): boolean {
  const inside = sealInside(db)
  return (
    beside !== null &&
    beside.ledger === inside.ledger &&
    beside.batches <= inside.batches &&
    headOf(db, beside.batches) === beside.head &&
    chainHolds(db, 0) &&
    lastIds(db).every((last, index) => last === [inside.batches, inside.events][index])
  )
}

function lastIds(db: ReadDb): number[] {
  return ['batch', 'event'].map((table) =>
    value<number>(db, `SELECT coalesce(max(id), 0) FROM ${table}`),
  )
}

function countSuppressed(db: ReadDb): number {
  return value<number>(db, 'SELECT count(DISTINCT account) FROM suppression')
}

/** @throws AppError `store_damaged` when the suppressions are not those that were sealed */
function checkTotals(db: ReadDb, inside: Seal): void {
  const [lastBatch, lastEvent] = lastIds(db)
  const isWhole =
    lastBatch === inside.batches &&
    lastEvent === inside.events &&
    isStateSealed(db, inside) &&
    treesAreSound(db, ['named_account', 'scope'])
  if (!isWhole) throw damaged(db)
}

/**
 * Whether the suppressions and consents are those that were sealed, and look-ups find each of them.
 * The pages of the file can say yes; no is for SQLite to say.
 */
function isStateSealed(db: ReadDb, inside: Seal): boolean {
  const inPages = stateInPages(db)
  if (inPages !== null && sameState(inPages, inside)) return true
  return (
    sameState(stateOfAll(db), inside) &&
    ['suppression', 'consent'].every((table) => keysAreFound(db, table))
  )
}

/**
 * Whether looking up finds every row that a scan finds. The full check of a table compares its other
 * indexes too, which takes five times as long, and no cleaning depends on those.
 */
function keysAreFound(db: ReadDb, table: string): boolean {
  const lost = `SELECT count(*) FROM ${table} a WHERE NOT EXISTS
    (SELECT 1 FROM ${table} b WHERE b.account = a.account AND b.scope = a.scope)`
  return value<number>(db, lost) === 0
}

/** Whether look-ups find what a scan finds: the order and the indexes of these tables are sound. */
function treesAreSound(db: ReadDb, tables: readonly string[]): boolean {
  return guarded(db, () =>
    tables.every(
      (table) => db.sqlite.pragma(`integrity_check(${table})`, { simple: true }) === 'ok',
    ),
  )
}

/** The refusal of a ledger whose contents contradict themselves. */
export function damaged(db: ReadDb): AppError {
  return new AppError('store_damaged', { path: storePath(db.dataDir) })
}
