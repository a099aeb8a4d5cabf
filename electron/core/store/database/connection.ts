import Database from 'better-sqlite3'
import { AppError } from '../../../../shared/errors.ts'
import { rememberFile } from './same-file.ts'

const BUSY_TIMEOUT_MS = 5000
const FULL = 2

/** Pages that a writing connection keeps in memory; a reading one keeps SQLite's own two megabytes. */
const CACHE_KB = 64 * 1024
const LARGEST_CACHE_KB = 256 * 1024

/** What every connection insists on, whatever was set last time. */
const guards = [
  'foreign_keys = ON',
  // A commit that was acknowledged survives a power cut: in WAL mode only FULL promises that
  // (https://sqlite.org/pragma.html#pragma_synchronous), and better-sqlite3 opens with NORMAL.
  'synchronous = FULL',
  // macOS: fsync alone stops at the drive's cache.
  'fullfsync = ON',
  'checkpoint_fullfsync = ON',
  'secure_delete = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  // Sorting spills to memory, never to a file that would hold numbers.
  'temp_store = MEMORY',
]

/**
 * Opens an existing file as a database, with every guard set and read back.
 *
 * A reading connection cannot checkpoint, not even while closing, so it changes nothing in a ledger
 * that turns out to be damaged.
 *
 * @throws AppError `store_not_durable` when the disk or folder does not allow durable commits, and
 * whatever SQLite throws
 */
export function connect(path: string, mode: 'read' | 'write'): Database.Database {
  const sqlite = new Database(path, {
    readonly: mode === 'read',
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MS,
  })
  try {
    setGuards(sqlite)
    if (mode === 'write') {
      sqlite.pragma('journal_mode = WAL')
      sqlite.pragma(`cache_size = -${CACHE_KB}`)
    }
    if (!isDurable(sqlite)) throw new AppError('store_not_durable')
    rememberFile(sqlite, path)
    return sqlite
  } catch (thrown) {
    sqlite.close()
    throw thrown
  }
}

/** Opens a finished copy of a ledger, such as a backup, which needs no durability: nobody writes it. */
export function connectCopy(path: string): Database.Database {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true })
  setGuards(sqlite)
  return sqlite
}

function setGuards(sqlite: Database.Database): void {
  for (const guard of guards) sqlite.pragma(guard)
}

/**
 * Does something that touches indexes all over, with room for those that there are: a large import
 * into a large list takes half the time. Into an empty one it needs no more than usual.
 */
export function withLargeCache<T>(sqlite: Database.Database, work: () => T): T {
  const pages = sqlite.pragma('page_count', { simple: true })
  const size = sqlite.pragma('page_size', { simple: true })
  const fileKb = Math.ceil((Number(pages) * Number(size)) / 1024)
  sqlite.pragma(`cache_size = -${Math.min(LARGEST_CACHE_KB, Math.max(CACHE_KB, fileKb))}`)
  try {
    return work()
  } finally {
    sqlite.pragma(`cache_size = -${CACHE_KB}`)
    sqlite.pragma('shrink_memory')
  }
}

/** Whether this connection's commits survive a power cut. */
export function isDurable(sqlite: Database.Database): boolean {
  const journal = sqlite.pragma('journal_mode', { simple: true })
  const synchronous = sqlite.pragma('synchronous', { simple: true })
  return journal === 'wal' && synchronous === FULL
}
