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
    const given = [...entries].map((entry) => newEvent(db, entry))
    const saidBefore = accountsOfFile(db, details)
    const fresh = firstOfEach(given).filter(({ id }) => !saidBefore.has(id))
    if (fresh.length === 0) return { batch: null, created: 0, already: given.length }

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
      fresh,
    )
    const created = fresh.length - covered
    return { batch, created, already: given.length - created }
  })
}

/** How many events the ledger holds. */
export function countEvents(db: ReadDb): number {
  return sealInside(db).events
}

function newEvent(db: WriteDb, { account, written, happenedAt }: OptOutEntry): NewEvent {
  return {
    id: accountIdOf(db, account),
    account: account.kind === 'tel' ? account.key : `${account.kind}:${account.value}`,
    written,
    happenedAt: happenedAt === undefined ? null : toMs(happenedAt),
    target: null,
  }
}

/** Sorted by account, the first mention of each. */
function firstOfEach(events: readonly NewEvent[]): NewEvent[] {
  const sorted = events.toSorted((one, other) => one.id - other.id)
  return sorted.filter((event, index) => event.id !== sorted[index - 1]?.id)
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
