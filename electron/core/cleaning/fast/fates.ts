import { accountOf } from '../../../../shared/identity/accounts-in.ts'
import type { Identity } from '../../../../shared/identity/identity.ts'
import type { Account, MalformedReason } from '../../../../shared/model.ts'
import { decideFate, namedIn, type Fate, type Lookups } from '../../../../shared/verdict.ts'
import { permissionsIn } from '../permissions.ts'
import { createSeenAccounts } from '../seen-accounts.ts'
import type { LedgerView } from '../types.ts'
import { SUPPRESSED, type KnownKeys } from './known-keys.ts'
import { BLANK, NOT_READ } from './scan-block.ts'

const KEPT: Fate = { code: 'kept' }
const NO_NUMBER: Fate = { code: 'no_number' }
const NO_CONSENT: Fate = { code: 'no_consent' }
const OVER_LIMIT: Fate = { code: 'over_limit' }

export interface Fates {
  /**
   * The fate of a row by the keys of its phone cells alone.
   *
   * @param keys of all rows; this row's are `keys[first..first + count)`
   * @returns `null` when a cell needs the full reading
   */
  ofKeys(keys: Float64Array, first: number, count: number, row: number): Fate | null
  /** The fate of a row by the full reading of its phone cells. */
  ofPhones(fault: MalformedReason | null, phones: readonly Identity[], row: number): Fate
}

/** Decides rows in order and remembers whom the kept ones name. */
export function createFates(known: KnownKeys, ledger: LedgerView, keepDuplicates: boolean): Fates {
  const permissions = permissionsIn(ledger)
  const isRestricted = ledger.consentKeys !== null || ledger.overLimitKeys !== null
  const others = createSeenAccounts()
  const lookups: Lookups = {
    isSuppressed: (account) =>
      account.kind === 'tel'
        ? known.find(account.key) === SUPPRESSED
        : ledger.suppressionOf(account) !== null,
    ...permissions,
    firstRowOf(account) {
      if (keepDuplicates) return 0
      if (account.kind !== 'tel') return others.firstRowOf(account)
      return Math.max(0, known.find(account.key))
    },
  }

  return {
    ofKeys(keys, first, count, row) {
      const last = first + count
      let blanks = 0
      for (let place = first; place < last; place++) {
        const key = keys[place] ?? NOT_READ
        if (key === BLANK) blanks++
        else if (key === NOT_READ || known.mayBeForeign(key)) return null
      }
      if (blanks === count) return NO_NUMBER
      for (let place = first; place < last; place++) {
        const key = keys[place] ?? BLANK
        if (key !== BLANK && known.find(key) === SUPPRESSED) {
          return { code: 'suppressed', account: { kind: 'tel', key } }
        }
      }
      for (let place = first; place < last; place++) {
        const key = keys[place] ?? BLANK
        const twin = key === BLANK ? null : known.suppressedTwin(key)
        if (twin) {
          return { code: 'possible_match', account: { kind: 'tel', key: twin.key }, why: twin.why }
        }
      }
      if (isRestricted) {
        const accounts = Array.from(keys.subarray(first, last))
          .filter((key) => key !== BLANK)
          .map((key): Account => ({ kind: 'tel', key }))
        if (!accounts.every(permissions.hasConsent)) return NO_CONSENT
        if (accounts.some(permissions.isOverLimit)) return OVER_LIMIT
      }
      if (keepDuplicates) return KEPT
      for (let place = first; place < last; place++) {
        const key = keys[place] ?? BLANK
        const firstRow = key === BLANK ? 0 : known.find(key)
        if (firstRow > 0) return { code: 'duplicate', firstRow }
      }
      for (let place = first; place < last; place++) {
        const key = keys[place] ?? BLANK
        if (key !== BLANK) known.remember(key, row)
      }
      return KEPT
    },
    ofPhones(fault, phones, row) {
      const fate = decideFate(fault, phones, lookups)
      if (fate.code === 'kept' && !keepDuplicates) {
        for (const account of phones.flatMap(namedIn).map(accountOf)) {
          if (account.kind === 'tel') known.remember(account.key, row)
          else others.remember(account, row)
        }
      }
      return fate
    },
  }
}
