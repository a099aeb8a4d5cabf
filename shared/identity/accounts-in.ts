import type { Account, Country, PhoneMode, UnreadableReason } from '../model.ts'
import { fastKey } from './fast-path.ts'
import { identify } from './identify.ts'
import type { Identity, SingleIdentity } from './identity.ts'

/** Who a cell names, for a list of opt-outs: everybody counts, and nothing unread is forgotten. */
export interface AccountsInCell {
  readonly accounts: readonly Account[]
  /** Why a part, or all, of the cell could not be read; `null` when nothing was left over. */
  readonly unread: UnreadableReason | null
}

/** The ledger's name for an identity. */
export function accountOf(identity: SingleIdentity): Account {
  return identity.kind === 'tel'
    ? { kind: 'tel', key: identity.key }
    : { kind: identity.kind, value: identity.value }
}

/** Every account that a cell names. A blank cell names nobody and leaves `empty` unread. */
export function accountsIn(
  cell: string,
  options: { readonly country: Country; readonly mode: PhoneMode },
): AccountsInCell {
  const key = options.country === 'BR' ? fastKey(cell, options.mode) : 0
  if (key !== 0) return { accounts: [{ kind: 'tel', key }], unread: null }
  return accountsOf(identify(cell, options))
}

function accountsOf(identity: Identity): AccountsInCell {
  switch (identity.kind) {
    case 'unreadable':
      return { accounts: [], unread: identity.reason }
    case 'multi':
      return {
        accounts: identity.members.map(accountOf),
        unread: identity.unreadPart ? 'not_a_phone' : null,
      }
    default:
      return { accounts: [accountOf(identity)], unread: null }
  }
}
