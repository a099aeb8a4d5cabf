import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Account } from '../../../../shared/model.ts'
import { findAccountIds } from '../events/accounts.ts'
import { listBackups } from '../backups/backup-names.ts'
import { verifiedHead } from '../backups/backups.ts'
import { connect, connectCopy } from '../database/connection.ts'
import { syncFile, syncFolder } from '../../files/durable-file.ts'
import { patiently } from '../../files/patiently.ts'
import { emptyWriteAheadLog } from './erase-files.ts'
import { backupsDir, setAsideDir } from '../database/files.ts'
import type { WriteDb } from '../database/handle.ts'
import { isInKeptList } from '../runs/kept-lists.ts'
import { one } from '../database/sql.ts'

export const backupChoices = ['rewrite', 'remove', 'leave'] as const
export type BackupChoice = (typeof backupChoices)[number]

/** What became of the copies that held a person, by file name. */
export interface ErasedFromBackups {
  readonly rewritten: readonly string[]
  readonly removed: readonly string[]
  /** Copies that still hold the person, because that was the choice, or because none can open them. */
  readonly left: readonly string[]
}

/**
 * Takes a person out of the backups as well. One that cannot be opened is taken to hold them, and so
 * are damaged ledgers that were put aside: those can only be removed or left.
 */
export function eraseFromBackups(
  dataDir: string,
  account: Account,
  choice: BackupChoice,
  erase: (copy: WriteDb) => void,
): ErasedFromBackups {
  const done = { rewritten: [] as string[], removed: [] as string[], left: [] as string[] }
  for (const { name, path } of listBackups(dataDir)) {
    const holds = holdsPerson(path, account)
    if (holds === 'no') continue
    if (choice === 'leave') done.left.push(name)
    else if (choice === 'rewrite' && holds === 'yes') {
      rewrite(dataDir, path, erase)
      done.rewritten.push(name)
    } else {
      rmSync(path)
      done.removed.push(name)
    }
  }
  for (const name of setAside(dataDir)) {
    if (choice !== 'leave') rmSync(join(setAsideDir(dataDir), name), { recursive: true })
    done[choice === 'leave' ? 'left' : 'removed'].push(name)
  }
  if (existsSync(backupsDir(dataDir))) syncFolder(backupsDir(dataDir))
  return done
}

function holdsPerson(path: string, account: Account): 'yes' | 'no' | 'unreadable' {
  try {
    const copy = { sqlite: connectCopy(path), dataDir: path }
    try {
      const ids = JSON.stringify(findAccountIds(copy, account))
      const text = `SELECT 1 FROM event e LEFT JOIN named_account n ON n.id = -e.account
        WHERE e.account IN (SELECT value FROM json_each(?)) AND n.kind IS NOT 'erased' LIMIT 1`
      const inLists = account.kind === 'tel' && isInKeptList(copy, account.key)
      return inLists || one(copy, text, ids) !== null ? 'yes' : 'no'
    } finally {
      copy.sqlite.close()
    }
  } catch {
    return 'unreadable'
  }
}

/** Puts a copy without the person in the place of a backup, complete or not at all. */
function rewrite(dataDir: string, path: string, erase: (copy: WriteDb) => void): void {
  const folder = join(
    backupsDir(dataDir),
    `.erasing-${process.pid}-${randomBytes(6).toString('hex')}`,
  )
  const temp = `${folder}.db`
  try {
    copyFileSync(path, temp)
    eraseInCopy(temp, folder, erase)
    verifiedHead(temp)
    syncFile(temp)
    patiently(() => renameSync(temp, path))
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(temp + suffix, { force: true })
  }
}

function eraseInCopy(temp: string, folder: string, erase: (copy: WriteDb) => void): void {
  const sqlite = connect(temp, 'write')
  try {
    const copy = { sqlite, dataDir: folder } as WriteDb
    erase(copy)
    emptyWriteAheadLog(copy)
  } finally {
    sqlite.close()
  }
}

function setAside(dataDir: string): string[] {
  const folder = setAsideDir(dataDir)
  return existsSync(folder) ? readdirSync(folder).map((name) => basename(name)) : []
}
