import { createHmac } from 'node:crypto'
import type { ReadDb } from '../database/handle.ts'
import { value } from '../database/sql.ts'

/** A keyed hash over an entry: whoever invents a protocol number cannot make it. */
export function checkOfEntry(db: ReadDb, entry: number): Uint8Array {
  const secret = value<Uint8Array>(db, `SELECT value FROM meta WHERE name = 'secret'`)
  return createHmac('sha256', secret).update(`receipt:${entry}`).digest()
}
