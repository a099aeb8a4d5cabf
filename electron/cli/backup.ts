import type { Command } from 'commander'
import type { BackupView } from '../../shared/contract/store.ts'
import { addPlanned } from './not-built.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { ask, withApp } from './with-app.ts'

export function addBackup(program: Command, session: Session): void {
  const { t } = session
  const backup = program.command('backup').description(t('cli:planned.backup'))
  backup
    .command('create')
    .description(t('cli:planned.backup_create'))
    .action(async () => answer(session, await create(session)))
  backup
    .command('list')
    .description(t('cli:planned.backup_list'))
    .action(async () => answer(session, await list(session)))
  addPlanned(backup, 'backup', session)
}

async function create(session: Session): Promise<Reply> {
  const made = await withApp(session, (app) => runJob(session, app, 'backups.create', {}))
  const line = session.t('ledger:backup.made', { name: made.name, count: made.suppressed })
  return { document: made, text: session.quiet ? [] : [line] }
}

async function list(session: Session): Promise<Reply> {
  const backups = await withApp(session, (app) => ask(app, 'backups.list', {}))
  const lines = backups.map((backup) => backupLine(session, backup))
  const none = session.t('ledger:backup.none')
  return { document: { backups }, text: lines.length > 0 ? lines : [none] }
}

export function backupLine({ t, locale }: Session, backup: BackupView): string {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const size = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  })
  return [
    moment.format(new Date(backup.at)),
    t(`ledger:backup.why.${backup.why}`),
    t('cli:store.suppressed', { count: backup.suppressed }),
    size.format(backup.bytes / 1e6),
    backup.name,
  ].join('\t')
}
