import { accountOf } from '../../../../shared/identity/accounts-in.ts'
import type { Identity } from '../../../../shared/identity/identity.ts'
import type { Account, MalformedReason } from '../../../../shared/model.ts'
import { decideFate, namedIn, type Fate, type Lookups } from '../../../../shared/verdict.ts'
import { permissionsIn } from '../permissions.ts'
import { createSeenAccounts } from '../seen-accounts.ts'
import type { LedgerView } from '../types.ts'
import { NOT_READ } from './batch.ts'
import { reasonOfCode } from './cell-codes.ts'
import type { KnownKeys } from './known-keys.ts'

const KEPT: Fate = { code: 'kept' }
const NO_NUMBER: Fate = { code: 'no_number' }
const NO_CONSENT: Fate = { code: 'no_consent' }
const OVER_LIMIT: Fate = { code: 'over_limit' }

export interface Fates {
  /**
   * Takes consecutive rows with one number each in hand, for `keepPlain`.
   *
   * @param codeOf what its phone cell says; `NOT_READ` when something else speaks against a row
   * @param count at most `HAND`
   */
  takeInHand(count: number, codeOf: (index: number) => number): void
  /**
   * Keeps rows in hand that nothing is known of and nothing speaks against, as nearly all are: the
   * same as `ofCodes` in fewer steps.
   *
   * @param row of the one at `from`
   * @returns the index of the first row that it is for `ofCodes` to tell about; `to` when all stay
   */
  keepPlain(from: number, to: number, row: number): number
  /**
   * The fate of a row by the codes of its phone cells alone.
   *
   * @param codes of all rows; this row's are `codes[first..first + count)`
   * @returns `null` when a cell needs the full reading
   */
  ofCodes(codes: Float64Array, first: number, count: number, row: number): Fate | null
  /** The fate of a row by the full reading of its phone cells. */
  ofPhones(fault: MalformedReason | null, phones: readonly Identity[], row: number): Fate
}

/** Decides rows in order and remembers whom the kept ones name. */
export function createFates(known: KnownKeys, ledger: LedgerView, keepDuplicates: boolean): Fates {
  const others = createSeenAccounts()
  const permissions = permissionsIn(ledger)
  const isRestricted = ledger.consentKeys !== null || ledger.overLimitKeys !== null
  const lookups: Lookups = {
    ...permissions,
    isSuppressed: (account) =>
      account.kind === 'tel' ? known.find(account.key) < 0 : ledger.suppressionOf(account) !== null,
    firstRowOf(account) {
      if (keepDuplicates) return 0
      if (account.kind !== 'tel') return others.firstRowOf(account)
      return Math.max(0, known.find(account.key))
    },
  }

  /** Rows with one number, and nothing rare about it: nearly all. */
  function ofKey(key: number, row: number): Fate | null {
    const found = known.find(key)
    if (found < 0) return { code: 'suppressed', account: { kind: 'tel', key } }
    if (known.mayBeForeign(key)) return null
    const twin = known.suppressedTwin(key)
    if (twin) return possibleMatch(twin)
    if (isRestricted) {
      const account: Account = { kind: 'tel', key }
      if (!permissions.hasConsent(account)) return NO_CONSENT
      if (permissions.isOverLimit(account)) return OVER_LIMIT
    }
    if (found > 0 && keepDuplicates) return KEPT
    if (found > 0) return { code: 'duplicate', firstRow: found }
    known.remember(key, row)
    return KEPT
  }

  /** Rows whose one cell has no number. */
  function ofNoKey(code: number): Fate {
    const reason = reasonOfCode(code)
    return reason === null ? NO_NUMBER : { code: 'invalid_number', reason }
  }

  /** The same steps, in the same order, as `decideFate`. */
  function ofSeveral(codes: Float64Array, row: number): Fate {
    const keys = codes.filter((code) => code > 0)
    for (const key of keys) {
      if (known.find(key) < 0) return { code: 'suppressed', account: { kind: 'tel', key } }
    }
    for (const key of keys) {
      const twin = known.suppressedTwin(key)
      if (twin) return possibleMatch(twin)
    }
    for (const code of codes) {
      const reason = reasonOfCode(code)
      if (reason !== null) return { code: 'invalid_number', reason }
    }
    if (keys.length === 0) return NO_NUMBER
    if (isRestricted) {
      const accounts = Array.from(keys, (key): Account => ({ kind: 'tel', key }))
      if (!accounts.every(permissions.hasConsent)) return NO_CONSENT
      if (accounts.some(permissions.isOverLimit)) return OVER_LIMIT
    }
    for (const key of keys) {
      const firstRow = keepDuplicates ? 0 : known.find(key)
      if (firstRow > 0) return { code: 'duplicate', firstRow }
    }
    for (const key of keys) known.remember(key, row)
    return KEPT
  }

  let inHand = false

  return {
    takeInHand(count, codeOf) {
      inHand = !isRestricted && known.takeInHand(count, codeOf)
    },
    keepPlain: (from, to, row) => (inHand ? known.rememberNew(from, to, row) : from),
    ofCodes(codes, first, count, row) {
      const only = count === 1 ? (codes[first] ?? NOT_READ) : NOT_READ
      if (only > 0) return ofKey(only, row)
      if (only < 0) return ofNoKey(only)
      for (let place = first; place < first + count; place++) {
        const code = codes[place] ?? NOT_READ
        if (code === NOT_READ || (code > 0 && known.mayBeForeign(code))) return null
      }
      return ofSeveral(codes.subarray(first, first + count), row)
    },
    ofPhones(fault, phones, row) {
      const fate = decideFate(fault, phones, lookups)
      if (fate.code === 'kept') {
        for (const account of phones.flatMap(namedIn).map(accountOf)) {
          if (account.kind === 'tel') known.remember(account.key, row)
          else others.remember(account, row)
        }
      }
      return fate
    },
  }
}

function possibleMatch({ key, why }: NonNullable<ReturnType<KnownKeys['suppressedTwin']>>): Fate {
  return { code: 'possible_match', account: { kind: 'tel', key }, why }
}
