import {
  isBrazilianLandline,
  isBrazilianMobile,
  ninthDigitTwinKey,
} from '../../../../shared/identity/brazilian-key.ts'
import { ninthDigitTwin } from '../../../../shared/identity/alternates.ts'
import type { AlternateReason } from '../../../../shared/identity/identity.ts'
import type { LedgerView } from '../types.ts'
import { createKeyTable } from './key-table.ts'

const TAILS = 10_000_000
const FULL = 0xff

interface Twin {
  readonly key: number
  readonly why: AlternateReason
}

/** Every telephone account that the run knows: the ledger's, and those of the rows kept so far. */
export interface KnownKeys {
  /**
   * Below zero for a suppressed key, minus the minute it opted out; above zero for one seen in the
   * list, the first kept row; 0 for a new one.
   */
  find(key: number): number
  remember(key: number, row: number): void
  /**
   * Takes the keys of consecutive rows in hand, for `rememberNew`.
   *
   * @param keyOf a row's only number; 0 when it has none, or when something else speaks against it
   * @param count at most `HAND`
   * @returns `false` when each of them has to be looked up
   */
  takeInHand(count: number, keyOf: (index: number) => number): boolean
  /**
   * Remembers the rows in hand, up to the first whose key is known or raises a question: nearly every
   * row of a list.
   *
   * @param row of the key at `from`
   * @returns the index of the row that was not remembered; `to` when all were
   */
  rememberNew(from: number, to: number, row: number): number
  /** Every account of a row that was kept, each once, in no order. Nothing can be asked after that. */
  kept(): Float64Array
  /** Makes the look-ups of many keys that come next quicker. */
  fetch(keys: Float64Array, from: number, to: number): void
  /** The suppressed account that a plain Brazilian number could be taken for by its ninth digit. */
  suppressedTwin(key: number): Twin | null
  /**
   * Whether digits that read as this Brazilian key might also name a suppressed foreign number.
   * Says yes a little too often and never no wrongly: every reading keeps a number's last digits.
   */
  mayBeForeign(key: number): boolean
}

type Suppressions = Pick<LedgerView, 'takeTelKeys' | 'hiddenSince'>

/** @param expectedRows how many different numbers the list may bring */
export function createKnownKeys(
  { takeTelKeys, hiddenSince }: Suppressions,
  expectedRows: number,
): KnownKeys {
  const { keys: telKeys, since: telSince } = takeTelKeys()
  const table = createKeyTable(telKeys.length + expectedRows)
  const foreignTails = new Uint8Array(TAILS / 8)
  table.noteAll(telKeys, (index) => -Math.max(1, telSince[index] ?? 0))
  for (const key of telKeys) {
    if (isBrazilianMobile(key) || isBrazilianLandline(key)) continue
    const tail = tailOf(key)
    foreignTails[tail >> 3] = (foreignTails[tail >> 3] ?? 0) | (1 << (tail & 7))
  }
  release(telKeys)
  release(telSince)
  // Who is hidden behind a hash can be abroad, and has no digits to tell.
  if (hiddenSince !== null) foreignTails.fill(FULL)

  function find(key: number): number {
    const known = table.find(key)
    if (known !== 0 || hiddenSince === null) return known
    const since = hiddenSince({ kind: 'tel', key })
    if (since === null) return 0
    table.note(key, -Math.max(1, since))
    return table.find(key)
  }

  function mayBeForeign(key: number): boolean {
    const tail = tailOf(key)
    return (((foreignTails[tail >> 3] ?? 0) >> (tail & 7)) & 1) === 1
  }

  return {
    find,
    fetch: table.fetch,
    remember: (key, row) => void table.note(key, row),
    takeInHand(count, keyOf) {
      if (hiddenSince !== null) return false
      table.take((keys, twins) => {
        for (let index = 0; index < count; index++) {
          const key = keyOf(index)
          keys[index] = key > 0 && !mayBeForeign(key) ? key : 0
          twins[index] = ninthDigitTwinKey(key)
        }
      })
      return true
    },
    rememberNew: table.noteNew,
    kept: () => table.positive(),
    suppressedTwin(key) {
      const twin = ninthDigitTwin(key)
      return twin && find(twin.key) < 0 ? twin : null
    },
    mayBeForeign,
  }
}

/** The last seven digits. The remainder operator is several times slower for such numbers. */
function tailOf(key: number): number {
  return key - Math.floor(key / TAILS) * TAILS
}

/** Gives memory back at once that is otherwise kept until somebody looks for garbage. */
function release({ buffer }: Float64Array | Int32Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0)
}
