import type { Hmac } from 'node:crypto'
import { scopesCovering } from '../../../../shared/consent/scopes.ts'
import { KEY_VERSION } from '../../../../shared/identity/key-version.ts'
import type { AccountId } from './accounts.ts'
import { batchText, insertBatch, type BatchRow } from '../database/batch-rows.ts'
import type { WriteDb } from '../database/handle.ts'
import { eventText, startHead, type ChainedEvent } from '../seal/heads.ts'
import { projectAdditions, projectAgain } from './projection.ts'
import { sealInside, writeTotals } from '../seal/seal.ts'
import { run } from '../database/sql.ts'
import { countSuppressedOf, exchange, stateOfSpan } from '../seal/state.ts'
import { indexWords } from './words.ts'

export type BatchDetails = Omit<BatchRow, 'id' | 'keyVersion' | 'firstEvent' | 'events'>

export interface NewEvent extends ChainedEvent {
  readonly id: AccountId
}

/** The events of a batch. They are gone through twice, and need not exist side by side. */
export interface NewEvents extends Iterable<NewEvent> {
  readonly length: number
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
  events: NewEvents,
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

function headOver(head: Hmac, events: NewEvents, row: BatchRow): string {
  let text = ''
  for (const event of events) {
    text += eventText(event)
    if (text.length < 16_000) continue
    head.update(text)
    text = ''
  }
  return head.update(text).update(batchText(row)).digest('hex')
}

function insertEvents(db: WriteDb, batch: number, events: NewEvents): void {
  let rows: NewEvent[] = []
  for (const event of events) {
    rows.push(event)
    if (rows.length < ROWS_AT_ONCE) continue
    insertRows(db, batch, rows)
    rows = []
  }
  if (rows.length > 0) insertRows(db, batch, rows)
}

/** Most events say only who, and binding what they leave out takes as long as binding that. */
function insertRows(db: WriteDb, batch: number, rows: readonly NewEvent[]): void {
  const values: (string | number | null)[] = []
  if (rows.every(({ happenedAt, target }) => happenedAt === null && target === null)) {
    for (const { id, written, personName } of rows) values.push(batch, id, written, personName)
    run(db, insertion('batch, account, written, name', '(?, ?, ?, ?)', rows.length), ...values)
    return
  }
  for (const { id, written, personName, happenedAt, target } of rows) {
    values.push(batch, id, written, personName, happenedAt, target)
  }
  const columns = 'batch, account, written, name, happened_at, target'
  run(db, insertion(columns, '(?, ?, ?, ?, ?, ?)', rows.length), ...values)
}

function insertion(columns: string, row: string, rows: number): string {
  return `INSERT INTO event (${columns}) VALUES ${Array<string>(rows).fill(row).join()}`
}
