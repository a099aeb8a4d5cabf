import { sortKeys } from './sort-keys.ts'

const LONG = 2 ** 31

/**
 * Telephone keys in few bytes: ascending, each as its distance from the one before, seven bits a byte
 * with the highest bit set while more follow. A million keys take about two megabytes.
 *
 * Ten million take twenty, beside eighty that they have already: so the bytes come to stand where the
 * keys stood. No key takes more than the eight of its own place.
 *
 * @param keys are used up
 */
export function packKeys(keys: Float64Array): Uint8Array {
  sortKeys(keys)
  const bytes = new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength)
  let used = 0
  let before = 0
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0
    let distance = key - before
    before = key
    if (distance === 0) continue
    for (; distance >= LONG; distance = Math.floor(distance / 128)) {
      bytes[used++] = (distance % 128) | 128
    }
    // Small whole numbers from here on, which are several times quicker to take apart.
    let rest = distance | 0
    for (; rest >= 128; rest >>= 7) bytes[used++] = (rest & 127) | 128
    bytes[used++] = rest
  }
  return bytes.subarray(0, used)
}

/** Hands over every key that `packKeys` packed, ascending. */
export function unpackKeys(bytes: Uint8Array, take: (key: number) => void): void {
  let key = 0
  let distance = 0
  let unit = 1
  for (const byte of bytes) {
    distance += (byte & 127) * unit
    unit *= 128
    if (byte >= 128) continue
    key += distance
    take(key)
    distance = 0
    unit = 1
  }
}
