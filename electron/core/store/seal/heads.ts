import { createHmac, type Hmac } from 'node:crypto'
import { batchText, findBatch } from '../database/batch-rows.ts'
import type { ReadDb } from '../database/handle.ts'
import { all, one, value } from '../database/sql.ts'

/**
 * The chain over all batches: the head of a batch is a keyed hash over the head before it, its
 * events and its own columns. Keyed, because a plain hash of one telephone number can be guessed by
 * trying them all, and heads outlive an erased number.
 */

const EVENTS_AT_ONCE = 20_000
const UNIT = '\u001f'
const RECORD = '\u001e'

/** An event as the chain sees it. `account` is a telephone key, or a name such as `bsuid:BR.1`. */
export interface ChainedEvent {
  readonly account: string
  readonly written: string
  readonly personName: string
  readonly happenedAt: number | null
  readonly target: number | null
}

export function startHead(db: ReadDb, previous: string): Hmac {
  const secret = value<Uint8Array>(db, `SELECT value FROM meta WHERE name = 'secret'`)
  return createHmac('sha256', secret).update(previous)
}

export function eventText({
  account,
  written,
  personName,
  happenedAt,
  target,
}: ChainedEvent): string {
  const texts = account + UNIT + written + UNIT + personName + UNIT
  return texts + (happenedAt ?? '') + UNIT + (target ?? '') + RECORD
}

/** The same text as `eventText`, made by SQLite for a run of events at once. */
const eventTexts = `
  SELECT max(id) AS last, CAST(group_concat(
    iif(account > 0, account, (SELECT kind || ':' || value FROM named_account n WHERE n.id = -account))
    || char(31) || written || char(31) || name || char(31) || ifnull(happened_at, '') || char(31)
    || ifnull(target, '') || char(30), '') AS BLOB) AS text
  FROM (SELECT * FROM event WHERE id > ? AND id <= ? AND batch = ? ORDER BY id
        LIMIT ${EVENTS_AT_ONCE})`

/** The head that a batch should have, computed from what is in the file; `null` without a batch. */
export function computeHead(db: ReadDb, id: number): string | null {
  const batch = findBatch(db, id)
  if (batch === null) return null
  const head = startHead(db, headOf(db, id - 1))
  const end = batch.firstEvent + batch.events - 1
  for (let last = batch.firstEvent - 1; last < end;) {
    const part = one<{ last: number | null; text: Uint8Array }>(db, eventTexts, last, end, id)
    if (part === null || part.last === null) return null
    head.update(part.text)
    last = part.last
  }
  return head.update(batchText(batch)).digest('hex')
}

/** The head recorded for a batch; the ledger's own id before the first one. */
export function headOf(db: ReadDb, batch: number): string {
  if (batch === 0) return value<string>(db, `SELECT value FROM meta WHERE name = 'id'`)
  return value<string>(db, 'SELECT head FROM batch WHERE id = ?', batch)
}

/** Whether the batches after one still carry the heads that were recorded for them. */
export function chainHolds(db: ReadDb, after: number): boolean {
  const recorded = all<{ id: number; head: string }>(
    db,
    `SELECT id, ifnull(redacted_head, head) AS head FROM batch WHERE id > ? ORDER BY id`,
    after,
  )
  return recorded.every(
    ({ id, head }, index) => id === after + 1 + index && computeHead(db, id) === head,
  )
}
