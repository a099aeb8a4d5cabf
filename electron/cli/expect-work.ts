import { expectTask } from '../core/jobs/run-task.ts'

/**
 * Looks at a command line before anything of the program is loaded, and begins the thread that will
 * do its work. Two things then load side by side. Only a guess: the commands decide what is done,
 * and a thread that was begun in vain is left behind.
 */
export function expectWork(argv: readonly string[]): void {
  if (argv.includes('--help') || argv.includes('-h')) return
  if (argv.includes('clean')) expectTask(argv.includes('--dry-run') ? 'check' : 'clean')
  else if (argv.includes('optout') && argv.includes('import')) expectTask('importOptOuts')
}
