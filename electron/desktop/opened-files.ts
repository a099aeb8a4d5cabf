import { statSync } from 'node:fs'
import { resolve } from 'node:path'

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
