import type { Command } from 'commander'
import type { Instant, Reason, Source } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { requestList, type ListOptions } from './list-request.ts'
import { consentOptions, countryOption, phoneColumnOption } from './options.ts'
import { isUndecided, recordedReply, undecidedReply } from './recorded.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { withApp } from './with-app.ts'

interface ImportOptions extends ListOptions {
  readonly reason: Reason
  readonly source: Source
  readonly note: string
  readonly at?: Instant
}

export function addOptoutImport(optout: Command, session: Session): void {
  const { t } = session
  const command = optout
    .command('import')
    .description(t('cli:optout.import'))
    .argument('<FILE>', t('cli:optout.file'))
    .addOption(phoneColumnOption(t))
    .addOption(countryOption(t))
  for (const option of consentOptions(t, 'import')) command.addOption(option)
  command.action(async (path: string, options: ImportOptions) => {
    answer(session, await withApp(session, (app) => importFile(session, app, path, options)))
  })
}

async function importFile(
  session: Session,
  app: App,
  path: string,
  options: ImportOptions,
): Promise<Reply> {
  const { reason, source, note, at } = options
  const list = await requestList(app, path, options)
  const details = { list, scope: 'everything', reason, source, note, happenedAt: at ?? null }
  try {
    const report = await runJob(session, app, 'optouts.import', {
      ...details,
      dryRun: false,
      onUnreadable: session.yes ? 'skip' : 'refuse',
    })
    return recordedReply(session, report)
  } catch (error) {
    if (!isUndecided(error)) throw error
    // Refused as a whole; a second reading that writes nothing says which rows were the matter.
    const { notUnderstood, problems } = await runJob(session, app, 'optouts.import', {
      ...details,
      dryRun: true,
      onUnreadable: 'skip',
    })
    return undecidedReply(session, notUnderstood, problems)
  }
}
