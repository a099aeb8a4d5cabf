import { parseArgs } from 'node:util'
import { localeSchema, type Locale } from '../../shared/model.ts'
import { nearestLocale } from '../../shared/locales/nearest-locale.ts'
import { createTranslator, type Translate } from '../../shared/locales/translator.ts'
import { chooseDataDir } from '../data-dir.ts'

/** What the global options and the environment settle for the whole run. */
export interface Session {
  readonly locale: Locale
  readonly t: Translate
  /** Exactly one JSON document on stdout. */
  readonly json: boolean
  /** No progress and no summaries; answers and errors are still printed. */
  readonly quiet: boolean
  /** Every question gets its safe answer. */
  readonly yes: boolean
  readonly dataDir: string
}

/**
 * Reads the global options wherever they stand in the command line, before the commands are known:
 * the help, and the sentence about a wrong option, already need the language.
 * Wrong values are ignored here and refused by the parser of the commands.
 */
export function readSession(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Session {
  const { values } = parseGlobals(argv)
  const asked = localeSchema.safeParse(values.locale)
  const locale = asked.success ? asked.data : systemLocale(env)
  const dataDir = values['data-dir']
  return {
    locale,
    t: createTranslator(locale),
    json: values.json === true,
    quiet: values.quiet === true,
    yes: values.yes === true,
    dataDir: chooseDataDir(typeof dataDir === 'string' ? dataDir : undefined),
  }
}

/** The first word of a command line that is no option and no option's value: the command, if any. */
export function firstWord(argv: readonly string[]): string | undefined {
  return parseGlobals(argv).positionals[0]
}

function parseGlobals(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    strict: false,
    options: {
      'data-dir': { type: 'string' },
      locale: { type: 'string' },
      json: { type: 'boolean' },
      quiet: { type: 'boolean' },
      yes: { type: 'boolean' },
    },
  })
}

/** The language of the messages after POSIX (XBD 8.2): the first of these that is set and not empty. */
function systemLocale(env: Readonly<Record<string, string | undefined>>): Locale {
  return nearestLocale(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])
}
