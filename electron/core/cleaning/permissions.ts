import type { Account } from '../../../shared/model.ts'
import type { Lookups } from '../../../shared/verdict.ts'
import { createKeyTable } from './fast/key-table.ts'
import type { LedgerView } from './types.ts'

/** What a shop may have decided beside opt-outs: who may be written to, and how often. */
export type Permissions = Pick<Lookups, 'hasConsent' | 'isOverLimit'>

/**
 * Looks up consents and limits. An account without a number is in neither list, so it has no consent
 * where one is needed: nobody is written to on a guess.
 */
export function permissionsIn({ consentKeys, overLimitKeys }: LedgerView): Permissions {
  const consents = consentKeys && membership(consentKeys)
  const limit = overLimitKeys && membership(overLimitKeys)
  return {
    hasConsent: (account) => consents === null || consents(account),
    isOverLimit: (account) => limit !== null && limit(account),
  }
}

function membership(keys: Float64Array): (account: Account) => boolean {
  const table = createKeyTable(keys.length)
  for (const key of keys) table.note(key, 1)
  return (account) => account.kind === 'tel' && table.find(account.key) !== 0
}
