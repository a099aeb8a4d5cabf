import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupFacts } from '../../../../shared/consent/thin-backups.ts'
import { backupsDir } from '../database/files.ts'

export const backupReasons = [
  'daily',
  'by_hand',
  'import',
  'migration',
  'restore',
  'erase',
] as const
export type BackupReason = (typeof backupReasons)[number]

/** A backup as its name tells it, so that a list of backups opens none of them. */
export interface Backup extends BackupFacts {
  readonly path: string
  readonly why: BackupReason
}

const pattern = /^lista-limpa-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)-([a-z_]+)-(\d+)\.db$/

/** `lista-limpa-2026-11-24T12-00-00-000Z-daily-1520.db`: when, why, how many people. */
export function backupName(at: Date, why: BackupReason, suppressed: number): string {
  return `lista-limpa-${at.toISOString().replaceAll(/[:.]/g, '-')}-${why}-${suppressed}.db`
}

/** The backups of a ledger, newest first. */
export function listBackups(dataDir: string): Backup[] {
  const folder = backupsDir(dataDir)
  if (!existsSync(folder)) return []
  const found = readdirSync(folder).flatMap((name) => parseName(folder, name))
  return found.toSorted((one, other) => other.name.localeCompare(one.name))
}

function parseName(folder: string, name: string): Backup[] {
  const [, stamp, why, suppressed] = pattern.exec(name) ?? []
  const reason = backupReasons.find((known) => known === why)
  if (stamp === undefined || reason === undefined) return []
  const at = stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-/, 'T$1:$2:$3.')
  return [{ name, path: join(folder, name), at, why: reason, suppressed: Number(suppressed) }]
}
