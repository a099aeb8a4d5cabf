import type { Account } from '../../../../shared/model.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { hiddenNamesOf, isHiddenKind, type HiddenKind } from './hidden-names.ts'
import { one, value } from '../database/sql.ts'

/** An account as the tables hold it: the telephone key, or minus the id of a `named_account`. */
export type AccountId = number

/** What stands for an account in a table beside its id. */
export interface AccountColumns {
  readonly account: AccountId
  readonly nameKind: 'bsuid' | 'lid' | HiddenKind | null
  readonly name: string | null
}

/** The columns of an account in a table called `t`, joined by `nameJoin`. */
export function accountColumns(t: string): string {
  return `${t}.account, named.kind AS nameKind, named.value AS name`
}

export function nameJoin(t: string): string {
  return `LEFT JOIN named_account named ON named.id = -${t}.account`
}

/**
 * The account of a row. One that stands there only as a hash is who was asked for.
 *
 * @param asked the account whose rows these are
 */
export function accountOf({ account, nameKind, name }: AccountColumns, asked?: Account): Account {
  if (nameKind === null || name === null) return { kind: 'tel', key: account }
  if (!isHiddenKind(nameKind)) return { kind: nameKind, value: name }
  if (!asked) throw new Error('A hidden account has no name to show')
  return asked
}

/** The account as the chain writes it. */
export function accountText({ account, nameKind, name }: AccountColumns): string {
  return nameKind === null ? String(account) : `${nameKind}:${name}`
}

/** Every id under which an account may stand: openly, and as the hashes of it that are kept. */
export function findAccountIds(db: ReadDb, account: Account): AccountId[] {
  const open = account.kind === 'tel' ? account.key : findNamed(db, account.kind, account.value)
  const hidden = hiddenNamesOf(db, account).map(({ kind, value }) => findNamed(db, kind, value))
  return [open, ...hidden].filter((id) => id !== null)
}

/** The id of an account, made when there was none. */
export function accountIdOf(db: WriteDb, account: Account): AccountId {
  return account.kind === 'tel' ? account.key : nameIdOf(db, account.kind, account.value)
}

/** The id of a name, made when there was none. */
export function nameIdOf(db: WriteDb, kind: string, name: string): AccountId {
  const known = findNamed(db, kind, name)
  if (known !== null) return known
  const text = 'INSERT INTO named_account (kind, value) VALUES (?, ?) RETURNING -id'
  return value<number>(db, text, kind, name)
}

function findNamed(db: ReadDb, kind: string, name: string): AccountId | null {
  const text = 'SELECT -id AS id FROM named_account WHERE kind = ? AND value = ?'
  return one<{ id: number }>(db, text, kind, name)?.id ?? null
}
