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
 * The same, taken from the pages of the file in a fraction of the time, where every row was found in
 * the order in which look-ups expect it; `null` where that cannot be said.
 *
 * @param take is also given every suppression
 */
export function stateInPages(db: ReadDb, take: (rows: RowBlock) => void = () => {}): State | null {
  const suppressed = scanPages(db, 'suppression', scopeOffset.suppression, take)
  const consented = scanPages(db, 'consent', scopeOffset.consent, () => {})
  return suppressed && consented && exchange(suppressed, noRows, consented)
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
