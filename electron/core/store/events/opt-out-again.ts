import { scopesCovering } from '../../../../shared/consent/scopes.ts'
import type { Account, Reason, Scope, Source } from '../../../../shared/model.ts'
import {
  accountColumns,
  accountText,
  findAccountIds,
  nameIdOf,
  nameJoin,
  type AccountColumns,
} from './accounts.ts'
import { eventMaker } from './event-maker.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { isHiddenKind } from './hidden-names.ts'
import { toInstant } from '../database/instants.ts'
import { plainBatch } from './lift.ts'
import { recordBatch, type BatchDetails, type NewEvent } from './record.ts'
import { one } from '../database/sql.ts'

/** An opt-out as some other copy of the ledger has it. */
export interface ForeignOptOut extends AccountColumns {
  readonly written: string
  readonly personName: string
  readonly scope: Scope
  readonly layer: string
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly notice: string
  readonly country: string
  readonly happenedAt: number
  readonly until: number | null
}

/** Which of some foreign opt-outs keep nobody out here yet. */
export function missingHere<Row extends ForeignOptOut>(db: ReadDb, rows: Iterable<Row>): Row[] {
  const missing: Row[] = []
  for (const row of rows) if (!isCovered(db, row)) missing.push(row)
  return missing
}

/**
 * Records foreign opt-outs here, each on the grounds and with the date that it has there. Must run
 * inside `change`.
 *
 * @returns the first and the last batch, or `null` when there was nothing to record
 */
export function recordForeign(
  db: WriteDb,
  rows: readonly ForeignOptOut[],
  said: Pick<BatchDetails, 'recordedAt' | 'operator' | 'fileName' | 'fileSha256'>,
): { readonly first: number; readonly last: number } | null {
  const toEvent = foreignEvents(db)
  const batches: number[] = []
  for (const group of Map.groupBy(rows, groundsOf).values()) {
    const [sample] = group
    if (!sample) continue
    const { scope, layer, reason, source, note, evidence, evidenceFile, notice, country } = sample
    const grounds = { scope, layer, reason, source, note, evidence, evidenceFile, notice, country }
    const moments = { happenedAt: sample.happenedAt, until: sample.until }
    const events = earliestOfEach(group.map(toEvent))
    const details = { ...plainBatch, ...said, ...grounds, ...moments, kind: 'opt_out' } as const
    batches.push(recordBatch(db, details, events).batch)
  }
  const [first] = batches
  return first === undefined ? null : { first, last: batches.at(-1) ?? first }
}

function groundsOf(row: ForeignOptOut): string {
  const { scope, layer, reason, source, note, evidence, evidenceFile, notice, country, until } = row
  const texts = [note, evidence, evidenceFile, notice, country]
  return JSON.stringify([scope, layer, reason, source, until, ...texts])
}

function foreignEvents(db: WriteDb): (row: ForeignOptOut) => NewEvent {
  const fromOpen = eventMaker(db)
  return (row) => {
    const { nameKind, name, written, personName, happenedAt } = row
    if (nameKind !== null && name !== null && isHiddenKind(nameKind)) {
      const texts = { account: accountText(row), written, personName }
      return { id: nameIdOf(db, nameKind, name), ...texts, happenedAt, target: null }
    }
    const account = openAccountOf(row)
    return fromOpen({ account, written, personName, happenedAt: toInstant(happenedAt) })
  }
}

function earliestOfEach(events: readonly NewEvent[]): NewEvent[] {
  const sorted = events.toSorted(
    (one, other) => one.id - other.id || (one.happenedAt ?? 0) - (other.happenedAt ?? 0),
  )
  return sorted.filter(({ id }, index) => id !== sorted[index - 1]?.id)
}

/** Whether something here keeps the person out as widely and as long. */
function isCovered(db: ReadDb, row: ForeignOptOut): boolean {
  const { nameKind, name, scope } = row
  const ids =
    nameKind !== null && name !== null && isHiddenKind(nameKind)
      ? [findName(db, nameKind, name)]
      : findAccountIds(db, openAccountOf(row))
  const text = `SELECT 1 FROM event e JOIN batch b ON b.id = e.batch JOIN scope sc ON sc.id = b.scope
    WHERE e.account IN (SELECT value FROM json_each(?)) AND b.kind = 'opt_out'
      AND sc.name IN (SELECT value FROM json_each(?)) AND (b.until IS NULL OR b.until >= ?)
      AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id) LIMIT 1`
  const scopes = JSON.stringify(scopesCovering(scope))
  return one(db, text, JSON.stringify(ids), scopes, row.until ?? Number.MAX_SAFE_INTEGER) !== null
}

function findName(db: ReadDb, kind: string, name: string): number | null {
  const text = 'SELECT -id AS id FROM named_account WHERE kind = ? AND value = ?'
  return one<{ id: number }>(db, text, kind, name)?.id ?? null
}

function openAccountOf({ account, nameKind, name }: AccountColumns): Account {
  if (nameKind === null || name === null) return { kind: 'tel', key: account }
  if (isHiddenKind(nameKind)) throw new Error('A hidden account has no open name')
  return { kind: nameKind, value: name }
}

/** The columns of `ForeignOptOut`, of events `e` with their batches `b`, scopes `sc` and names. */
export const foreignColumns = `
  ${accountColumns('e')}, e.written, e.name AS personName, sc.name AS scope, b.layer, b.reason,
  b.source, b.note, b.evidence, b.evidence_file AS evidenceFile, b.notice, b.country,
  ifnull(e.happened_at, b.happened_at) AS happenedAt, b.until`

/** The standing opt-outs of another copy of the ledger, as `ForeignOptOut`. */
export const selectForeign = `
  SELECT ${foreignColumns}
  FROM event e
  JOIN batch b ON b.id = e.batch
  JOIN scope sc ON sc.id = b.scope
  ${nameJoin('e')}
  WHERE b.kind = 'opt_out' AND NOT EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id)`
