import type { Scope } from '../../../shared/model.ts'
import type { ReadDb } from './handle.ts'
import { one, value } from './sql.ts'

/**
 * What the seal says of the suppressions: counts, and sums over all of them that any change of an
 * account, a scope or an entry alters. Sums can be carried along with each change, and taken again
 * over a million rows in a fifth of a second, because SQLite does the arithmetic.
 */
export interface State {
  readonly rows: number
  readonly linear: number
  readonly mixed: number
}

const LINEAR_MODULUS = 2 ** 38
const MIXED_MODULUS = 2 ** 32

// Odd factors: a change of one field alone always changes the linear sum. The second sum multiplies
// two halves of the first, so that changes which cancel out in one do not in the other.
const blend = `(
  (account & 0xFFFFFFF) * 0x2545F491 + ((account >> 28) & 0xFFFFFFF) * 0x1B873593 +
  scope * 0x165667B1 + entry * 0x9E3779B)`
const linear = `(${blend} & 0x3FFFFFFFFF)`
const mixed = `((${blend} & 0xFFFFFFF) * (((${blend} >> 28) & 0xFFFFFFF) | 1) & 0xFFFFFFFF)`
const sums = `
  count(*) AS rows,
  coalesce(sum(${linear}), 0) % ${LINEAR_MODULUS} AS linear,
  coalesce(sum(${mixed}), 0) % ${MIXED_MODULUS} AS mixed`

const noRows: State = { rows: 0, linear: 0, mixed: 0 }

/** The state of the suppressions as they are in the file now. */
export function stateOfAll(db: ReadDb): State {
  return one<State>(db, `SELECT ${sums} FROM suppression`) ?? noRows
}

/** The part of the state that the accounts of some events contribute. */
export function stateOfAccounts(db: ReadDb, firstEvent: number, lastEvent: number): State {
  const text = `SELECT ${sums} FROM suppression WHERE account IN
    (SELECT account FROM event WHERE id BETWEEN ? AND ?)`
  return one<State>(db, text, firstEvent, lastEvent) ?? noRows
}

/** How many of the accounts of some events are suppressed in any scope. */
export function countSuppressedOf(db: ReadDb, firstEvent: number, lastEvent: number): number {
  const text = `SELECT count(*) FROM (SELECT DISTINCT account FROM event WHERE id BETWEEN ? AND ?)
    WHERE account IN (SELECT account FROM suppression)`
  return value<number>(db, text, firstEvent, lastEvent)
}

/** How many of the accounts of some events are suppressed in one of the given scopes. */
export function countCovered(
  db: ReadDb,
  firstEvent: number,
  lastEvent: number,
  scopes: readonly Scope[],
): number {
  const text = `SELECT count(*) FROM (SELECT DISTINCT account FROM event WHERE id BETWEEN ? AND ?) a
    WHERE EXISTS (SELECT 1 FROM suppression s WHERE s.account = a.account AND s.scope IN
      (SELECT id FROM scope WHERE name IN (SELECT value FROM json_each(?))))`
  return value<number>(db, text, firstEvent, lastEvent, JSON.stringify(scopes))
}

/** `whole` with `before` taken out and `after` put in. */
export function exchange(whole: State, before: State, after: State): State {
  return {
    rows: whole.rows - before.rows + after.rows,
    linear: modulo(whole.linear - before.linear + after.linear, LINEAR_MODULUS),
    mixed: modulo(whole.mixed - before.mixed + after.mixed, MIXED_MODULUS),
  }
}

export function sameState(one: State, other: State): boolean {
  return one.rows === other.rows && one.linear === other.linear && one.mixed === other.mixed
}

function modulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus
}
