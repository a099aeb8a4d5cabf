import { accessSync, constants, statSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { mayBeHeld } from '../files/patiently.ts'

/** What the operating system's refusals to write mean to a person. */
const sentences: Readonly<Record<string, 'disk_full' | 'file_locked'>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EBUSY: 'file_locked',
  ETXTBSY: 'file_locked',
}

/** The system's own code of a failed system call, such as `ENOSPC`; empty for any other error. */
export function systemCode(thrown: unknown): string {
  if (!(thrown instanceof Error && 'errno' in thrown && 'code' in thrown)) return ''
  return String(thrown.code)
}

/**
 * Turns a failed write of one output into the sentence for it; everything else stays what it is.
 *
 * @param name the file as its operator knows it
 */
export function toWriteError(thrown: unknown, name: string): unknown {
  const code = systemCode(thrown)
  if (code === '') return thrown
  return new AppError(sentences[code] ?? 'target_not_writable', { file: name }, thrown)
}

/** @throws AppError that says which file could not be written */
export function naming<T>(target: string, write: () => T): T {
  try {
    return write()
  } catch (thrown) {
    throw toWriteError(thrown, basename(target))
  }
}

/**
 * `toWriteError` of a file that could not take its name. Windows refuses to replace a file that
 * Excel has open with the code of a missing permission; it is told by the file being there and ours.
 */
export function toRenameError(
  thrown: unknown,
  target: string,
  platform: NodeJS.Platform = process.platform,
): unknown {
  const file = basename(target)
  return mayBeHeld(thrown, platform) && isOurs(target)
    ? new AppError('file_locked', { file }, thrown)
    : toWriteError(thrown, file)
}

function isOurs(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
