import { AppError, errorFamily } from '../../../shared/errors.ts'
import { systemClock } from '../clock.ts'
import { newestGoodBackup, takeBackup, takeDailyBackup } from '../store/backups/backups.ts'
import { eraseAccount } from '../store/erasing/erase.ts'
import { checkStore } from '../store/opening/health.ts'
import { countEvents } from '../store/events/ledger.ts'
import {
  closeStore,
  openStore,
  openStoreForReading,
  type ReadDb,
  type WriteDb,
} from '../store/opening/open.ts'
import { rebuildStore, repairStore } from '../store/recovery/rebuild.ts'
import { previewRestore, restoreBackup } from '../store/recovery/restore.ts'
import type { TaskMap } from './tasks.ts'

/**
 * What reads or writes the whole ledger, each in a thread of its own. They are short here because
 * the work is the store's.
 */

type Input<N extends keyof TaskMap> = TaskMap[N]['input']
type Output<N extends keyof TaskMap> = TaskMap[N]['output']

export function checkWholeStore({ dataDir }: Input<'checkStore'>): Output<'checkStore'> {
  return reading(dataDir, checkStore)
}

/** Derives the list again from its history; also where that is all that is wrong with it. */
export function rebuildWholeStore({ dataDir }: Input<'rebuildStore'>): Output<'rebuildStore'> {
  try {
    return writing(dataDir, rebuildStore)
  } catch (thrown) {
    if (!isDamaged(thrown)) throw thrown
    return repairStore(dataDir)
  }
}

export function takeBackupNow({ dataDir }: Input<'takeBackup'>): Output<'takeBackup'> {
  return reading(dataDir, (db) => takeBackup(db, 'by_hand', systemClock))
}

export function takeTodaysBackup({ dataDir }: Input<'takeDailyBackup'>): Output<'takeDailyBackup'> {
  return reading(dataDir, (db) => (countEvents(db) === 0 ? null : takeDailyBackup(db, systemClock)))
}

export function findGoodBackup({ dataDir }: Input<'findGoodBackup'>): Output<'findGoodBackup'> {
  return newestGoodBackup(dataDir)
}

/** Restores a backup or, in a trial, tells what restoring it would do to a sound list. */
export function restore({
  dataDir,
  name,
  operator,
  dryRun,
}: Input<'restoreBackup'>): Output<'restoreBackup'> {
  if (!dryRun) return restoreBackup(dataDir, name, { operator }, systemClock)
  const preview = reading(dataDir, (db) => previewRestore(db, name, systemClock))
  return { ...preview, backup: name, how: 'merged', before: null, batches: null }
}

export function erase({ dataDir, account, ...details }: Input<'erase'>): Output<'erase'> {
  return writing(dataDir, (db) => eraseAccount(db, account, details, systemClock))
}

function isDamaged(thrown: unknown): boolean {
  return thrown instanceof AppError && errorFamily(thrown.code) === 'store'
}

function reading<T>(dataDir: string, use: (db: ReadDb) => T): T {
  const db = openStoreForReading(dataDir)
  try {
    return use(db)
  } finally {
    closeStore(db)
  }
}

function writing<T>(dataDir: string, use: (db: WriteDb) => T): T {
  const db = openStore(dataDir, systemClock)
  try {
    return use(db)
  } finally {
    closeStore(db)
  }
}
