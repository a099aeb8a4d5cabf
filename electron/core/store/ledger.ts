import { OWN_LAYER, type Layer } from '../../../shared/consent/layers.ts'
import { mayExpire } from '../../../shared/consent/permissions.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Account, Country, Instant, Reason, Scope, Source } from '../../../shared/model.ts'
import type { Clock } from '../clock.ts'
import { eventMaker } from './event-maker.ts'
import { change } from './change.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { toMs } from './instants.ts'
import { plainBatch } from './lift.ts'
import { withLargeCache } from './connection.ts'
import { recordBatch, type BatchDetails, type NewEvent } from './record.ts'
import { sealInside } from './seal.ts'
import { all } from './sql.ts'

export interface OptOutEntry {
  readonly account: Account
  /** The number as it was written, kept so that its key can be computed again. */
  readonly written: string
  readonly happenedAt?: Instant | undefined
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
  entries: Iterable<OptOutEntry>,
  details: OptOutDetails,
  clock: Clock,
): OptOutsRecorded {
  return change(db, () => {
    const eventFor = eventMaker(db)
    const events = function* () {
      for (const entry of entries) yield eventFor(entry)
    }
    return recordOptOutEvents(db, events(), details, clock)
  })
}

/** From this many events on an import is given more memory. */
const MANY = 100_000

/** The same for accounts that are already ids of the tables. Must run inside `change`. */
export function recordOptOutEvents(
  db: WriteDb,
  given: Iterable<NewEvent>,
  details: OptOutDetails,
  clock: Clock,
): OptOutsRecorded {
  const { scope, reason, source, note, operator, layer = OWN_LAYER } = details
  const { evidence = '', evidenceFile = '', notice = '', country = '' } = details
  if (details.until && !mayExpire({ scope, layer, reason, source })) {
    throw new AppError('block_cannot_expire')
  }
  const { events, count } = firstOfEach(given, accountsOfFile(db, details))
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
function firstOfEach(
  given: Iterable<NewEvent>,
  saidBefore: ReadonlySet<number>,
): { readonly events: NewEvent[]; readonly count: number } {
  const byId = new Map<number, NewEvent>()
  let count = 0
  for (const event of given) {
    count++
    if (!byId.has(event.id) && !saidBefore.has(event.id)) byId.set(event.id, event)
  }
  // Numbers of a typed array sort several times faster than objects.
  const ids = Float64Array.from(byId.keys()).sort()
  return { events: Array.from(ids, (id) => byId.get(id)).filter((one) => one !== undefined), count }
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
