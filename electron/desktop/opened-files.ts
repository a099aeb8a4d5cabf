import { statSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Files that were to be opened with the program: by a double click, by dropping them on its icon, by
 * starting it again. They wait until the page listens.
 */
export interface OpenedFiles {
  add(paths: readonly string[]): void
  /** The page listens from now on, and gets what waited. */
  listen(deliver: (path: string) => void): void
}

export function createOpenedFiles(): OpenedFiles {
  let waiting: string[] = []
  let deliver: ((path: string) => void) | null = null
  return {
    add(paths) {
      if (deliver) paths.forEach(deliver)
      else waiting.push(...paths)
    },
    listen(to) {
      deliver = to
      waiting.splice(0).forEach(to)
    },
  }
}

/**
 * The files named on a command line. What begins with a dash is for Electron or Chromium, and what is
 * no file is the program's own folder, given in development.
 *
 * @param cwd the folder in which the command line was given
 */
export function filesNamedIn(argv: readonly string[], cwd: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(cwd, argument))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}
