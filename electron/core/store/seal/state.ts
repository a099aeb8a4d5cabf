import type { Scope } from '../../../../shared/model.ts'
import type { ReadDb } from '../database/handle.ts'
import { one, value } from '../database/sql.ts'
import { scanPages, type RowBlock } from '../database/table-pages.ts'

/**
 * What the seal says of the suppressions and consents: how many rows, and two sums over them that any
 * change of an account, a scope, a date or an entry alters. Sums can be carried along with each change, and taken
 * again over a million rows in a sixth of a second, because SQLite does the arithmetic.
 */
export interface State {
  readonly rows: number
  readonly linear: number
  readonly mixed: number
}

const LINEAR_MODULUS = 2 ** 38
const MIXED_MODULUS = 2 ** 32

/**
 * One number for a row. The factors are odd, so that changing one field always changes the linear
 * sum; the other sum multiplies two halves of it, so that changes which cancel out in one do not in
 * the other. They find damage; they are no defence against forgery.
 */
const blend = `
  (account & 0xFFFFFFF) * 0x2545F491 + ((account >> 28) & 0xFFFFFFF) * 0x1B873593 +
  (since & 0xFFFFFFF) * 0x3F4A7C15 + ((since >> 28) & 0xFFFFFFF) * 0x94D049B +
  entry * 0x9E3779B`

/** Keeps the row of a consent from weighing the same as that of a suppression. */
const scopeOffset = { suppression: 0, consent: 1_048_576 } as const
type Derived = keyof typeof scopeOffset

/** Sums over the rows of a FROM clause. LIMIT -1 makes SQLite blend once a row. */
function sumsOver(table: Derived, from: string = table): string {
  return `
    SELECT count(*) AS rows,
      coalesce(sum(x & 0x3FFFFFFFFF), 0) % ${LINEAR_MODULUS} AS linear,
      coalesce(sum((x & 0xFFFFFFF) * ((x >> 28) & 0xFFFFFFF | 1) & 0xFFFFFFFF), 0)
        % ${MIXED_MODULUS} AS mixed
    FROM (SELECT ${blend} + (scope + ${scopeOffset[table]}) * 0x165667B1 AS x FROM ${from} LIMIT -1)`
}

const noRows: State = { rows: 0, linear: 0, mixed: 0 }

/** The state of the suppressions and consents as they are in the file now. */
export function stateOfAll(db: ReadDb): State {
  const [suppressed, consented] = (['suppression', 'consent'] as const).map(
    (table) => one<State>(db, sumsOver(table)) ?? noRows,
  )
  return exchange(suppressed ?? noRows, noRows, consented ?? noRows)
}

/**
 * The same, taken from the pages of the file in a fifth of the time, where every row was found in
 * the order in which look-ups expect it; `null` where that cannot be said.
 *
 * @param take is also given every suppression
 */
export function stateInPages(db: ReadDb, take: (rows: RowBlock) => void = () => {}): State | null {
  const suppressed = createSums(scopeOffset.suppression)
  const consented = createSums(scopeOffset.consent)
  const isWhole =
    scanPages(db, 'suppression', (rows) => {
      suppressed.add(rows)
      take(rows)
    }) && scanPages(db, 'consent', consented.add)
  return isWhole ? exchange(suppressed.state(), noRows, consented.state()) : null
}

const TWO_13 = 2 ** 13
const TWO_15 = 2 ** 15
const TWO_28 = 2 ** 28

/** A factor of the blend in two parts of 15 bits: with either, no product of ours is ever rounded. */
function halved(factor: number): readonly [number, number] {
  return [factor % TWO_15, Math.floor(factor / TWO_15)]
}

