import { settingsSchema, type Settings } from '../../../../shared/contract.ts'
import { RECORDS_DEFAULT } from '../../../../shared/weni/rules.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { all, guarded, run } from '../database/sql.ts'

const defaults: Settings = {
  locale: null,
  theme: 'system',
  country: 'BR',
  operator: '',
  prices: { marketing: null, utility: null, authentication: null },
  recordsPerFile: RECORDS_DEFAULT,
}

/** The settings; what was never set, or no longer makes sense, has its default. */
export function readSettings(db: ReadDb): Settings {
  const rows = all<{ name: string; value: string }>(db, 'SELECT name, value FROM setting')
  const stored = rows.flatMap(({ name, value }) => {
    const parsed = settingsSchema.partial().safeParse({ [name]: JSON.parse(value) })
    return parsed.success ? Object.entries(parsed.data) : []
  })
  return settingsSchema.parse({ ...defaults, ...Object.fromEntries(stored) })
}

type Changes = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

/** Stores the given settings and answers all of them. */
export function writeSettings(db: WriteDb, changes: Changes): Settings {
  guarded(db, () =>
    db.sqlite
      .transaction(() => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) continue
          run(db, 'INSERT OR REPLACE INTO setting VALUES (?, ?)', name, JSON.stringify(value))
        }
      })
      .immediate(),
  )
  return readSettings(db)
}
