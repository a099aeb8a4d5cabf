import type { CallName, MethodInput, MethodOutput } from '../../shared/contract.ts'
import type { App } from '../core/app.ts'
import { removeLeftovers } from '../core/scratch.ts'
import { unwrap } from '../core/dispatch.ts'
import { openFaultLog } from '../fault-log.ts'
import { version } from '../version.ts'
import type { Session } from './session.ts'

/** Opens the core on the data folder of the run, hands it over, and closes it whatever happens. */
export async function withApp<T>(session: Session, use: (app: App) => Promise<T>): Promise<T> {
  // Loaded only now: the help and `identify` do without the database and its native code.
  const { createApp } = await import('../core/app.ts')
  const { dataDir } = session
  removeLeftovers(dataDir)
  const app = createApp({
    dataDir,
    version,
    program: 'cli',
    logFault: openFaultLog(dataDir, 'cli'),
  })
  let changed = false
  app.on((event) => (changed ||= event.type === 'store.changed'))
  try {
    const result = await use(app)
    if (changed) await app.backUpToday()
    return result
  } finally {
    await app.close()
  }
}

/** Calls a method of the contract and answers its value. @throws AppError what the method failed with */
export async function ask<N extends CallName>(
  app: App,
  name: N,
  input: MethodInput<N>,
): Promise<MethodOutput<N>> {
  return unwrap<N>(await app.call(name, input))
}

/** The country whose rules read bare digits: the one given with `--country`, else the shop's own. */
export async function countryFor(app: App, given: string | undefined): Promise<string> {
  return given ?? (await ask(app, 'settings.get', {})).country
}
