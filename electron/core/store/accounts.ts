import type { Account } from '../../../shared/model.ts'
import type { ReadDb, WriteDb } from './handle.ts'
import { one, value } from './sql.ts'

/** An account as the tables hold it: the telephone key, or minus the id of a `named_account`. */
export type AccountId = number

/** The id of an account, or `null` when the ledger never heard of it. */
export function findAccountId(db: ReadDb, account: Account): AccountId | null {
  if (account.kind === 'tel') return account.key
  const text = 'SELECT -id AS id FROM named_account WHERE kind = ? AND value = ?'
  return one<{ id: number }>(db, text, account.kind, account.value)?.id ?? null
}

/** The id of an account, made when there was none. */
export function accountIdOf(db: WriteDb, account: Account): AccountId {
  if (account.kind === 'tel') return account.key
  const known = findAccountId(db, account)
  if (known !== null) return known
  const text = 'INSERT INTO named_account (kind, value) VALUES (?, ?) RETURNING -id'
  return value<number>(db, text, account.kind, account.value)
}

export interface AccountColumns {
  readonly account: AccountId
  readonly nameKind: 'bsuid' | 'lid' | null
  readonly name: string | null
}

/** The columns of an account in a table called `t` beside `nameJoin`, for `accountOf`. */
export function accountColumns(t: string): string {
  return `${t}.account, named.kind AS nameKind, named.value AS name`
}

export function nameJoin(t: string): string {
  return `LEFT JOIN named_account named ON named.id = -${t}.account`
}

export function accountOf({ account, nameKind, name }: AccountColumns): Account {
  if (nameKind === null || name === null) return { kind: 'tel', key: account }
  return { kind: nameKind, value: name }
}
