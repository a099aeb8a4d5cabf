import { join } from 'node:path'
import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { readSettings } from '../store/settings/settings.ts'
import { tellChanged } from './told.ts'

type FileMethod = 'optouts.import' | 'optouts.consent' | 'optouts.export'

const extensions = { machine: 'csv', sheet: 'csv', xlsx: 'xlsx', weni: 'csv' } as const

/** Files of opt-outs and of new consents in, the list out. */
export function optoutFileHandlers(context: Context): Pick<Handlers, FileMethod> {
  const { dataDir, places, store, jobs, ownFolder } = context
  const fileAt = (place: string) => {
    const { path, name } = places.get(place)
    return { path, name }
  }

  return {
    'optouts.import'({ list, dryRun, choices, ...details }) {
      const file = fileAt(list.place)
      const { operator } = readSettings(store.db())
      const input = { dataDir, file, list, choices, details: { ...details, operator }, dryRun }
      return jobs.start(
        (onProgress) => runTask('importOptOuts', input, onProgress),
        (report) => {
          if (report.batch !== null) tellChanged(context)
          return report
        },
      )
    },

    'optouts.consent'({ list, dryRun, confirmed, onUnreadable, ...details }) {
      const file = fileAt(list.place)
      const { operator } = readSettings(store.db())
      const input = {
        dataDir,
        file,
        list,
        confirmed,
        onUnreadable,
        dryRun,
        details: {
          ...details,
          operator,
        },
      }
      return jobs.start(
        (onProgress) => runTask('consentFromFile', input, onProgress),
        (report) => {
          if (report.batch !== null) tellChanged(context)
          return report
        },
      )
    },

    'optouts.export'({ target, folder, replace, locale, format, filter }) {
      const stem = createTranslator(locale)('cli:optout.export_name')
      const ownName = stem.replace(/csv$/, extensions[format])
      const inFolder = () => join(folder === null ? ownFolder() : places.get(folder).path, ownName)
      const path = target === null ? inFolder() : places.get(target).path
      const { country } = readSettings(store.db())
      const { accounts: named } = accountsIn(filter.search, { country, mode: 'national' })
      const input = { dataDir, target: path, replace, locale, format, filter, named }
      return jobs.start(
        (onProgress) => runTask('exportOptOuts', input, onProgress),
        ({ path: written, ...made }) => ({ ...made, place: places.add(written) }),
      )
    },
  }
}
