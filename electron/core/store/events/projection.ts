import type { AccountId } from './accounts.ts'
import type { WriteDb } from '../database/handle.ts'
import { run } from '../database/sql.ts'
import { accountsTouched, type Span } from '../seal/state.ts'

/** The derived tables, and of which events each is made. */
const tables = { suppression: 'opt_out', consent: 'opt_in' } as const
type Derived = keyof typeof tables

/**
 * The rows of a derived table as they follow from the events. An event stands while none targets it;
 * of the standing events of one account and scope the earliest speaks, the first recorded on a tie.
 *
 * @param where which events `e` to look at
 */
function derive(table: Derived, where: string): string {
  return `
    INSERT INTO ${table} (account, scope, since, entry)
    SELECT e.account, b.scope, ifnull(e.happened_at, b.happened_at) AS since, e.id AS entry
    FROM event e JOIN batch b ON b.id = e.batch
    WHERE b.kind = '${tables[table]}' AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id)
      AND ${where}
    ORDER BY e.id
    ON CONFLICT (account, scope) DO UPDATE SET since = excluded.since, entry = excluded.entry
    WHERE (excluded.since, excluded.entry) < (since, entry)`
}

/** Takes in new opt-outs, which only ever add. Much faster than deriving the accounts again. */
export function projectAdditions(db: WriteDb, { firstEvent, lastEvent }: Span): void {
  run(db, derive('suppression', 'e.id BETWEEN ? AND ?'), firstEvent, lastEvent)
}

/** Derives every account of some events, and of what they take back, again from all its events. */
export function projectAgain(db: WriteDb, { firstEvent, lastEvent }: Span): void {
  deriveAgain(db, accountsTouched, firstEvent, lastEvent, firstEvent, lastEvent)
}

/** Derives some accounts again. */
export function projectAccounts(db: WriteDb, accounts: readonly AccountId[]): void {
  deriveAgain(db, 'SELECT value FROM json_each(?)', JSON.stringify(accounts))
}

function deriveAgain(db: WriteDb, accounts: string, ...values: (string | number)[]): void {
  for (const table of ['suppression', 'consent'] as const) {
    run(db, `DELETE FROM ${table} WHERE account IN (${accounts})`, ...values)
    run(db, derive(table, `e.account IN (${accounts})`), ...values)
  }
}

/** Derives everything again. */
export function projectEverything(db: WriteDb): void {
  for (const table of ['suppression', 'consent'] as const) {
    run(db, `DELETE FROM ${table}`)
    run(db, derive(table, 'true'))
  }
}
