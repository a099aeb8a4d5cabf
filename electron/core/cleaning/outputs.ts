import { dirname } from 'node:path'
import { openPendingFile, type PendingFile } from './pending-file.ts'
import { publishAll } from './publish.ts'
import { removeStaleTemps } from './temp-names.ts'
import { naming } from './write-errors.ts'
import { openWriteBehind } from './writing/write-behind.ts'

export interface Outputs {
  /** Starts a file that will stand at `target`; its failures name it. */
  open(target: string): PendingFile
  /**
   * Gives every file its name, all or none. They must be sealed.
   *
   * The first that was opened comes last: a program that is ended meanwhile leaves no clean list
   * without its report.
   *
   * @param settle the last step; when it throws, no file keeps its name
   * @param stale files that go away with the same step
   */
  publish(replace: boolean, settle?: () => void, stale?: readonly string[]): void
}

/**
 * Lends a set of new files to `use`. Whatever it did not publish is gone afterwards.
 *
 * @param alongside whether a thread of its own writes them, which is worth it for large ones
 */
export function withOutputs<T>(use: (outputs: Outputs) => T, alongside = false): T {
  const files: PendingFile[] = []
  const behind = alongside ? openWriteBehind() : null
  try {
    return use({
      open(target) {
        naming(target, () => removeStaleTemps(dirname(target)))
        const file = openPendingFile(target, behind?.open)
        files.push(file)
        return file
      },
      publish: (replace, settle, stale) => publishAll(files.toReversed(), replace, settle, stale),
    })
  } finally {
    for (const file of files) file.discard()
    behind?.close()
  }
}
