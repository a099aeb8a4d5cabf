import { scopesCovering } from '../../../shared/consent/scopes.ts'
import { KEY_VERSION } from '../../../shared/identity/key-version.ts'
import type { AccountId } from './accounts.ts'
import { batchText, insertBatch, type BatchRow } from './batch-rows.ts'
import type { WriteDb } from './handle.ts'
import { eventText, startHead, type ChainedEvent } from './heads.ts'
import { projectAdditions, projectAgain } from './projection.ts'
import { sealInside, writeTotals } from './seal.ts'
import { run } from './sql.ts'
import { countCovered, countSuppressedOf, exchange, stateOfAccounts } from './state.ts'

export type BatchDetails = Omit<BatchRow, 'id' | 'keyVersion' | 'firstEvent' | 'events'>

export interface NewEvent extends ChainedEvent {
  readonly id: AccountId
}

export interface Recorded {
  readonly batch: number
  /** How many of the accounts already stood suppressed in the same or a wider scope. */
  readonly covered: number
}

const ROWS_AT_ONCE = 100

/**
 * Appends one batch with its events to the ledger and brings the suppressions and the seal along.
 * Must run inside `change`.
 *
 * @param events at least one; sorted by account when there are many, which keeps the indexes fast
 */
export function recordBatch(
  db: WriteDb,
  details: BatchDetails,
  events: readonly NewEvent[],
): Recorded {
  const seal = sealInside(db)
  const firstEvent = seal.events + 1
  const lastEvent = seal.events + events.length
  const row: BatchRow = {
    ...details,
    id: seal.batches + 1,
    keyVersion: KEY_VERSION,
    firstEvent,
    events: events.length,
  }
  const head = startHead(db, seal.head)
  insertEvents(db, row.id, events, (text) => head.update(text))
  insertBatch(db, row, head.update(batchText(row)).digest('hex'))

  const covered = countCovered(db, firstEvent, lastEvent, scopesCovering(row.scope))
  const suppressedBefore = countSuppressedOf(db, firstEvent, lastEvent)
  const before = stateOfAccounts(db, firstEvent, lastEvent)
  if (row.kind === 'opt_out') projectAdditions(db, firstEvent, lastEvent)
  else projectAgain(db, firstEvent, lastEvent)
  const after = stateOfAccounts(db, firstEvent, lastEvent)
  const suppressedAfter = countSuppressedOf(db, firstEvent, lastEvent)

  writeTotals(db, {
    ...exchange(seal, before, after),
    batches: row.id,
    events: lastEvent,
    suppressed: seal.suppressed - suppressedBefore + suppressedAfter,
  })
  return { batch: row.id, covered }
}

function insertEvents(
  db: WriteDb,
  batch: number,
  events: readonly NewEvent[],
  onText: (text: string) => void,
): void {
  for (let start = 0; start < events.length; start += ROWS_AT_ONCE) {
    const part = events.slice(start, start + ROWS_AT_ONCE)
    const rows = part.map(() => `(${batch}, ?, ?, ?, ?)`).join(', ')
    const values = part.flatMap((event) => [
      event.id,
      event.written,
      event.happenedAt,
      event.target,
    ])
    run(
      db,
      `INSERT INTO event (batch, account, written, happened_at, target) VALUES ${rows}`,
      ...values,
    )
    onText(part.map(eventText).join(''))
  }
}
