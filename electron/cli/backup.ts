import type { Command } from 'commander'
import type { BackupView, Restored } from '../../shared/contract/store.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../core/app.ts'
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
  backup
    .command('restore')
    .description(t('cli:planned.backup_restore'))
    .argument('[NAME]', t('ledger:backup.name'))
    .option('--dry-run', t('ledger:option.dry_run'))
    .action(async (name: string | undefined, { dryRun }: { dryRun?: true }) => {
      const run = (app: App) => restore(session, app, name, dryRun === true)
      answer(session, await withApp(session, run))
    })
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

/** Restores the backup of that name, or the newest that is whole. */
async function restore(
  session: Session,
  app: App,
  given: string | undefined,
  dryRun: boolean,
): Promise<Reply> {
  const name = given ?? (await newestGood(app))
  const restored = await runJob(session, app, 'backups.restore', { name, dryRun })
  return { document: restored, text: session.quiet ? [] : restoreLines(session, restored, dryRun) }
}

async function newestGood(app: App): Promise<string> {
  const { backup } = await ask(app, 'backups.newestGood', {})
  if (backup === null) throw new AppError('no_good_backup')
  return backup.name
}

function restoreLines({ t }: Session, restored: Restored, dryRun: boolean): string[] {
  const { from, comeBack, stay, lost, how, before, batch } = restored
  return [
    ...(dryRun ? [] : [t(`safety:restore.${how}`, { name: from })]),
    t('safety:restore.come_back', { count: comeBack }),
    ...(stay === 0 && lost > 0 ? [] : [t('safety:restore.stay', { count: stay })]),
    ...(lost > 0 ? [t('safety:restore.lost', { count: lost })] : []),
    ...(before === null ? [] : [t('ledger:restore.before', { name: before })]),
    ...(batch === null ? [] : [t('ledger:batch_made', { batch })]),
    ...(dryRun ? [t('cli:clean.nothing_written')] : []),
  ]
}

function backupLine({ t, locale }: Session, backup: BackupView): string {
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
