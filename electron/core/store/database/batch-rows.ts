import type { Layer } from '../../../../shared/consent/layers.ts'
import type { EventKind, Reason, Scope, Source } from '../../../../shared/model.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { one, run } from './sql.ts'

/** One act of recording: what all its events share. Moments in milliseconds. */
export interface BatchRow {
  readonly id: number
  readonly kind: EventKind
  readonly scope: Scope
  /** Which list it belongs to: the shop's `own`, or a law's or partner's by name. */
  readonly layer: Layer
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly evidence: string
  /** Where the paper, audio or picture of it is kept. */
  readonly evidenceFile: string
  /** The version of the notice that the person had read. */
  readonly notice: string
  readonly operator: string
  readonly happenedAt: number
  readonly recordedAt: number
  /** When a temporary block is over; `null` when it never is. */
  readonly until: number | null
  /** Whose dialling rules read the numbers; empty where none were read. */
  readonly country: string
  readonly keyVersion: number
  readonly fileName: string | null
  readonly fileSha256: string | null
  /** The batch that this one takes back. */
  readonly undoes: number | null
  /** Where a merged batch was first recorded: the ledger, and the head it has there. */
  readonly home: string | null
  readonly origin: string | null
  readonly firstEvent: number
  readonly events: number
}

const columns: Readonly<Record<keyof BatchRow, string>> = {
  id: 'id',
  kind: 'kind',
  scope: 'scope',
  layer: 'layer',
  reason: 'reason',
  source: 'source',
  note: 'note',
  evidence: 'evidence',
  evidenceFile: 'evidence_file',
  notice: 'notice',
  operator: 'operator',
  happenedAt: 'happened_at',
  recordedAt: 'recorded_at',
  until: 'until',
  country: 'country',
  keyVersion: 'key_version',
  fileName: 'file_name',
  fileSha256: 'file_sha256',
  undoes: 'undoes',
  home: 'home',
  origin: 'origin',
  firstEvent: 'first_event',
  events: 'events',
}
const fields = Object.keys(columns) as (keyof BatchRow)[]

/** The columns of `batch b` as a `BatchRow`, for SELECT. */
export const batchColumns = fields
  .map((field) =>
    field === 'scope'
      ? '(SELECT name FROM scope s WHERE s.id = b.scope) AS scope'
      : `b.${columns[field]} AS ${field}`,
  )
  .join(', ')

export function findBatch(db: ReadDb, id: number): BatchRow | null {
  return one<BatchRow>(db, `SELECT ${batchColumns} FROM batch b WHERE b.id = ?`, id)
}

/** What the chain hashes of a batch besides its events. */
export function batchText(row: BatchRow): string {
  return JSON.stringify(fields.map((field) => row[field]))
}

export function insertBatch(db: WriteDb, row: BatchRow, head: string): void {
  const names = fields.map((field) => columns[field])
  const values = fields.map((field) => (field === 'scope' ? scopeId(db, row.scope) : row[field]))
  run(
    db,
    `INSERT INTO batch (${names.join(', ')}, head) VALUES (${names.map(() => '?').join(', ')}, ?)`,
    ...values,
    head,
  )
}

function scopeId(db: WriteDb, name: Scope): number {
  run(db, 'INSERT INTO scope (name) VALUES (?) ON CONFLICT DO NOTHING', name)
  return one<{ id: number }>(db, 'SELECT id FROM scope WHERE name = ?', name)?.id ?? 0
}
