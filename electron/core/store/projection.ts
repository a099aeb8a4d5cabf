import type { WriteDb } from './handle.ts'
import { run } from './sql.ts'
import type { Span } from './state.ts'

/**
 * The suppressions as they follow from the events. An opt-out stands while no event targets it; of
 * the standing opt-outs of one account and scope the earliest speaks, the first recorded on a tie.
 */
const standing = `
  SELECT e.account, b.scope, ifnull(e.happened_at, b.happened_at) AS since, e.id AS entry
  FROM event e JOIN batch b ON b.id = e.batch
  WHERE b.kind = 'opt_out' AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id)`

const keepEarliest = `
  ON CONFLICT (account, scope) DO UPDATE SET since = excluded.since, entry = excluded.entry
  WHERE (excluded.since, excluded.entry) < (since, entry)`

/** Takes in new opt-outs, which only ever add. Much faster than deriving the accounts again. */
export function projectAdditions(db: WriteDb, { firstEvent, lastEvent }: Span): void {
  run(
    db,
    `INSERT INTO suppression (account, scope, since, entry)
     ${standing} AND e.id BETWEEN ? AND ? ORDER BY e.id ${keepEarliest}`,
    firstEvent,
    lastEvent,
  )
}

/** Derives every account of some events again from all its events. */
export function projectAgain(db: WriteDb, { firstEvent, lastEvent }: Span): void {
  const accounts = 'SELECT account FROM event WHERE id BETWEEN ? AND ?'
  run(db, `DELETE FROM suppression WHERE account IN (${accounts})`, firstEvent, lastEvent)
  run(
    db,
    `INSERT INTO suppression (account, scope, since, entry)
     ${standing} AND e.account IN (${accounts}) ORDER BY e.id ${keepEarliest}`,
    firstEvent,
    lastEvent,
  )
}

/** Derives all suppressions again. */
export function projectEverything(db: WriteDb): void {
  run(db, 'DELETE FROM suppression')
  run(
    db,
    `INSERT INTO suppression (account, scope, since, entry) ${standing} ORDER BY e.id ${keepEarliest}`,
  )
}
