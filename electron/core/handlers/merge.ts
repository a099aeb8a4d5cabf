import { join } from 'node:path'
import { wallDayAndTime } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { forgetSender, listSenders } from '../store/merging/senders.ts'
import { fingerprintOf, publicKeyOf } from '../store/merging/sender-key.ts'
import { readSettings } from '../store/settings/settings.ts'
import { tellChanged } from './told.ts'

type MergeMethod = Extract<keyof Handlers, `merge.${string}`>

/** What the computers of one shop tell each other, by files. */
export function mergeHandlers(context: Context): Pick<Handlers, MergeMethod> {
  const { dataDir, store, jobs, places, clock, ownFolder } = context
  const senders = () =>
    listSenders(store.db()).map(({ ledger, name, publicKey }) => ({
      ledger,
      name,
      fingerprint: fingerprintOf(publicKey),
    }))

  return {
    'merge.export'({ target, folder, replace, name }) {
      const { operator } = readSettings(store.db())
      const inFolder = () =>
        join(folder === null ? ownFolder() : places.get(folder).path, changesName(clock()))
      const path = target === null ? inFolder() : places.get(target).path
      const input = { dataDir, target: path, replace, name: name ?? operator }
      return jobs.start(
        (onProgress) => runTask('exportChanges', input, onProgress),
        ({ path: written, ...made }) => ({ ...made, place: places.add(written) }),
      )
    },
    'merge.apply'({ place, ...choices }) {
      const { path } = places.get(place)
      const { operator } = readSettings(store.db())
      return jobs.start(
        (onProgress) =>
          runTask('mergeChanges', { dataDir, path, operator, ...choices }, onProgress),
        (report) => {
          if (!choices.dryRun) tellChanged(context)
          return report
        },
      )
    },
    'merge.self'() {
      const key = publicKeyOf(store.db())
      return { fingerprint: key === null ? null : fingerprintOf(key) }
    },
    'merge.senders': senders,
    'merge.forget'({ ledger }) {
      forgetSender(store.db(), ledger)
      return senders()
    },
  }
}

/** Files of several days lie side by side on a pen drive, in their order. */
function changesName(now: Date): string {
  return `lista-limpa ${wallDayAndTime(now)}.lista`
}
