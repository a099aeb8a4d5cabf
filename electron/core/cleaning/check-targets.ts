import { closeSync, existsSync, openSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { toWriteError } from './write-errors.ts'

/**
 * Refuses targets that would hurt something before any work is done.
 *
 * @param targets final paths of everything that will be written
 * @throws AppError `target_is_input`, `target_exists`, `target_not_writable`, `file_locked`,
 * `invalid_input` when two outputs have one name
 */
export function checkTargets(input: string, targets: readonly string[], replace: boolean): void {
  const original = realpathSync(input)
  const places = targets.map(placeOf)
  if (new Set(places).size < places.length)
    throw new AppError('invalid_input', { field: 'outputs' })
  for (const [index, place] of places.entries()) {
    const file = basename(targets[index] ?? place)
    if (place === original || isSameFile(place, original)) {
      throw new AppError('target_is_input', { file })
    }
    if (!existsSync(place)) continue
    if (statSync(place).isDirectory()) throw new AppError('target_not_writable', { file })
    if (!replace) throw new AppError('target_exists', { file })
    assertOpens(place, file)
  }
}

/** Excel keeps others from the file that it shows; better to hear so before a long cleaning. */
function assertOpens(place: string, file: string): void {
  try {
    closeSync(openSync(place, 'r+'))
  } catch (thrown) {
    throw toWriteError(thrown, file)
  }
}

/** Where a target will really stand, its folder's symbolic links followed. */
function placeOf(target: string): string {
  try {
    return join(realpathSync(dirname(target)), basename(target))
  } catch (thrown) {
    throw toWriteError(thrown, basename(target))
  }
}

/** Whether two names lead to one file: a link, or another spelling on a disk that ignores case. */
function isSameFile(place: string, original: string): boolean {
  if (!existsSync(place)) return false
  const [a, b] = [statSync(place, { bigint: true }), statSync(original, { bigint: true })]
  return a.ino === b.ino && a.dev === b.dev
}
