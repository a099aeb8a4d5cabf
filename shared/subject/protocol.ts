/** No letter or digit that is taken for another when read aloud: no 0, O, 1, I, L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * The number that a customer can quote: `LL-2026-000123-7Q4K`, made of the year, the entry and a
 * check that only this ledger can make.
 *
 * @param check bytes of a keyed hash over the entry; the first four are used
 */
export function protocolNumber(year: number, entry: number, check: Uint8Array): string {
  const letters = Array.from(check.subarray(0, 4), (byte) => ALPHABET[byte % ALPHABET.length])
  return `LL-${year}-${String(entry).padStart(6, '0')}-${letters.join('')}`
}
