import type { Account } from '../../../../shared/model.ts'
import { findAccountIds, type AccountId } from './accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { erasedName, eraseKeys } from './hidden-names.ts'
import { one } from '../database/sql.ts'

/** The name under which an account is, or would be, kept once it is erased. */
export function erasedNameFor(db: ReadDb, account: Account): string {
  const names = eraseKeys(db).map((key) => erasedName(key, account))
  const [own] = names
  if (own === undefined) throw new Error('A ledger without an erase key')
  return names.find((name) => findErased(db, name) !== null) ?? own
}

/** The id of an erased person, under any key that is known here; `null` when nobody erased them. */
export function erasedIdOf(db: ReadDb, account: Account): AccountId | null {
  return findErased(db, erasedNameFor(db, account))
}

/** Every id under which an account stands in a way that tells who it is. */
export function openIdsOf(db: ReadDb, account: Account): AccountId[] {
  const erased = eraseKeys(db).map((key) => findErased(db, erasedName(key, account)))
  return findAccountIds(db, account).filter((id) => !erased.includes(id))
}

export function findErased(db: ReadDb, name: string): AccountId | null {
  const text = `SELECT -id AS id FROM named_account WHERE kind = 'erased' AND value = ?`
  return one<{ id: number }>(db, text, name)?.id ?? null
}
