import { Option, type Command } from 'commander'
import {
  eraseBackupsSchema,
  type EraseBackups,
  type Erased,
} from '../../shared/contract/subjects.ts'
import type { Country } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { numberTwice, type TypedTwice } from './one-number.ts'
import { countryOption } from './options.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { countryFor, withApp } from './with-app.ts'

interface EraseOptions {
  readonly confirm?: string
  readonly backups: EraseBackups
  readonly country?: Country
}

export function addErase(program: Command, session: Session): void {
  const { t } = session
  program
    .command('erase')
    .description(t('cli:planned.erase'))
    .argument('<NUMBER>', t('ledger:number'))
    .option('--confirm <NUMBER>', t('ledger:confirm_number'))
    .addOption(
      new Option('--backups <WHAT>', t('ledger:erase.backups'))
        .choices(eraseBackupsSchema.options)
        .default('rewrite'),
    )
    .addOption(countryOption(t))
    .action(async (number: string, options: EraseOptions) => {
      const twice = await numberTwice(session, number, options.confirm)
      answer(session, await withApp(session, (app) => erase(session, app, twice, options)))
    })
}

async function erase(
  session: Session,
  app: App,
  twice: TypedTwice,
  { backups, country: given }: EraseOptions,
): Promise<Reply> {
  const country = await countryFor(app, given)
  const erased = await runJob(session, app, 'subjects.erase', { ...twice, country, backups })
  return { document: erased, text: session.quiet ? [] : eraseLines(session, erased) }
}

function eraseLines({ t }: Session, erased: Erased): string[] {
  const { events, rewritten, removed, left, files, lingers } = erased
  const listed = (names: readonly string[], line: string) =>
    names.length === 0 ? [] : [line, ...names.map((name) => `  ${name}`)]
  return [
    t('safety:erase.done', { count: events }),
    t('safety:erase.stays'),
    ...listed(rewritten, t('safety:erase.rewritten', { count: rewritten.length })),
    ...listed(removed, t('ledger:erase.removed', { count: removed.length })),
    ...listed(left, t('safety:erase.left', { count: left.length })),
    ...listed(files, t('safety:erase.files', { count: files.length })),
    ...(lingers ? [t('safety:erase.lingers')] : []),
  ]
}
