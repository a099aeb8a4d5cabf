import type { PhoneColumn } from '../../../../shared/model.ts'

const NUL = 0
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** From here on the kind of a byte, or of a pair with it, says that the scan has to look at it. */
export const SPECIAL = 4

/** How the records of a list stand in its bytes; every encoding here is a superset of ASCII. */
export interface ByteLayout {
  readonly delimiter: number
  /** The byte of the quote, or -1 when the list has none. */
  readonly quote: number
  /**
   * For every byte how many cells it ends: 0 or 1, and `SPECIAL` where it ends the record, may
   * begin a quoted cell or has no business in a list.
   */
  readonly kinds: Uint8Array
  /** The same for two bytes together: their kinds, added up. */
  readonly pairKinds: Uint8Array
  /** In the order of the file. */
  readonly phones: readonly PhoneColumn[]
}

export function byteLayout(
  delimiter: number,
  quote: number,
  phones: readonly PhoneColumn[],
): ByteLayout {
  const kinds = new Uint8Array(256)
  for (const byte of [quote, NUL, LINE_FEED, CARRIAGE_RETURN]) if (byte >= 0) kinds[byte] = SPECIAL
  kinds[delimiter] = 1
  const pairKinds = Uint8Array.from({ length: 65_536 }, (_, pair) => {
    return (kinds[pair & 255] ?? 0) + (kinds[pair >> 8] ?? 0)
  })
  return { delimiter, quote, kinds, pairKinds, phones }
}
