import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { syncFolder } from '../files/durable-file.ts'
import { patiently } from '../files/patiently.ts'
import type { PendingFile } from './pending-file.ts'
import { tempName } from './temp-names.ts'
import { systemCode, toRenameError } from './write-errors.ts'

/**
 * Gives finished temporary files their final names: all of them or none.
 *
 * An older file under a final name is kept aside until every name is taken, and comes back when one
 * cannot be: nobody is left with half a result, or with less than before.
 *
 * @param settle the last step, such as remembering the files; when it throws, none keeps its name
 * @param stale files that go away with the same step, because nothing new comes in their place
 * @throws AppError `target_exists`, `file_locked`, `target_not_writable`, and whatever `settle` throws
 */
export function publishAll(
  files: readonly PendingFile[],
  replace: boolean,
  settle: () => void = () => {},
  stale: readonly string[] = [],
): void {
  const undo: (() => void)[] = []
  const asides: string[] = []
  try {
    for (const { temp, target } of files) {
      try {
        const aside = replace ? keepAside(target) : null
        if (aside !== null) asides.push(aside)
        if (replace) patiently(() => renameSync(temp, target))
        else takeFreeName(temp, target)
        undo.unshift(() =>
          aside === null ? rmSync(target, { force: true }) : renameSync(aside, target),
        )
      } catch (thrown) {
        throw toRenameError(thrown, target)
      }
    }
    for (const target of stale) {
      const aside = moveAside(target)
      if (aside === null) continue
      asides.push(aside)
      undo.unshift(() => renameSync(aside, target))
    }
    for (const folder of new Set(files.map(({ target }) => dirname(target)))) syncFolder(folder)
    settle()
  } catch (thrown) {
    for (const step of undo) step()
    throw thrown
  } finally {
    for (const aside of asides) rmSync(aside, { force: true })
  }
}

/** Another name in place of the one that stands at `target`; `null` when nothing does. */
function moveAside(target: string): string | null {
  if (!existsSync(target)) return null
  const aside = tempName(dirname(target))
  try {
    patiently(() => renameSync(target, aside))
  } catch (thrown) {
    throw toRenameError(thrown, target)
  }
  return aside
}

/** A second name for what stands at `target`; `null` when nothing does. */
function keepAside(target: string): string | null {
  if (!existsSync(target)) return null
  const aside = tempName(dirname(target))
  try {
    linkSync(target, aside)
  } catch {
    copyFileSync(target, aside) // FAT and some network folders know no links
  }
  return aside
}

/** Linking fails where a name is taken, which renaming does not. */
function takeFreeName(temp: string, target: string): void {
  try {
    linkSync(temp, target)
    rmSync(temp)
  } catch (thrown) {
    if (systemCode(thrown) === 'EEXIST' || existsSync(target)) {
      throw new AppError('target_exists', { file: basename(target) }, thrown)
    }
    patiently(() => renameSync(temp, target))
  }
}
