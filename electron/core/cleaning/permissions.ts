import type { Account } from '../../../shared/model.ts'
import type { Lookups } from '../../../shared/verdict.ts'
import { createKeyTable } from './fast/key-table.ts'
import type { LedgerView } from './types.ts'

/** What a shop may have decided beside opt-outs: who may be written to, and how often. */
export type Permissions = Pick<Lookups, 'hasConsent' | 'isOverLimit'>

/** Looks up consents and limits. The limit knows telephone accounts only. */
export function permissionsIn({
  consentKeys,
  consentNames = new Set(),
  overLimitKeys,
}: LedgerView): Permissions {
  const consents = consentKeys && membership(consentKeys)
  const limit = overLimitKeys && membership(overLimitKeys)
  return {
    hasConsent(account) {
      if (consents === null) return true
      if (account.kind === 'tel') return consents(account)
      return consentNames.has(`${account.kind}:${account.value}`)
    },
    isOverLimit: (account) => limit !== null && limit(account),
  }
}

function membership(keys: Float64Array): (account: Account) => boolean {
  const table = createKeyTable(keys.length)
  for (const key of keys) table.note(key, 1)
  return (account) => account.kind === 'tel' && table.find(account.key) !== 0
}
