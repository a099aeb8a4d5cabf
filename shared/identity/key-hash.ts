/**
 * Spreads telephone keys evenly over 32 bits: neighbouring numbers are common in lists.
 *
 * Tables of keys have their slots in the order of this hash, whatever their size, so that keys which
 * come in that order fill a table from its front to its end.
 */
export function keyHash(key: number): number {
  const low = key | 0
  const high = (key / 4_294_967_296) | 0
  let mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
