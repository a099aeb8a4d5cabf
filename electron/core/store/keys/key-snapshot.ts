import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { endianness } from 'node:os'
import { KEY_VERSION } from '../../../../shared/identity/key-version.ts'
import { keySnapshotPath } from '../database/files.ts'
import type { ReadDb } from '../database/handle.ts'
import { sealBeside, sealInside } from '../seal/seal.ts'
import { value } from '../database/sql.ts'
import { inTableOrder } from './table-order.ts'
import { loadSuppressedKeys, type SuppressedKeys } from './suppressed-keys.ts'

/**
 * The suppressed keys as they lie in memory, in a file beside the ledger: a million are there in ten
 * milliseconds instead of two hundred.
 *
 * The file starts with a keyed digest of everything after it, then says in one line which ledger in
 * which state it was taken from; the two arrays follow. It counts only for exactly that state, and
 * whatever is odd about it means that it is not there.
 */

const DIGEST_BYTES = 32
const HEAD_BYTES = 1024
/** Of one account: its key and its minute. */
const KEY_BYTES = 12

interface LoadedKeys extends SuppressedKeys {
  /** The state of the ledger that they are from. */
  readonly state: string | null
  /** Whether they came from a snapshot. */
  readonly isKept: boolean
}

/** Every suppressed key in the order of a table, from the snapshot where that is current. */
export function suppressedKeysOf(db: ReadDb): LoadedKeys {
  // One transaction: keys and state are of the same moment.
  return db.sqlite.transaction(() => {
    const state = stateOf(db)
    const kept = state && readSnapshot(db, state)
    return { ...(kept || inTableOrder(loadSuppressedKeys(db))), state, isKept: Boolean(kept) }
  })()
}

function readSnapshot(db: ReadDb, state: string): SuppressedKeys | null {
  const file = readParts(keySnapshotPath(db.dataDir))
  if (file === null) return null
  const { head, body } = file
  const count = body.length / KEY_BYTES
  const said = head.subarray(DIGEST_BYTES)
  const isCurrent =
    Number.isInteger(count) &&
    said.equals(headOf(state)) &&
    timingSafeEqual(head.subarray(0, DIGEST_BYTES), digestOf(db, [said, body]))
  if (!isCurrent) return null
  return {
    keys: new Float64Array(body.buffer, 0, count),
    since: new Int32Array(body.buffer, count * 8, count),
  }
}

/** Head and body of a file, the body in a buffer of its own; `null` when there is no such file. */
function readParts(path: string): { head: Buffer; body: Uint8Array<ArrayBuffer> } | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const body = new Uint8Array(Math.max(0, fstatSync(file).size - HEAD_BYTES))
    readSync(file, head, 0, HEAD_BYTES, 0)
    return readSync(file, body, 0, body.length, HEAD_BYTES) === body.length ? { head, body } : null
  } finally {
    closeSync(file)
  }
}

/**
 * Keeps keys that had to be loaded for the next cleaning. Where that is not possible nothing is lost
 * but time, so nothing is said either.
 */
export function writeKeySnapshot(db: ReadDb, { keys, since, state, isKept }: LoadedKeys): void {
  if (isKept || state === null) return
  const parts = [headOf(state), bytesOf(keys), bytesOf(since)]
  const path = keySnapshotPath(db.dataDir)
  const temp = `${path}.new-${process.pid}`
  try {
    writeFileSync(temp, Buffer.concat([digestOf(db, parts), ...parts]), { mode: 0o600 })
    renameSync(temp, path)
    // Somebody may have been erased from the ledger meanwhile.
    if (stateOf(db) !== state) rmSync(path, { force: true })
  } catch {
    rmSync(temp, { force: true })
  }
}

/** What a snapshot is bound to; `null` while the ledger is ahead of its seal, and so in doubt. */
function stateOf(db: ReadDb): string | null {
  const inside = JSON.stringify(sealInside(db))
  const beside = JSON.stringify(sealBeside(db.dataDir))
  if (inside !== beside) return null
  const state = JSON.stringify({ format: 2, keys: KEY_VERSION, order: endianness(), seal: inside })
  return state.length < HEAD_BYTES - DIGEST_BYTES ? state : null
}

function headOf(state: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES - DIGEST_BYTES, ' ')
  head.write(`${state}\n`)
  return head
}

function digestOf(db: ReadDb, parts: readonly Uint8Array[]): Buffer {
  const secret = value<Uint8Array>(db, `SELECT value FROM meta WHERE name = 'secret'`)
  const hash = createHmac('sha256', secret)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
