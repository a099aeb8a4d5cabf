import { OWN_LAYER, type Layer } from '../../../../shared/consent/layers.ts'
import { mayExpire } from '../../../../shared/consent/permissions.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Account, Country, Instant, Reason, Scope, Source } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { eventMaker } from './event-maker.ts'
import { change } from './change.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { hiddenKindsIn } from './hidden-names.ts'
import { toMs } from '../database/instants.ts'
import { plainBatch } from './lift.ts'
import { withLargeCache } from '../database/connection.ts'
import { createNumberMap } from './number-map.ts'
import { recordBatch, type BatchDetails, type NewEvent, type NewEvents } from './record.ts'
import { sealInside } from '../seal/seal.ts'
import { all } from '../database/sql.ts'

export interface OptOutEntry {
  readonly account: Account
  /** The number as it was written, kept so that its key can be computed again. */
  readonly written: string
  /** When they asked; of many entries a number of milliseconds costs less than a text. */
  readonly happenedAt?: Instant | number | undefined
  /** What the person is called; empty when nobody said. */
  readonly personName?: string | undefined
}

export interface OptOutDetails {
  readonly scope: Scope
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  /** When they asked; `null` means now. */
  readonly happenedAt: Instant | null
  readonly operator: string
  readonly batch?: { readonly name: string; readonly sha256: string } | null | undefined
  /** Which list they belong to; the shop's own unless said. */
  readonly layer?: Layer | undefined
  /** What proves it: the message, the version of a notice, where a paper is kept. */
  readonly evidence?: string | undefined
  /** Where the paper, audio or picture of it is kept. */
  readonly evidenceFile?: string | undefined
  /** The version of the notice that the person had read. */
  readonly notice?: string | undefined
  /** Whose dialling rules read the numbers, so that they can be read again by newer rules. */
  readonly country?: Country | undefined
  /** The end of a temporary block. */
  readonly until?: Instant | null | undefined
}

/** An array of entries, or what can hand them over like one. */
export interface OptOutEntries extends Iterable<OptOutEntry> {
  readonly length: number
  at(index: number): OptOutEntry | undefined
}

export interface OptOutsRecorded {
  /** `null` when there was nothing new to record. */
  readonly batch: number | null
  readonly created: number
  readonly already: number
}

/**
 * Records opt-outs, all or none, in one durable transaction.
 *
 * An account that already stands suppressed in the same or a wider scope counts as `already`, and is
 * recorded all the same: undoing one batch must not free somebody whom another batch confirmed. Only
 * what the very same file has already said, or what is repeated within the call, is not recorded.
 *
 * @returns the batch that can be undone, how many accounts were not suppressed in this scope before,
 * and how many entries said nothing new; the two add up to the entries given
 * @throws AppError `block_cannot_expire`, and as `change` does
 */
export function recordOptOuts(
  db: WriteDb,
  entries: OptOutEntries,
  details: OptOutDetails,
  clock: Clock,
): OptOutsRecorded {
  return change(db, () => {
    const eventFor = eventMaker(db)
    // Finding out who was erased takes long, and is done once; everybody else's event is made anew
    // each time it is looked at, so that a million of them need not exist side by side.
    const events = hiddenKindsIn(db).includes('erased')
      ? Array.from(entries, eventFor)
      : { length: entries.length, at: (index: number) => made(entries.at(index), eventFor) }
    return recordOptOutEvents(db, events, details, clock)
  })
}

function made(entry: OptOutEntry | undefined, eventFor: ReturnType<typeof eventMaker>) {
  return entry && eventFor(entry)
}

interface EventSource {
  readonly length: number
  at(index: number): NewEvent | undefined
}

/** From this many events on an import is given more memory. */
const MANY = 100_000

/** The same for accounts that are already ids of the tables. Must run inside `change`. */
export function recordOptOutEvents(
  db: WriteDb,
  given: EventSource,
  details: OptOutDetails,
  clock: Clock,
): OptOutsRecorded {
  const { scope, reason, source, note, operator, layer = OWN_LAYER } = details
  const { evidence = '', evidenceFile = '', notice = '', country = '' } = details
  if (details.until && !mayExpire({ scope, layer, reason, source })) {
    throw new AppError('block_cannot_expire')
  }
  const events = firstOfEach(given, accountsOfFile(db, details))
  const count = given.length
  if (events.length === 0) return { batch: null, created: 0, already: count }

  const now = clock().getTime()
  const row: BatchDetails = {
    ...plainBatch,
    kind: 'opt_out',
    scope,
    layer,
    reason,
    source,
    note,
    evidence,
    evidenceFile,
    notice,
    country,
    operator,
    happenedAt: details.happenedAt === null ? now : toMs(details.happenedAt),
    recordedAt: now,
    until: details.until ? toMs(details.until) : null,
    fileName: details.batch?.name ?? null,
    fileSha256: details.batch?.sha256 ?? null,
  }
  const record = () => recordBatch(db, row, events)
  const { batch, covered } = events.length < MANY ? record() : withLargeCache(db.sqlite, record)
  const created = events.length - covered
  return { batch, created, already: count - created }
}

/** How many events the ledger holds. */
export function countEvents(db: ReadDb): number {
  return sealInside(db).events
}

/** The first mention of each account that is not among `saidBefore`, sorted by account. */
function firstOfEach(given: EventSource, saidBefore: ReadonlySet<number>): NewEvents {
  const firsts = createNumberMap()
  const ids = new Float64Array(given.length)
  let length = 0
  for (let index = 0; index < given.length; index++) {
    const id = given.at(index)?.id
    if (id === undefined || firsts.get(id) !== undefined || saidBefore.has(id)) continue
    firsts.set(id, index)
    ids[length++] = id
  }
  const places = Uint32Array.from(ids.subarray(0, length).sort(), (id) => firsts.get(id) ?? 0)
  return {
    length,
    *[Symbol.iterator]() {
      for (const place of places) {
        const event = given.at(place)
        if (event) yield event
      }
    },
  }
}

/** Accounts that a standing import of the same bytes has already recorded on the same grounds. */
function accountsOfFile(db: ReadDb, details: OptOutDetails): Set<number> {
  const { batch, scope, layer = OWN_LAYER } = details
  if (!batch) return new Set()
  const rows = all<{ account: number }>(
    db,
    `SELECT e.account FROM batch b JOIN event e
       ON e.id BETWEEN b.first_event AND b.first_event + b.events - 1
     WHERE b.file_sha256 = ? AND b.kind = 'opt_out' AND b.layer = ?
       AND b.scope = (SELECT id FROM scope WHERE name = ?)
       AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id)`,
    batch.sha256,
    layer,
    scope,
  )
  return new Set(rows.map(({ account }) => account))
}
