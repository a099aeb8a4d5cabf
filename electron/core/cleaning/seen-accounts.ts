import type { Account } from '../../../shared/model.ts'

/** Which kept row first had an account. */
export interface SeenAccounts {
  firstRowOf(account: Account): number | null
  /** Notes a kept row; an account that was noted before keeps its first row. */
  remember(account: Account, row: number): void
}

export function createSeenAccounts(): SeenAccounts {
  const tels = new Map<number, number>()
  const others = new Map<string, number>()
  return {
    firstRowOf(account) {
      const row = account.kind === 'tel' ? tels.get(account.key) : others.get(nameOf(account))
      return row ?? null
    },
    remember(account, row) {
      if (account.kind === 'tel') {
        if (!tels.has(account.key)) tels.set(account.key, row)
      } else if (!others.has(nameOf(account))) others.set(nameOf(account), row)
    },
  }
}

function nameOf({ kind, value }: Exclude<Account, { kind: 'tel' }>): string {
  return `${kind}:${value}`
}
