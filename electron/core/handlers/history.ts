import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { listRuns } from '../store/runs.ts'

export function historyHandlers({ store }: Context): Pick<Handlers, 'history.runs'> {
  return {
    'history.runs': ({ limit }) => listRuns(store.db(), limit),
  }
}
