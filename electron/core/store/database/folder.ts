import { existsSync, readdirSync, realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { folderRisks, type FolderRisk } from '../../../../shared/consent/folder-risks.ts'
import { AppError } from '../../../../shared/errors.ts'

/** Below this much room on the disk no import, backup or restore begins. */
export const LEAST_SPACE = 200 * 2 ** 20

/** What speaks against keeping the ledger in this folder; asked for at the choice and at every start. */
export function risksOfFolder(dataDir: string): FolderRisk[] {
  const folder = nearestExisting(dataDir)
  return folderRisks({
    path: realpathSync(folder),
    fileSystem: fileSystemOf(folder),
    names: folder === dataDir ? readdirSync(dataDir) : [],
  })
}

/**
 * Makes sure that a large write will fit, and leaves room to record opt-outs afterwards.
 *
 * @throws AppError `disk_full` before anything was begun
 */
export function requireSpace(dataDir: string, bytes: number): void {
  const free = freeSpace(dataDir)
  if (free !== null && free < bytes + LEAST_SPACE) {
    throw new AppError('disk_full', { file: dataDir, needed: bytes + LEAST_SPACE, free })
  }
}

/** Bytes that this user may still write; `null` where the system does not tell. */
export function freeSpace(dataDir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearestExisting(dataDir))
    return bavail * bsize
  } catch {
    return null
  }
}

function fileSystemOf(folder: string): number {
  try {
    return statfsSync(folder).type
  } catch {
    return 0
  }
}

function nearestExisting(folder: string): string {
  const above = dirname(folder)
  return existsSync(folder) || above === folder ? folder : nearestExisting(above)
}
