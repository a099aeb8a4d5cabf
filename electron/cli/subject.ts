import type { Command } from 'commander'
import type { Country } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { oneNumber } from './one-number.ts'
import { countryOption } from './options.ts'
import { answer, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { ask, countryFor, withApp } from './with-app.ts'

interface SubjectOptions {
  readonly receipt?: true
  readonly country?: Country
}

export function addSubject(program: Command, session: Session): void {
  const { t } = session
  program
    .command('subject')
    .description(t('cli:planned.subject'))
    .argument('<NUMBER>', t('ledger:number'))
    .option('--receipt', t('ledger:subject.receipt'))
    .addOption(countryOption(t))
    .action(async (number: string, options: SubjectOptions) => {
      const cell = await oneNumber(session, number)
      answer(session, await withApp(session, (app) => tell(session, app, cell, options)))
    })
}

async function tell(
  { locale }: Session,
  app: App,
  cell: string,
  { receipt, country: given }: SubjectOptions,
): Promise<Reply> {
  const asked = { cell, locale, country: await countryFor(app, given) }
  if (receipt) {
    const made = await ask(app, 'subjects.receipt', asked)
    return { document: made, text: [made.text] }
  }
  const { text, ...subject } = await ask(app, 'subjects.describe', asked)
  return { document: subject, text }
}
