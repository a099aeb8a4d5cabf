import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { countSuppressed } from '../store/asking/suppression.ts'

export function appHandlers({ version, dataDir, store }: Context): Pick<Handlers, 'app.info'> {
  return {
    'app.info': () => ({ version, dataDir, suppressed: countSuppressed(store.db()) }),
  }
}
