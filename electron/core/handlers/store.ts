import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { tellChanged } from './told.ts'

type StoreMethod = Extract<keyof Handlers, `store.${string}`>

/** The ledger as a whole. In a thread of its own each, because the whole file is read. */
export function storeHandlers(context: Context): Pick<Handlers, StoreMethod> {
  const { dataDir, store, jobs } = context
  return {
    async 'store.check'() {
      store.db()
      return runTask('checkStore', { dataDir }).result
    },
    'store.rebuild'() {
      // Also for a ledger that is refused, so it is not opened here first.
      store.close()
      return jobs.start(
        (onProgress) => runTask('rebuildStore', { dataDir }, onProgress),
        (report) => {
          tellChanged(context)
          return report
        },
      )
    },
  }
}
