import { healedByBackup } from '../../../../shared/consent/healed-by-backup.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { sha256OfFile } from '../../files/sha256.ts'
import { listBackups, takeBackup, verifiedHead, type Backup } from '../backups/backups.ts'
import { change } from '../events/change.ts'
import { connectCopy } from '../database/connection.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { closeStore, openStore } from '../opening/open.ts'
import {
  missingHere,
  recordForeign,
  selectForeign,
  type ForeignOptOut,
} from '../events/opt-out-again.ts'
import { endOfBlocks } from '../events/temporary-blocks.ts'
import { replaceLedger } from './replace.ts'
import { value } from '../database/sql.ts'

export interface RestorePreview {
  /** People whom the backup keeps out and the list does not, or not so widely, any more. */
  readonly comeBack: number
  /** People who opted out since; they stay on the list. */
  readonly stay: number
  /** People who, by its seal, were on a list that is refused and could be found nowhere. */
  readonly lost: number
}

export interface RestoreReport extends RestorePreview {
  readonly backup: string
  /** `merged` into a list that is sound, or `replaced` one that was missing or damaged. */
  readonly how: 'merged' | 'replaced'
  /** The batches that undo the restore when they are undone, all of one import. */
  readonly batches: { readonly first: number; readonly last: number } | null
  /** The backup of the list as it was just before; `null` when there was nothing to back up. */
  readonly before: string | null
}

/**
 * What restoring a backup into a sound list would do.
 *
 * @throws AppError `backup_not_found`, `backup_unusable`
 */
export function previewRestore(db: ReadDb, name: string, clock: Clock): RestorePreview {
  const { missing, stay } = withBackup(find(db.dataDir, name), (copy) => compare(db, copy, clock))
  return { comeBack: missing.length, stay, lost: 0 }
}

/**
 * Restores a backup. Nobody who is opted out now is freed by it.
 *
 * Into a sound list the backup is merged: whoever stood in it and was lifted since is opted out
 * again, in batches that can be undone, and what was recorded since stays. A list that is refused is
 * put aside and the backup takes its place, with every opt-out that can still be read from it.
 *
 * Opens and closes the ledger itself: close it first.
 *
 * @throws AppError `backup_not_found`, `backup_unusable`, `store_locked`, `store_newer`,
 * `store_read_only`, `disk_full`
 */
export function restoreBackup(
  dataDir: string,
  name: string,
  { operator }: { readonly operator: string },
  clock: Clock,
): RestoreReport {
  const backup = find(dataDir, name)
  verifiedHead(backup.path)
  const db = openIfSound(dataDir, clock)
  if (db === null) return { backup: name, ...replaceLedger(dataDir, backup, operator, clock) }
  try {
    const before = takeBackup(db, 'restore', clock, [name]).name
    return { backup: name, how: 'merged', before, ...merge(db, backup, operator, clock) }
  } finally {
    closeStore(db)
  }
}

function merge(db: WriteDb, backup: Backup, operator: string, clock: Clock) {
  const sha256 = sha256OfFile(backup.path)
  return withBackup(backup, (copy) =>
    change(db, () => {
      const { missing, stay } = compare(db, copy, clock)
      const said = { operator, fileName: backup.name, fileSha256: sha256 }
      const batches = recordForeign(db, missing, { ...said, recordedAt: clock().getTime() })
      return { comeBack: missing.length, stay, lost: 0, batches }
    }),
  )
}

function compare(db: ReadDb, copy: ReadDb, clock: Clock) {
  const by = endOfBlocks(db, clock().getTime())
  const standing = copy.sqlite.prepare(`${selectForeign} ORDER BY e.id`).iterate()
  const current = (function* () {
    for (const row of standing as IterableIterator<ForeignOptOut>) {
      if (row.until === null || row.until > by) yield row
    }
  })()
  const missing = missingHere(db, current)
  const count = (which: ReadDb) =>
    value<number>(which, 'SELECT count(DISTINCT account) FROM suppression')
  const comeBack = new Set(missing.map(({ account, name }) => name ?? account)).size
  return { missing, stay: Math.max(0, count(db) - (count(copy) - comeBack)) }
}

/** The ledger, when nothing is wrong with it that a backup could heal. */
function openIfSound(dataDir: string, clock: Clock): WriteDb | null {
  try {
    return openStore(dataDir, clock)
  } catch (thrown) {
    if (thrown instanceof AppError && healedByBackup(thrown.code)) return null
    throw thrown
  }
}

function find(dataDir: string, name: string): Backup {
  const backup = listBackups(dataDir).find((one) => one.name === name)
  if (!backup) throw new AppError('backup_not_found', { backup: name })
  return backup
}

function withBackup<T>({ path }: Backup, use: (copy: ReadDb) => T): T {
  const copy = { sqlite: connectCopy(path), dataDir: path }
  try {
    return use(copy)
  } finally {
    copy.sqlite.close()
  }
}
