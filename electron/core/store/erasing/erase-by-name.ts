import type { Account } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { eraseWithin } from './erase.ts'
import { erasedName, eraseKeys } from '../events/hidden-names.ts'
import type { WriteDb } from '../database/handle.ts'
import { guarded } from '../database/sql.ts'

/**
 * Erases whoever stands here openly and elsewhere, in a ledger that was merged or in the one before a
 * restore, only by the hash that an erasure left. Must run inside `change`.
 *
 * @param names hashes under any key that is known here
 * @returns how many people
 */
export function eraseByName(
  db: WriteDb,
  names: ReadonlySet<string>,
  operator: string,
  clock: Clock,
): number {
  if (names.size === 0) return 0
  const keys = eraseKeys(db)
  const found = openAccounts(db).flatMap((account) => {
    const name = keys.map((key) => erasedName(key, account)).find((hash) => names.has(hash))
    return name === undefined ? [] : [{ account, name }]
  })
  for (const { account, name } of found) eraseWithin(db, account, name, operator, clock)
  return found.length
}

function openAccounts(db: WriteDb): Account[] {
  const rows = guarded(db, () => db.sqlite.prepare(selectOpen).all()) as OpenRow[]
  return rows.flatMap(({ account, kind, value }): Account[] => {
    if (account > 0) return [{ kind: 'tel', key: account }]
    return (kind === 'bsuid' || kind === 'lid') && value !== null ? [{ kind, value }] : []
  })
}

interface OpenRow {
  readonly account: number
  readonly kind: string | null
  readonly value: string | null
}

const selectOpen = `
  SELECT DISTINCT e.account, n.kind, n.value
  FROM event e LEFT JOIN named_account n ON n.id = -e.account`
