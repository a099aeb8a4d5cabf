import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const LEDGER = 'lista-limpa.db'

/** The database file of the ledger in a data folder. */
export function storePath(dataDir: string): string {
  return join(dataDir, LEDGER)
}

/** The small file beside the ledger that remembers how far it had come. */
export function sealPath(dataDir: string): string {
  return join(dataDir, 'lista-limpa.seal')
}

/** Says who is writing to the ledger right now. A label, not the lock itself, which is SQLite's. */
export function writerPath(dataDir: string): string {
  return join(dataDir, 'lista-limpa.writer')
}

/** The suppressed keys as a cleaning needs them: a copy that may be thrown away at any time. */
export function keySnapshotPath(dataDir: string): string {
  return join(dataDir, 'lista-limpa.keys')
}

/** Whether a file of the data folder is the ledger's own: itself, what belongs to it, its backups. */
export function isLedgerFile(dataDir: string, path: string): boolean {
  const own = [join(dataDir, 'lista-limpa.'), backupsDir(dataDir), setAsideDir(dataDir)]
  return own.some((start) => path.startsWith(start))
}

export function backupsDir(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** Whether the ledger's name is taken, even by a link that leads nowhere. */
export function ledgerExists(dataDir: string): boolean {
  return lstatSync(storePath(dataDir), { throwIfNoEntry: false }) !== undefined
}

/** Whether anything shows that a ledger once stood here: its seal, its write-ahead log, its backups. */
export function hasTraces(dataDir: string): boolean {
  const leftBehind = ['-wal', '-journal', '-shm'].map((suffix) => storePath(dataDir) + suffix)
  return [sealPath(dataDir), ...leftBehind].some((path) => existsSync(path)) || hasBackups(dataDir)
}

function hasBackups(dataDir: string): boolean {
  const folder = backupsDir(dataDir)
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.db'))
}

/** Says that a backup is taking the place of the ledger just now. */
export function restoringPath(dataDir: string): string {
  return join(dataDir, 'lista-limpa.restoring')
}

/** Ledgers that were too damaged to open, put aside when a backup took their place. */
export function setAsideDir(dataDir: string): string {
  return join(dataDir, 'set-aside')
}
