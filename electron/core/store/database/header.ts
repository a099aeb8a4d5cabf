import { closeSync, lstatSync, openSync, readSync } from 'node:fs'
import { AppError } from '../../../../shared/errors.ts'
import { SCHEMA_VERSION } from './migrations/migrations.ts'

/** `PRAGMA application_id` of our ledgers: "LLim". */
export const APPLICATION_ID = 0x4c_4c_69_6d

const HEADER_BYTES = 100

/**
 * Looks at a ledger file from outside, before SQLite may touch it: opening a zero-byte file as a
 * database gives a valid, empty one, and an empty ledger means messages to people who said no.
 *
 * Offsets: https://sqlite.org/fileformat.html#the_database_header
 *
 * @throws AppError `store_symlink`, `store_empty_file`, `store_not_a_database`, `store_newer`
 */
export function checkLedgerFile(path: string): void {
  const facts = lstatSync(path)
  const isOtherName = facts.isSymbolicLink() || (facts.isFile() && facts.nlink > 1)
  if (isOtherName) throw new AppError('store_symlink', { path })
  if (!facts.isFile()) throw new AppError('store_not_a_database', { path })
  if (facts.size === 0) throw new AppError('store_empty_file', { path })

  const header = readHeader(path)
  const isOurs =
    header.length === HEADER_BYTES &&
    header.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
    header.readUInt32BE(68) === APPLICATION_ID
  if (!isOurs) throw new AppError('store_not_a_database', { path })
  refuseNewer(header.readUInt32BE(60))
}

/** @throws AppError `store_newer` */
export function refuseNewer(version: number): void {
  if (version > SCHEMA_VERSION) {
    throw new AppError('store_newer', { found: version, known: SCHEMA_VERSION })
  }
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  try {
    return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0))
  } finally {
    closeSync(file)
  }
}