/** The sums of `sumsOver` without SQLite: the blend of a row in two halves of 28 bits. */
function createSums(offset: number): { add(rows: RowBlock): void; state(): State } {
  const [accountA, accountB] = halved(0x2545f491)
  const [accountHighA, accountHighB] = halved(0x1b873593)
  const [sinceA, sinceB] = halved(0x3f4a7c15)
  const [sinceHighA, sinceHighB] = halved(0x94d049b)
  const [entryA, entryB] = halved(0x9e3779b)
  const [scopeA, scopeB] = halved(0x165667b1)
  let rows = 0
  let linear = 0
  let mixed = 0

  return {
    add(block) {
      let linearSum = linear
      let mixedSum = mixed
      for (let row = 0; row < block.count; row++) {
        const account = block.account[row] ?? 0
        const accountShifted = Math.floor(account / TWO_28)
        const accountLow = account - accountShifted * TWO_28
        const accountHigh = accountShifted & 0xfffffff
        const since = block.since[row] ?? 0
        const sinceShifted = Math.floor(since / TWO_28)
        const sinceLow = since - sinceShifted * TWO_28
        const sinceHigh = sinceShifted & 0xfffffff
        const entry = block.entry[row] ?? 0
        const weight = (block.scope[row] ?? 0) + offset
        const a =
          accountLow * accountA +
          accountHigh * accountHighA +
          sinceLow * sinceA +
          sinceHigh * sinceHighA +
          entry * entryA +
          weight * scopeA
        const b =
          accountLow * accountB +
          accountHigh * accountHighB +
          sinceLow * sinceB +
          sinceHigh * sinceHighB +
          entry * entryB +
          weight * scopeB
        const upperB = Math.floor(b / TWO_13)
        const sum = a + (b - upperB * TWO_13) * TWO_15
        const carried = Math.floor(sum / TWO_28)
        const low = sum - carried * TWO_28
        const higher = upperB + carried
        const high = higher - Math.floor(higher / TWO_28) * TWO_28
        linearSum += low + (high & 1023) * TWO_28
        if (linearSum >= LINEAR_MODULUS) linearSum -= LINEAR_MODULUS
        mixedSum = (mixedSum + Math.imul(low, high | 1)) | 0
      }
      rows += block.count
      linear = linearSum
      mixed = mixedSum
    },
    state: () => ({ rows, linear, mixed: mixed >>> 0 }),
  }
}

/** The events of one batch: the accounts that it changes. */
export interface Span {
  readonly firstEvent: number
  readonly lastEvent: number
  /** Whether no account occurs twice, which spares SQLite finding out. */
  readonly distinct: boolean
}

/** What the accounts of some events contribute to the state now. */
export function stateOfSpan(db: ReadDb, span: Span): State {
  // CROSS JOIN makes SQLite go from the accounts to their rows, not through the whole table.
  const stateIn = (table: Derived) => {
    const text = sumsOver(table, `${accountsOf(span)} CROSS JOIN ${table} USING (account)`)
    return one<State>(db, text, ...boundsOf(span)) ?? noRows
  }
  return exchange(stateIn('suppression'), noRows, stateIn('consent'))
}

/** How many accounts of some events are suppressed, in any scope or in one of those given. */
export function countSuppressedOf(db: ReadDb, span: Span, scopes?: readonly Scope[]): number {
  const inScope = scopes
    ? `AND s.scope IN (SELECT id FROM scope WHERE name IN (SELECT value FROM json_each(?)))`
    : ''
  const text = `SELECT count(*) FROM ${accountsOf(span)} a
    WHERE EXISTS (SELECT 1 FROM suppression s WHERE s.account = a.account ${inScope})`
  const values = scopes ? [JSON.stringify(scopes)] : []
  return value<number>(db, text, ...boundsOf(span), ...values)
}

/**
 * The accounts that some events change: their own, and those of the events that they take back. They
 * differ when a person was erased on two computers, each with a key of its own.
 */
export const accountsTouched = `
  SELECT account FROM event WHERE id BETWEEN ? AND ?
  UNION SELECT lifted.account FROM event lift JOIN event lifted ON lifted.id = lift.target
  WHERE lift.id BETWEEN ? AND ?`

function accountsOf({ distinct }: Span): string {
  return distinct ? '(SELECT account FROM event WHERE id BETWEEN ? AND ?)' : `(${accountsTouched})`
}

function boundsOf({ firstEvent, lastEvent, distinct }: Span): number[] {
  return distinct ? [firstEvent, lastEvent] : [firstEvent, lastEvent, firstEvent, lastEvent]
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

function modulo(number: number, modulus: number): number {
  return ((number % modulus) + modulus) % modulus
}
