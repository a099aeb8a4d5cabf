import type { Account } from '../../../shared/model.ts'

/** Which kept row first had an account. */
export interface SeenAccounts {
  /** @returns the row, from 1; 0 when no row had it */
  firstRowOf(account: Account): number
  /** Notes a kept row; an account that was noted before keeps its first row. */
  remember(account: Account, row: number): void
  /** The telephone accounts among them. */
  telKeys(): Float64Array
}

export function createSeenAccounts(): SeenAccounts {
  const rows = new Map<number | string, number>()
  return {
    firstRowOf: (account) => rows.get(nameOf(account)) ?? 0,
    remember(account, row) {
      const name = nameOf(account)
      if (!rows.has(name)) rows.set(name, row)
    },
    telKeys: () => Float64Array.from([...rows.keys()].filter((name) => typeof name === 'number')),
  }
}

function nameOf(account: Account): number | string {
  return account.kind === 'tel' ? account.key : `${account.kind}:${account.value}`
}
