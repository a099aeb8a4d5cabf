import { statSync } from 'node:fs'
import type { BackupView } from '../../../shared/contract/store.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { listBackups, type Backup } from '../store/backups.ts'

/** Copies of the ledger. Listing them opens none, so it works when the ledger itself is refused. */
export function backupHandlers({
  dataDir,
  store,
  jobs,
}: Context): Pick<Handlers, 'backups.list' | 'backups.create'> {
  return {
    'backups.list': () => listBackups(dataDir).map(backupView),
    'backups.create'() {
      store.db()
      return jobs.start((onProgress) => runTask('takeBackup', { dataDir }, onProgress), backupView)
    },
  }
}

export function backupView({ name, at, why, suppressed, path }: Backup): BackupView {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return { name, at, why, suppressed, bytes }
}
