import {
  isBrazilianLandline,
  isBrazilianMobile,
} from '../../../../shared/identity/brazilian-key.ts'
import { ninthDigitTwin } from '../../../../shared/identity/alternates.ts'
import type { AlternateReason } from '../../../../shared/identity/identity.ts'
import { createKeyTable } from './key-table.ts'

/** The value of suppressed keys in the table; of a key seen in the list it is its first row. */
export const SUPPRESSED = -1

const TAILS = 10_000_000

/** Every telephone account that the run knows: the ledger's, and those of the rows kept so far. */
export interface KnownKeys {
  /** `SUPPRESSED`, the first kept row with this key, or 0. */
  find(key: number): number
  remember(key: number, row: number): void
  /** The suppressed account that a plain Brazilian number could be taken for by its ninth digit. */
  suppressedTwin(key: number): { readonly key: number; readonly why: AlternateReason } | null
  /**
   * Whether digits that read as this Brazilian key might also name a suppressed foreign number.
   * Says yes a little too often and never no wrongly: every reading keeps a number's last digits.
   */
  mayBeForeign(key: number): boolean
}

/** @param expectedRows how many different numbers the list may bring */
export function createKnownKeys(telKeys: Float64Array, expectedRows: number): KnownKeys {
  const table = createKeyTable(telKeys.length + expectedRows)
  const foreignTails = new Uint8Array(TAILS / 8)
  for (const key of telKeys) {
    table.note(key, SUPPRESSED)
    if (isBrazilianMobile(key) || isBrazilianLandline(key)) continue
    const tail = key % TAILS
    foreignTails[tail >> 3] = (foreignTails[tail >> 3] ?? 0) | (1 << (tail & 7))
  }

  return {
    find: (key) => table.find(key),
    remember: (key, row) => table.note(key, row),
    suppressedTwin(key) {
      const twin = ninthDigitTwin(key)
      return twin && table.find(twin.key) === SUPPRESSED ? twin : null
    },
    mayBeForeign(key) {
      const tail = key % TAILS
      return (((foreignTails[tail >> 3] ?? 0) >> (tail & 7)) & 1) === 1
    },
  }
}
