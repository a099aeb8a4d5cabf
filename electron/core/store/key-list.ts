/**
 * Telephone keys in few bytes: ascending, each as its distance from the one before, seven bits a byte
 * with the highest bit set while more follow. A million keys take about two megabytes.
 */
export function packKeys(keys: Float64Array): Uint8Array {
  const sorted = keys.toSorted()
  const bytes = new Uint8Array(sorted.length * LONGEST)
  let used = 0
  let last = 0
  for (const key of sorted) {
    let distance = key - last
    if (distance === 0) continue
    last = key
    for (; distance >= 128; distance = Math.floor(distance / 128)) {
      bytes[used++] = (distance % 128) | 128
    }
    bytes[used++] = distance
  }
  return bytes.slice(0, used)
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

/** A key has at most fifteen digits, which is eight times seven bits. */
const LONGEST = 8
