import type { Hmac } from 'node:crypto'
import { scopesCovering } from '../../../shared/consent/scopes.ts'
import { KEY_VERSION } from '../../../shared/identity/key-version.ts'
import type { AccountId } from './accounts.ts'
import { batchText, insertBatch, type BatchRow } from './batch-rows.ts'
import type { WriteDb } from './handle.ts'
import { eventText, startHead, type ChainedEvent } from './heads.ts'
import { projectAdditions, projectAgain } from './projection.ts'
import { sealInside, writeTotals } from './seal.ts'
import { run } from './sql.ts'
import { countSuppressedOf, exchange, stateOfSpan } from './state.ts'
import { indexWords } from './words.ts'

export type BatchDetails = Omit<BatchRow, 'id' | 'keyVersion' | 'firstEvent' | 'events'>

export interface NewEvent extends ChainedEvent {
  readonly id: AccountId
}

export interface Recorded {
  readonly batch: number
  /** How many of the accounts already stood suppressed in the same or a wider scope. */
  readonly covered: number
}

interface BatchOptions {
  /** The rules that made the keys, when they are not this program's. */
  readonly keyVersion?: number
  /** Whether each account occurs once. */
  readonly distinct?: boolean
}

/** Measured: fewer cost more calls, more cost longer binding. */
const ROWS_AT_ONCE = 50

/**
 * Appends one batch with its events to the ledger and brings the suppressions and the seal along.
 * Must run inside `change`.
 *
 * @param events at least one; sorted by account when there are many, which keeps the indexes fast;
 * opt-outs name each account once, unless `distinct` says otherwise
 */
export function recordBatch(
  db: WriteDb,
  details: BatchDetails,
  events: readonly NewEvent[],
  { keyVersion = KEY_VERSION, distinct = details.kind === 'opt_out' }: BatchOptions = {},
): Recorded {
  const seal = sealInside(db)
  const row: BatchRow = {
    ...details,
    id: seal.batches + 1,
    keyVersion,
    firstEvent: seal.events + 1,
    events: events.length,
  }
  const adds = row.kind === 'opt_out'
  const lastEvent = seal.events + events.length
  const span = { firstEvent: row.firstEvent, lastEvent, distinct }

  insertBatch(db, row, headOver(startHead(db, seal.head), events, row))
  insertEvents(db, row.id, events)

  indexWords(db, row.id, span)

  const before = stateOfSpan(db, span)
  const suppressedBefore = countSuppressedOf(db, span)
  const covered = countSuppressedOf(db, span, scopesCovering(row.scope))
  if (adds) projectAdditions(db, span)
  else projectAgain(db, span)
  const suppressedAfter = adds && distinct ? events.length : countSuppressedOf(db, span)

  writeTotals(db, {
    ...exchange(seal, before, stateOfSpan(db, span)),
    batches: row.id,
    events: lastEvent,
    suppressed: seal.suppressed - suppressedBefore + suppressedAfter,
  })
  return { batch: row.id, covered }
}

function headOver(head: Hmac, events: readonly NewEvent[], row: BatchRow): string {
  let text = ''
  for (const event of events) {
    text += eventText(event)
    if (text.length < 100_000) continue
    head.update(text)
    text = ''
  }
  return head.update(text).update(batchText(row)).digest('hex')
}

function insertEvents(db: WriteDb, batch: number, events: readonly NewEvent[]): void {
  let values: (string | number | null)[] = []
  for (const { id, written, personName, happenedAt, target } of events) {
    values.push(id, written, personName, happenedAt, target)
    if (values.length < ROWS_AT_ONCE * COLUMNS) continue
    insertRows(db, batch, values)
    values = []
  }
  if (values.length > 0) insertRows(db, batch, values)
}

const COLUMNS = 5

function insertRows(db: WriteDb, batch: number, values: (string | number | null)[]): void {
  const rows = Array<string>(values.length / COLUMNS).fill(`(${batch}, ?, ?, ?, ?, ?)`)
  const into = 'INSERT INTO event (batch, account, written, name, happened_at, target) VALUES '
  run(db, into + rows.join(), ...values)
}
