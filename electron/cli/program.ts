import { Command, CommanderError, Option } from 'commander'
import { toAppError, type AppError } from '../../shared/errors.ts'
import { locales } from '../../shared/model.ts'
import { version } from '../version.ts'
import { localizedHelp } from './help.ts'
import { addPlanned } from './not-built.ts'
import { answer, failure } from './reply.ts'
import { rescue } from './rescue.ts'
import { firstWord, readSession, type Session } from './session.ts'
import { usageError } from './usage.ts'

/** Every command, in the order of the help; each is loaded when it is the one that was typed. */
const commands: Readonly<
  Record<string, () => Promise<(program: Command, session: Session) => void>>
> = {
  clean: async () => (await import('./clean.ts')).addClean,
  history: async () => (await import('./history.ts')).addHistory,
  verify: async () => (await import('./verify.ts')).addVerify,
  optout: async () => (await import('./optout.ts')).addOptout,
  identify: async () => (await import('./identify.ts')).addIdentify,
  convert: async () => (await import('./convert.ts')).addConvert,
  subject: async () => (await import('./subject.ts')).addSubject,
  erase: async () => (await import('./erase.ts')).addErase,
  inspect: async () => (await import('./inspect.ts')).addInspect,
  store: async () => (await import('./store.ts')).addStore,
  backup: async () => (await import('./backup.ts')).addBackup,
  merge: async () => (await import('./merge.ts')).addMerge,
  host: async () => (await import('./host.ts')).addHost,
}

/** Runs one command line to its end. The outcome is on stdout, on stderr and in the exit code. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  endWithTheReader()
  const session = readSession(argv, process.env)
  try {
    const program = await createProgram(session, commandIn(argv))
    await program.parseAsync([...argv], { from: 'user' })
  } catch (thrown) {
    if (wasHelp(thrown)) return
    const error = toFailure(session, thrown)
    const { error: refusal, lines } = await rescue(session, error)
    answer(session, failure(session, refusal, { lines }))
  }
}

/** The command that was typed; `null` where all have to be known, for the help or for what is no command. */
function commandIn(argv: readonly string[]): string | null {
  if (argv.includes('--help') || argv.includes('-h')) return null
  const name = firstWord(argv)
  // The version beside other options: no command is needed for it.
  if (name === undefined && (argv.includes('--version') || argv.includes('-V'))) return ''
  return name !== undefined && Object.hasOwn(commands, name) ? name : null
}

/**
 * The tree of commands, in the language of the session.
 *
 * @param only the one command that is needed; all of them without it
 */
export async function createProgram(
  session: Session,
  only: string | null = null,
): Promise<Command> {
  const { t } = session
  const program = new Command('lista-limpa')
    .description(t('cli:about'))
    .version(version, '-V, --version', t('cli:help.version'))
    .helpOption('-h, --help', t('cli:help.help'))
    .helpCommand('help [COMMAND]', t('cli:help.help'))
    .configureHelp(localizedHelp(t))
    .configureOutput({ outputError: () => {}, writeErr: () => {} })
    .exitOverride()
    .option('--data-dir <DIR>', t('cli:option.data_dir'))
    .option('--json', t('cli:option.json'))
    .addOption(new Option('--locale <LANG>', t('cli:option.locale')).choices(locales))
    .option('--quiet', t('cli:option.quiet'))
    .option('--yes', t('cli:option.yes'))
    .addHelpText('after', `\n${t('cli:help.exit_codes')}`)
  for (const [name, load] of Object.entries(commands)) {
    if (only !== null && name !== only) continue
    const add = await load()
    add(program, session)
  }
  addPlanned(program, '', session)
  const review = program.command('review').description(t('cli:planned.review'))
  addPlanned(review.helpGroup(t('cli:help.planned')), 'review', session)
  return program
}

function toFailure({ t }: Session, thrown: unknown): AppError {
  return thrown instanceof CommanderError ? usageError(thrown, t) : toAppError(thrown)
}

/** Help and version that were asked for end commander with an exception too, but are no failure. */
function wasHelp(thrown: unknown): boolean {
  return thrown instanceof CommanderError && thrown.exitCode === 0
}

/** `lista-limpa … | head`: when nobody reads any more there is nothing left to say. */
function endWithTheReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })
}
