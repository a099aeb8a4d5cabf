import type { Batch, BatchEntry } from '../../../../shared/contract/batches.ts'
import { displayAccount } from '../../../../shared/identity/display.ts'
import { AppError } from '../../../../shared/errors.ts'
import { accountColumns, accountOf, nameJoin, type AccountColumns } from './accounts.ts'
import { batchColumns, findBatch, type BatchRow } from '../database/batch-rows.ts'
import { isHiddenKind } from './hidden-names.ts'
import type { ReadDb } from '../database/handle.ts'
import { toInstant } from '../database/instants.ts'
import { all, one, value } from '../database/sql.ts'

/**
 * An import is what one file brought in one act. It is several batches when its rows differ in what
 * they say, and then the first of them stands for all.
 */
export interface Import {
  readonly first: BatchRow
  readonly last: BatchRow
}

/** Whether a batch `b` continues the one before it, as part of the same import. */
const CONTINUES = `b.kind = 'opt_out' AND b.file_sha256 IS NOT NULL AND b.undoes IS NULL AND EXISTS (
  SELECT 1 FROM batch p WHERE p.id = b.id - 1 AND p.kind = b.kind AND p.undoes IS NULL
    AND p.file_sha256 = b.file_sha256 AND p.recorded_at = b.recorded_at)`

/**
 * The import that a batch belongs to, or the batch alone.
 *
 * @throws AppError `batch_not_found`
 */
export function findImport(db: ReadDb, id: number): Import {
  const found = findBatch(db, id)
  if (found === null) throw new AppError('batch_not_found', { batch: id })
  if (found.fileSha256 === null || found.kind !== 'opt_out') return { first: found, last: found }
  return { first: firstOf(db, found), last: lastOf(db, found) }
}

function firstOf(db: ReadDb, batch: BatchRow): BatchRow {
  const text = `SELECT b.id FROM batch b WHERE b.id <= ? AND NOT (${CONTINUES})
    ORDER BY b.id DESC LIMIT 1`
  return findBatch(db, value<number>(db, text, batch.id)) ?? batch
}

function lastOf(db: ReadDb, batch: BatchRow): BatchRow {
  const next = `SELECT b.id FROM batch b WHERE b.id > ? AND NOT (${CONTINUES}) ORDER BY b.id LIMIT 1`
  const after = one<{ id: number }>(db, next, batch.id)?.id ?? null
  const last = after === null ? value<number>(db, 'SELECT max(id) FROM batch') : after - 1
  return findBatch(db, last) ?? batch
}

export interface BatchesQuery {
  readonly only: 'files' | 'everything'
  readonly before: number | null
  readonly limit: number
}

/** What was recorded, newest first. */
export function listBatches(
  db: ReadDb,
  { only, before, limit }: BatchesQuery,
): { batches: Batch[]; next: number | null } {
  const rows = all<BatchRow>(
    db,
    `SELECT ${batchColumns} FROM batch b
     WHERE b.id < ? AND NOT (${CONTINUES})${only === 'files' ? ' AND b.file_name IS NOT NULL' : ''}
     ORDER BY b.id DESC LIMIT ?`,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  )
  const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null)
  return { batches: rows.map((row) => batchView(db, findImport(db, row.id))), next }
}

/** One import and a page of its entries, in the order of the ledger. */
export function readBatch(
  db: ReadDb,
  id: number,
  { after, limit }: { after: number; limit: number },
): { batch: Batch; rows: BatchEntry[]; next: number | null } {
  const found = findImport(db, id)
  const rows = all<EntryRow>(
    db,
    `SELECT ${accountColumns('e')}, e.id AS entry, e.written, b.kind,
       ifnull(e.happened_at, b.happened_at) AS happenedAt,
       EXISTS (SELECT 1 FROM event lift WHERE lift.target = e.id) AS lifted
     FROM event e JOIN batch b ON b.id = e.batch ${nameJoin('e')}
     WHERE e.id BETWEEN ? AND ? AND e.id > ? ORDER BY e.id LIMIT ?`,
    found.first.firstEvent,
    lastEvent(found),
    after,
    limit,
  )
  const next = rows.length < limit ? null : (rows.at(-1)?.entry ?? null)
  return { batch: batchView(db, found), rows: rows.map(entryView), next }
}

interface EntryRow extends AccountColumns {
  readonly entry: number
  readonly written: string
  readonly kind: BatchRow['kind']
  readonly happenedAt: number
  readonly lifted: 0 | 1
}

function entryView({ account, nameKind, name, ...row }: EntryRow): BatchEntry {
  const isHidden = nameKind !== null && isHiddenKind(nameKind)
  const shown = isHidden ? null : accountOf({ account, nameKind, name })
  return {
    entry: row.entry,
    account: shown,
    display: shown === null ? '' : displayAccount(shown),
    written: row.written,
    happenedAt: toInstant(row.happenedAt),
    state: row.kind !== 'opt_out' ? 'done' : row.lifted === 1 ? 'lifted' : 'standing',
  }
}

function batchView(db: ReadDb, found: Import): Batch {
  const { first, last } = found
  const entries = lastEvent(found) - first.firstEvent + 1
  const lifted = value<number>(
    db,
    'SELECT count(DISTINCT target) FROM event WHERE target BETWEEN ? AND ?',
    first.firstEvent,
    lastEvent(found),
  )
  const undo = 'SELECT max(id) AS id FROM batch WHERE undoes BETWEEN ? AND ?'
  const undoneBy = one<{ id: number | null }>(db, undo, first.id, last.id)?.id ?? null
  const adds = first.kind === 'opt_out'
  return {
    batch: first.id,
    kind: first.kind,
    recordedAt: toInstant(first.recordedAt),
    operator: first.operator,
    scope: first.scope,
    layer: first.layer,
    reason: first.reason,
    source: first.source,
    note: first.note,
    file: first.fileName,
    entries,
    standing: adds ? entries - lifted : 0,
    undoes: first.undoes,
    // A law list lifts the people who are exempt from it; that takes back none of the others.
    undoneBy: adds && lifted < entries ? null : undoneBy,
  }
}

function lastEvent({ last }: Import): number {
  return last.firstEvent + last.events - 1
}
