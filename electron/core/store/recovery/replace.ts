import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import type { Backup } from '../backups/backup-names.ts'
import { connect } from '../database/connection.ts'
import { replaceDurably, syncFile, syncFolder } from '../../files/durable-file.ts'
import { patiently } from '../../files/patiently.ts'
import { eraseByName } from '../erasing/erase-by-name.ts'
import { emptyWriteAheadLog } from '../erasing/erase-files.ts'
import { restoringPath, sealPath, setAsideDir, storePath } from '../database/files.ts'
import type { WriteDb } from '../database/handle.ts'
import { migrate } from '../database/migrate.ts'
import { missingHere, recordForeign } from '../events/opt-out-again.ts'
import { salvage, type Salvaged } from './salvage.ts'
import { publishSeal, sealBeside } from '../seal/seal.ts'
import { value } from '../database/sql.ts'
import { toStoreError } from '../database/sqlite-errors.ts'
import { verifyWhole } from '../seal/verify.ts'
import { writerNow } from '../database/writer.ts'

/** What a replacement intends, kept beside the ledger until it is done. */
const intentSchema = z.strictObject({ temp: z.string(), aside: z.string() })
type Intent = z.infer<typeof intentSchema>

/**
 * Puts a backup in the place of a ledger that is missing or cannot be trusted. First everything is
 * made ready in a file of its own: the backup, the opt-outs that can still be read from the damaged
 * ledger, its erasures. Then the intent is written down and carried out; a crash in between is taken
 * up by `finishReplacing`. The damaged ledger is put aside, never deleted.
 */
export function replaceLedger(dataDir: string, backup: Backup, operator: string, clock: Clock) {
  const temp = `${storePath(dataDir)}.new-${process.pid}-${randomBytes(6).toString('hex')}`
  const release = holdOff(dataDir)
  try {
    const report = prepare(dataDir, temp, backup, operator, clock)
    const aside = `${clock().toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}`
    const intent: Intent = { temp: basename(temp), aside }
    replaceDurably(restoringPath(dataDir), JSON.stringify(intent))
    finishReplacing(dataDir, release)
    return { how: 'replaced', before: null, ...report } as const
  } catch (thrown) {
    release()
    if (!existsSync(restoringPath(dataDir))) removeDatabase(temp)
    throw toStoreError(thrown, dataDir)
  }
}

/**
 * Carries out a replacement that was prepared, also one that a crash interrupted.
 *
 * @param onPutAside the old ledger has lost its name: whoever waited for it may find out
 */
export function finishReplacing(dataDir: string, onPutAside = () => {}): void {
  const intent = readIntent(dataDir)
  if (intent === null) return
  const temp = join(dataDir, intent.temp)
  if (existsSync(temp)) {
    putAside(dataDir, intent.aside)
    onPutAside()
    patiently(() => renameSync(temp, storePath(dataDir)))
    syncFolder(dataDir)
  }
  const sqlite = connect(storePath(dataDir), 'write')
  try {
    const db = { sqlite, dataDir } as WriteDb
    verifyWhole(db)
    publishSeal(db)
    emptyWriteAheadLog(db)
  } finally {
    sqlite.close()
  }
  rmSync(restoringPath(dataDir), { force: true })
  syncFolder(dataDir)
}

function prepare(dataDir: string, temp: string, backup: Backup, operator: string, clock: Clock) {
  const saved = salvage(storePath(dataDir))
  const sealed = sealedPeople(dataDir)
  copyFileSync(backup.path, temp)
  const sqlite = connect(temp, 'write')
  try {
    const db = { sqlite, dataDir } as WriteDb
    migrate(sqlite)
    const report = sqlite
      .transaction(() => takeOver(db, saved, backup, operator, clock))
      .immediate()
    verifyWhole(db)
    emptyWriteAheadLog(db)
    const people = value<number>(db, 'SELECT count(DISTINCT account) FROM suppression')
    return { ...report, lost: Math.max(0, sealed - people) }
  } finally {
    sqlite.close()
    for (const suffix of ['-wal', '-shm']) rmSync(temp + suffix, { force: true })
    syncFile(temp)
  }
}

/** How many people the seal says were on the list that is refused; none when it says nothing. */
function sealedPeople(dataDir: string): number {
  try {
    return sealBeside(dataDir)?.suppressed ?? 0
  } catch {
    return 0
  }
}

function takeOver(
  db: WriteDb,
  { optOuts, erased }: Salvaged,
  backup: Backup,
  operator: string,
  clock: Clock,
) {
  eraseByName(db, erased, operator, clock)
  const comeBack = value<number>(db, 'SELECT count(DISTINCT account) FROM suppression')
  const missing = missingHere(db, optOuts)
  const said = { operator, fileName: backup.name, fileSha256: null }
  const batches = recordForeign(db, missing, { ...said, recordedAt: clock().getTime() })
  return { comeBack, stay: missing.length, batches }
}

function putAside(dataDir: string, name: string): void {
  const folder = join(setAsideDir(dataDir), name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const ledger = storePath(dataDir)
  for (const path of [ledger, `${ledger}-wal`, `${ledger}-shm`, sealPath(dataDir)]) {
    // A shortcut is put aside as one; what it leads to is not ours.
    try {
      patiently(() => renameSync(path, join(folder, basename(path))))
    } catch (thrown) {
      if (!isGone(thrown)) throw thrown
    }
  }
  syncFolder(folder)
}

/**
 * Keeps other programs from writing to the ledger that is about to be replaced. One that is too
 * damaged to lock is too damaged to be written to.
 */
function holdOff(dataDir: string): () => void {
  if (process.platform === 'win32') return () => {}
  let sqlite: Database.Database | null = null
  try {
    sqlite = new Database(storePath(dataDir), { fileMustExist: true, timeout: 2000 })
    sqlite.exec('BEGIN IMMEDIATE')
  } catch (thrown) {
    sqlite?.close()
    const isBusy = thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')
    if (isBusy) throw new AppError('store_locked', writerNow(dataDir), thrown)
    return () => {}
  }
  return () => sqlite.close()
}

function readIntent(dataDir: string): Intent | null {
  try {
    return intentSchema.parse(JSON.parse(readFileSync(restoringPath(dataDir), 'utf8')))
  } catch (thrown) {
    if (isGone(thrown)) return null
    throw thrown
  }
}

function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
}
