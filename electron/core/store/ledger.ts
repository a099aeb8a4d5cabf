import type { Account, Instant, Reason, Scope, Source } from '../../../shared/model.ts'
import type { Clock } from '../clock.ts'
import { accountIdOf } from './accounts.ts'
import { change } from './change.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { toMs } from './instants.ts'
import { recordBatch, type NewEvent } from './record.ts'
import { sealInside } from './seal.ts'
import { all } from './sql.ts'

export interface OptOutEntry {
  readonly account: Account
  /** The number as it was written, kept so that its key can be computed again. */
  readonly written: string
  readonly happenedAt?: Instant | undefined
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
 * @throws AppError as `change` does
 */
export function recordOptOuts(
  db: WriteDb,
  entries: Iterable<OptOutEntry>,
  details: OptOutDetails,
  clock: Clock,
): OptOutsRecorded {
  return change(db, () => {
    const { events, given } = gather(db, entries, accountsOfFile(db, details))
    if (events.length === 0) return { batch: null, created: 0, already: given }

    const now = clock().getTime()
    const { batch, covered } = recordBatch(
      db,
      {
        kind: 'opt_out',
        scope: details.scope,
        layer: 'own',
        reason: details.reason,
        source: details.source,
        note: details.note,
        evidence: '',
        operator: details.operator,
        happenedAt: details.happenedAt === null ? now : toMs(details.happenedAt),
        recordedAt: now,
        until: null,
        fileName: details.batch?.name ?? null,
        fileSha256: details.batch?.sha256 ?? null,
        undoes: null,
        origin: null,
      },
      events,
    )
    const created = events.length - covered
    return { batch, created, already: given - created }
  })
}

/** How many events the ledger holds. */
export function countEvents(db: ReadDb): number {
  return sealInside(db).events
}

/** The first mention of each account that is not `saidBefore`, sorted by account. */
function gather(
  db: WriteDb,
  entries: Iterable<OptOutEntry>,
  saidBefore: ReadonlySet<number>,
): { readonly events: NewEvent[]; readonly given: number } {
  const byId = new Map<number, NewEvent>()
  let given = 0
  for (const entry of entries) {
    given++
    const id = accountIdOf(db, entry.account)
    if (!byId.has(id) && !saidBefore.has(id)) byId.set(id, newEvent(id, entry))
  }
  // Numbers of a typed array sort several times faster than objects.
  const ids = Float64Array.from(byId.keys()).sort()
  const events = Array.from(ids, (id) => byId.get(id)).filter((event) => event !== undefined)
  return { events, given }
}

function newEvent(id: number, { account, written, happenedAt }: OptOutEntry): NewEvent {
  return {
    id,
    account: account.kind === 'tel' ? account.key : `${account.kind}:${account.value}`,
    written,
    happenedAt: happenedAt === undefined ? null : toMs(happenedAt),
    target: null,
  }
}

/** Accounts that a standing import of the same bytes has already recorded in this scope. */
function accountsOfFile(db: ReadDb, { batch, scope }: OptOutDetails): Set<number> {
  if (!batch) return new Set()
  const rows = all<{ account: number }>(
    db,
    `SELECT e.account FROM batch b JOIN event e
       ON e.id BETWEEN b.first_event AND b.first_event + b.events - 1
     WHERE b.file_sha256 = ? AND b.kind = 'opt_out'
       AND b.scope = (SELECT id FROM scope WHERE name = ?)
       AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id)`,
    batch.sha256,
    scope,
  )
  return new Set(rows.map(({ account }) => account))
}
