import type { ReadDb } from '../database/handle.ts'
import { one } from '../database/sql.ts'

/** The latest import of a file with these very bytes, or `null`. */
export function findBatchBySha256(db: ReadDb, sha256: string): number | null {
  const text = 'SELECT max(id) AS id FROM batch WHERE file_sha256 = ?'
  return one<{ id: number | null }>(db, text, sha256)?.id ?? null
}
