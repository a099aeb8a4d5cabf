import type { Database, Statement } from 'better-sqlite3'
import type { ReadDb } from './handle.ts'
import { toStoreError } from './sqlite-errors.ts'

type Value = string | number | null | Uint8Array
type Values = readonly Value[]

const prepared = new WeakMap<Database, Map<string, Statement<unknown[]>>>()

/** The statement for a text, compiled once a connection. */
function statement({ sqlite }: ReadDb, text: string): Statement<unknown[]> {
  let known = prepared.get(sqlite)
  if (!known) prepared.set(sqlite, (known = new Map()))
  let found = known.get(text)
  if (!found) known.set(text, (found = sqlite.prepare<unknown[]>(text)))
  return found
}

/** Runs something on the connection; what SQLite refuses comes out as an `AppError`. */
export function guarded<T>(db: ReadDb, use: () => T): T {
  try {
    return use()
  } catch (thrown) {
    throw toStoreError(thrown, db.dataDir)
  }
}

/** The first row, or `null`. `Row` is what the caller's SELECT names. */
export function one<Row>(db: ReadDb, text: string, ...values: Values): Row | null {
  return guarded(db, () => (statement(db, text).get(...values) as Row | undefined) ?? null)
}

export function all<Row>(db: ReadDb, text: string, ...values: Values): Row[] {
  return guarded(db, () => statement(db, text).all(...values) as Row[])
}

/** The first column of every row: for many rows of which no object each is wanted. */
export function column<T extends Value>(db: ReadDb, text: string, ...values: Values): T[] {
  return guarded(db, () => {
    // Not the statement that `all` has for the same text: to give one column is its own state.
    const found = statement(db, `${text}\n`)
    return found.pluck().all(...values) as T[]
  })
}

/** The first column of the first row of a query that always has one, such as a count. */
export function value<T extends Value>(db: ReadDb, text: string, ...values: Values): T {
  const row = guarded(db, () => statement(db, text).get(...values) as Record<string, T> | undefined)
  const [first] = Object.values(row ?? {})
  if (first === undefined) throw new Error(`No row: ${text}`)
  return first
}

/** @returns how many rows changed */
export function run(db: ReadDb, text: string, ...values: Values): number {
  return guarded(db, () => statement(db, text).run(...values).changes)
}
