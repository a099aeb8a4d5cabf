import { suppressionFilterSchema, type View } from '../../../../shared/contract/optouts.ts'
import type { Account } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { forgetView, listSavedViews, saveView as keepView } from './saved-views.ts'

/** The saved views, by name. One that this version cannot read is left out, not lost. */
export function listViews(db: ReadDb): View[] {
  return listSavedViews(db).flatMap(({ name, filter }) => {
    const parsed = suppressionFilterSchema.safeParse(JSON.parse(filter))
    return parsed.success ? [{ name, filter: parsed.data }] : []
  })
}

/** Saves a view under its name, in the place of an older one. */
export function saveView(db: WriteDb, { name, filter }: View, clock: Clock): void {
  keepView(db, { name, filter: JSON.stringify(filter) }, clock)
}

/** Removes the views that name a person who is being erased. */
export function forgetViewsOf(db: WriteDb, account: Account): void {
  for (const { name, filter } of listViews(db)) {
    if (namesAccount(`${name} ${filter.search}`, account)) forgetView(db, name)
  }
}

/** Seven digits of a number in a row are enough to find whose it is. */
function namesAccount(text: string, account: Account): boolean {
  if (account.kind !== 'tel') return text.includes(account.value)
  const digits = text.replaceAll(/\D/g, '')
  const key = String(account.key)
  return digits.length >= 7 && (key.includes(digits) || digits.includes(key.slice(-8)))
}
