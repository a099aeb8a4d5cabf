import type { Command } from 'commander'
import { AppError } from '../../shared/errors.ts'
import type { MessageKey } from '../../shared/locales/messages.ts'
import type { Session } from './session.ts'

/** The names that the tree of commands keeps for what is still to come, by the noun they stand under. */
const planned = {
  '': {
    scan: 'cli:planned.scan',
  },
  review: {
    list: 'cli:planned.review_list',
    accept: 'cli:planned.review_accept',
    reject: 'cli:planned.review_reject',
  },
} as const satisfies Record<string, Record<string, MessageKey>>

/** Adds the planned commands of one noun: listed apart, and honest about themselves when called. */
export function addPlanned(parent: Command, noun: keyof typeof planned, { t }: Session): void {
  for (const [verb, description] of Object.entries(planned[noun])) {
    parent
      .command(verb)
      .description(t(description))
      .helpGroup(t('cli:help.planned'))
      .argument('[...]')
      .allowUnknownOption()
      .action(() => {
        throw new AppError('not_built_yet', { command: `${noun} ${verb}`.trim() })
      })
  }
}
