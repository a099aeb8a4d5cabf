import { Command, CommanderError, Option } from 'commander'
import { toAppError, type AppError } from '../../shared/errors.ts'
import { locales } from '../../shared/model.ts'
import { version } from '../version.ts'
import { addBackup } from './backup.ts'
import { addClean } from './clean.ts'
import { addConvert } from './convert.ts'
import { addErase } from './erase.ts'
import { localizedHelp } from './help.ts'
import { addHistory } from './history.ts'
import { addHost } from './host.ts'
import { addInspect } from './inspect.ts'
import { addIdentify } from './identify.ts'
import { addMerge } from './merge.ts'
import { addPlanned } from './not-built.ts'
import { addOptout } from './optout.ts'
import { answer, failure } from './reply.ts'
import { rescue } from './rescue.ts'
import { readSession, type Session } from './session.ts'
import { addStore } from './store.ts'
import { addSubject } from './subject.ts'
import { usageError } from './usage.ts'
import { addVerify } from './verify.ts'

/** Runs one command line to its end. The outcome is on stdout, on stderr and in the exit code. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  endWithTheReader()
  const session = readSession(argv, process.env)
  try {
    await createProgram(session).parseAsync([...argv], { from: 'user' })
  } catch (thrown) {
    if (wasHelp(thrown)) return
    const error = toFailure(session, thrown)
    const { error: refusal, lines } = await rescue(session, error)
    answer(session, failure(session, refusal, { lines }))
  }
}

/** The whole tree of commands, in the language of the session. */
export function createProgram(session: Session): Command {
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
  addClean(program, session)
  addHistory(program, session)
  addVerify(program, session)
  addOptout(program, session)
  addIdentify(program, session)
  addConvert(program, session)
  addSubject(program, session)
  addErase(program, session)
  addInspect(program, session)
  addStore(program, session)
  addBackup(program, session)
  addMerge(program, session)
  addHost(program, session)
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
