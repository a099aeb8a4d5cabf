import type { Command } from 'commander'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { ask, withApp } from './with-app.ts'

export function addStore(program: Command, session: Session): void {
  const { t } = session
  const store = program.command('store').description(t('cli:store.about'))
  store
    .command('check')
    .description(t('cli:store.check'))
    .action(async () => answer(session, await check(session)))
  store
    .command('path')
    .description(t('cli:store.path'))
    .action(async () => answer(session, await path(session)))
  store
    .command('rebuild')
    .description(t('cli:planned.store_rebuild'))
    .action(async () => answer(session, await rebuild(session)))
}

async function check(session: Session): Promise<Reply> {
  const { t } = session
  const health = await withApp(session, (app) => ask(app, 'store.check', {}))
  const { events, suppressed, digest, problems } = health
  return {
    document: health,
    text: [
      t('cli:store.suppressed', { count: suppressed }),
      t('cli:store.events', { count: events }),
      t('cli:store.digest', { digest }),
      t('cli:store.sound'),
      ...problems.map((problem) => t(`store:problem.${problem}`)),
    ],
    exitCode: 0,
  }
}

/** Derives the list again from its history: the way out when only the derived part is damaged. */
async function rebuild(session: Session): Promise<Reply> {
  const { t, quiet } = session
  const rebuilt = await withApp(session, (app) => runJob(session, app, 'store.rebuild', {}))
  const { same, suppressed, events, digest } = rebuilt
  const lines = [
    t(same ? 'ledger:rebuild.same' : 'ledger:rebuild.changed'),
    t('cli:store.suppressed', { count: suppressed }),
    t('cli:store.events', { count: events }),
    t('ledger:rebuild.digest', { digest }),
  ]
  return { document: rebuilt, text: quiet ? [] : lines }
}

/** Where the ledger is or would be; answered without opening it, so also when it is refused. */
async function path({ dataDir }: Session): Promise<Reply> {
  const { storePath } = await import('../core/store/opening/open.ts')
  const file = storePath(dataDir)
  return { document: { path: file, dataDir }, text: [file] }
}
