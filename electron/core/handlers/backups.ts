import { statSync } from 'node:fs'
import type { BackupView } from '../../../shared/contract/store.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { listBackups, type Backup } from '../store/backups/backups.ts'
import { operatorOf, tellChanged } from './told.ts'

type BackupMethod = Extract<keyof Handlers, `backups.${string}`>

/** Copies of the ledger. Listing them opens none, so it works when the ledger itself is refused. */
export function backupHandlers(context: Context): Pick<Handlers, BackupMethod> {
  const { dataDir, store, jobs } = context
  return {
    'backups.list': () => listBackups(dataDir).map(backupView),
    async 'backups.newestGood'() {
      const found = await runTask('findGoodBackup', { dataDir }).result
      return { backup: found && backupView(found) }
    },
    'backups.create'() {
      store.db()
      return jobs.start((onProgress) => runTask('takeBackup', { dataDir }, onProgress), backupView)
    },
    'backups.restore'({ name, dryRun }) {
      const operator = operatorOf(context)
      // The file may have to be put in the place of another: nobody here may hold it open.
      if (!dryRun) store.close()
      return jobs.start(
        (onProgress) => runTask('restoreBackup', { dataDir, name, operator, dryRun }, onProgress),
        ({ backup, batches, ...report }) => {
          if (!dryRun) tellChanged(context)
          return { ...report, from: backup, batch: batches?.first ?? null }
        },
      )
    },
  }
}

function backupView({ name, at, why, suppressed, path }: Backup): BackupView {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return { name, at, why, suppressed, bytes }
}
