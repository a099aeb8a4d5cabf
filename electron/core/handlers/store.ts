import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'

export function storeHandlers({ dataDir, store }: Context): Pick<Handlers, 'store.check'> {
  return {
    // In a thread of its own: the whole file is read.
    async 'store.check'() {
      store.db()
      return runTask('checkStore', { dataDir }).result
    },
  }
}
