import type { HelpConfiguration } from 'commander'
import type { Translate } from '../../shared/locales/translator.ts'

/** Commander's help in the language of the run, its own few words included. */
export function localizedHelp(t: Translate): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('cli:help.usage'),
    'Arguments:': t('cli:help.arguments'),
    'Options:': t('cli:help.options'),
    'Global Options:': t('cli:help.global_options'),
    'Commands:': t('cli:help.commands'),
  }
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) =>
      usage
        .replace('[options]', `[${t('cli:help.word_options')}]`)
        .replace('[command]', `[${t('cli:help.word_command')}]`),
    styleSubcommandTerm: (term) => term.replace(' [options]', ''),
    optionDescription: ({ description, argChoices }) =>
      argChoices ? `${description} (${argChoices.join(', ')})` : description,
  }
}
