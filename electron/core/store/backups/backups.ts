import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { backupsToKeep } from '../../../../shared/consent/thin-backups.ts'
import { AppError } from '../../../../shared/errors.ts'
import { wallDay, type Clock } from '../../clock.ts'
import { backupName, listBackups, type Backup, type BackupReason } from './backup-names.ts'
import { connectCopy } from '../database/connection.ts'
import { syncFile, syncFolder } from '../../files/durable-file.ts'
import { patiently } from '../../files/patiently.ts'
import { backupsDir, storePath } from '../database/files.ts'
import { requireSpace } from '../database/folder.ts'
import type { ReadDb } from '../database/handle.ts'
import { checkLedgerFile } from '../database/header.ts'
import { headOf } from '../seal/heads.ts'
import { sealInside } from '../seal/seal.ts'
import { all, run, value } from '../database/sql.ts'
import { toStoreError } from '../database/sqlite-errors.ts'
import { verifyWhole } from '../seal/verify.ts'

export { listBackups, type Backup, type BackupReason } from './backup-names.ts'

/**
 * Writes a backup of the ledger as it is now. It appears under its name only when the copy itself
 * has been verified to the last event; older ones are thinned afterwards.
 *
 * @param keeping names of older ones that must not be thinned now
 * @throws AppError `disk_full`, `store_read_only`, `backup_unusable`
 */
export function takeBackup(
  db: ReadDb,
  why: BackupReason,
  clock: Clock,
  keeping: readonly string[] = [],
): Backup {
  const { suppressed, head } = sealInside(db)
  const name = backupName(clock(), why, suppressed)
  refusing(db.dataDir, () => {
    requireSpace(db.dataDir, statSync(storePath(db.dataDir)).size)
    writeCopy(db, name, (copy) => verifiedHead(copy) === head)
  })
  thinBackups(db.dataDir, clock, [name, ...keeping])
  const taken = listBackups(db.dataDir).find((backup) => backup.name === name)
  if (!taken) throw new AppError('backup_unusable', { file: name })
  return taken
}

/**
 * Writes a backup of a ledger of an older version, just before it is migrated. Its tables are not
 * those of this program, so the copy is compared with the original by SQLite's check and its totals.
 *
 * @throws AppError as `takeBackup` does
 */
export function takeMigrationBackup(db: ReadDb, clock: Clock): string {
  const totals = JSON.stringify(all(db, 'SELECT * FROM seal'))
  const suppressed = value<number>(db, 'SELECT suppressed FROM seal')
  const name = backupName(clock(), 'migration', suppressed)
  refusing(db.dataDir, () => writeCopy(db, name, (copy) => isSoundWith(copy, totals)))
  return name
}

/** Whether SQLite finds nothing wrong with a copy, and its totals are those of the original. */
function isSoundWith(path: string, totals: string): boolean {
  const copy = connectCopy(path)
  try {
    const isSound = copy.pragma('integrity_check', { simple: true }) === 'ok'
    return isSound && JSON.stringify(copy.prepare('SELECT * FROM seal').all()) === totals
  } finally {
    copy.close()
  }
}

/**
 * Copies the ledger to the backups, under its name only once the copy is known to be good.
 *
 * @throws AppError `backup_unusable`, and whatever SQLite or the system refuses
 */
function writeCopy(db: ReadDb, name: string, isGood: (copy: string) => boolean): void {
  const folder = backupsDir(db.dataDir)
  const temp = join(folder, `.new-${process.pid}-${randomBytes(6).toString('hex')}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    closeSync(openSync(temp, 'wx', 0o600))
    run(db, 'VACUUM INTO ?', temp)
    if (!isGood(temp)) throw new AppError('backup_unusable', { file: name })
    syncFile(temp)
    patiently(() => renameSync(temp, join(folder, name)))
    syncFolder(folder)
  } finally {
    rmSync(temp, { force: true })
  }
}

function refusing(dataDir: string, write: () => void): void {
  try {
    write()
  } catch (thrown) {
    throw toStoreError(thrown, dataDir)
  }
}

/** The day's backup, unless there is one. */
export function takeDailyBackup(db: ReadDb, clock: Clock): Backup | null {
  const today = wallDay(clock())
  const hasOne = listBackups(db.dataDir).some(({ at }) => wallDay(new Date(at)) === today)
  return hasOne ? null : takeBackup(db, 'daily', clock)
}

/**
 * The newest backup that is whole, for whoever has to be offered one.
 *
 * One that was made while the clock was set ahead keeps the latest name for years: of those that go on
 * from it, the one that goes furthest is newer.
 */
export function newestGoodBackup(dataDir: string): Backup | null {
  const backups = listBackups(dataDir)
  const latest = backups.find(({ path }) => isWhole(path))
  if (!latest) return null
  const reach = reachOf(latest.path)
  if (reach === null) return latest
  const further = backups.flatMap((backup) => {
    const batches = reachOf(backup.path, reach)?.batches ?? 0
    return batches > reach.batches ? [{ backup, batches }] : []
  })
  const furthestFirst = further.toSorted((one, other) => other.batches - one.batches)
  return furthestFirst.find(({ backup }) => isWhole(backup.path))?.backup ?? latest
}

interface Reach {
  readonly batches: number
  readonly head: string
}

/** How far a backup goes; `null` when it cannot be read, or does not go on from where another ends. */
function reachOf(path: string, from: Reach | null = null): Reach | null {
  try {
    const sqlite = connectCopy(path)
    try {
      const copy = { sqlite, dataDir: path }
      const goesOn = from === null || headOf(copy, from.batches) === from.head
      return goesOn ? sealInside(copy) : null
    } finally {
      sqlite.close()
    }
  } catch {
    return null
  }
}

/**
 * The head of a copy that is whole.
 *
 * @throws AppError `backup_unusable`
 */
export function verifiedHead(path: string): string {
  try {
    checkLedgerFile(path)
    const sqlite = connectCopy(path)
    try {
      const copy = { sqlite, dataDir: path }
      // In a transaction much of it can be read from the pages of the file.
      sqlite.transaction(() => verifyWhole(copy))()
      return sealInside(copy).head
    } finally {
      sqlite.close()
    }
  } catch (thrown) {
    throw new AppError('backup_unusable', { file: basename(path) }, thrown)
  }
}

function isWhole(path: string): boolean {
  try {
    verifiedHead(path)
    return true
  } catch {
    return false
  }
}

function thinBackups(dataDir: string, clock: Clock, keeping: readonly string[]): void {
  const backups = listBackups(dataDir)
  const now = clock()
  const offsetMs = -now.getTimezoneOffset() * 60_000
  const kept = backupsToKeep(backups, now.toISOString(), offsetMs)
  for (const { name, path } of backups) {
    if (!kept.has(name) && !keeping.includes(name)) rmSync(path, { force: true })
  }
}
