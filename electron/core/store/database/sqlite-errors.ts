import Database from 'better-sqlite3'
import { AppError } from '../../../../shared/errors.ts'
import { storePath } from './files.ts'
import { writerNow } from './writer.ts'

/**
 * Turns what SQLite or the file system refuses into the sentence for it. Anything else is a fault of
 * the program and stays what it is.
 *
 * The families are those of https://sqlite.org/rescode.html. What cannot be read counts as damage:
 * an answer that might be incomplete must never look like "nobody opted out".
 */
export function toStoreError(thrown: unknown, dataDir: string): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error) || !('code' in thrown)) return thrown
  const path = storePath(dataDir)
  switch (familyOf(String(thrown.code), thrown instanceof Database.SqliteError)) {
    case 'locked':
      return new AppError('store_locked', writerNow(dataDir), thrown)
    case 'full':
      return new AppError('disk_full', { file: path }, thrown)
    case 'refused':
      return new AppError('store_read_only', { path }, thrown)
    case 'not_a_database':
      return new AppError('store_not_a_database', { path }, thrown)
    case 'damaged':
      return new AppError('store_damaged', { path }, thrown)
    default:
      return thrown
  }
}

function familyOf(code: string, fromSqlite: boolean) {
  if (!fromSqlite) return systemFamilies[code]
  const prefix = sqliteFamilies.find(([start]) => code.startsWith(start))
  return prefix?.[1]
}

const sqliteFamilies = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_NOTADB', 'not_a_database'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_FORMAT', 'damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'damaged'],
  ['SQLITE_IOERR_READ', 'damaged'],
  ['SQLITE_IOERR', 'refused'],
  ['SQLITE_READONLY', 'refused'],
  ['SQLITE_CANTOPEN', 'refused'],
  ['SQLITE_PERM', 'refused'],
] as const

const systemFamilies: Readonly<Record<string, 'full' | 'refused'>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'refused',
  EPERM: 'refused',
  EROFS: 'refused',
}
