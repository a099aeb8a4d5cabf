import type { CommanderError } from 'commander'
import { AppError } from '../../shared/errors.ts'
import type { MessageKey } from '../../shared/locales/messages.ts'
import type { Translate } from '../../shared/locales/translator.ts'

/** What commander found wrong, by the code it gives, and the sentence that says it in our words. */
const sentences: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'cli:usage.unknown_command',
  'commander.unknownOption': 'cli:usage.unknown_option',
  'commander.missingArgument': 'cli:usage.missing_argument',
  'commander.optionMissingArgument': 'cli:usage.option_without_value',
  'commander.missingMandatoryOptionValue': 'cli:usage.missing_option',
  'commander.conflictingOption': 'cli:usage.conflicting_options',
  'commander.invalidArgument': 'cli:usage.wrong_value',
  'commander.excessArguments': 'cli:usage.too_many_arguments',
  'commander.help': 'cli:usage.no_command',
}

/**
 * Turns commander's English error into a usage error in the language of the run.
 * Its message carries the names between quotes: `error: unknown option '--jsn'`.
 */
export function usageError(error: CommanderError, t: Translate): AppError {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name)
  const [, suggestion] = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message) ?? []
  const [, choices] = /Allowed choices are (.+)\./.exec(error.message) ?? []
  const message = [
    t(sentences[error.code] ?? 'cli:usage.other', {
      name: withoutNumbers(quoted[0] ?? ''),
      other: withoutNumbers(quoted[1] ?? ''),
    }),
    choices === undefined ? '' : t('cli:usage.choices', { choices }),
    suggestion === undefined ? '' : t('cli:usage.suggestion', { suggestion }),
    t('cli:usage.see_help'),
  ]
  return new AppError('usage', { message: message.filter((part) => part !== '').join(' ') }, error)
}

/** A phone number typed where a command belongs must not come back in the error text. */
function withoutNumbers(name: string): string {
  return /\d{4}/.test(name) ? '…' : name
}
