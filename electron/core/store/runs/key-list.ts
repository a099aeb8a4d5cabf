import { sortKeys } from './sort-keys.ts'

const LONG = 2 ** 31

/**
 * Telephone keys in few bytes: ascending, each as its distance from the one before, seven bits a byte
 * with the highest bit set while more follow. A million keys take about two megabytes.
 *
 * @param keys are put in order in their place
 */
export function packKeys(keys: Float64Array): Uint8Array {
  sortKeys(keys)
  let length = 0
  for (let index = 0; index < keys.length; index++) length += lengthOf(distanceAt(keys, index))
  const bytes = new Uint8Array(length)
  let used = 0
  for (let index = 0; index < keys.length; index++) {
    let distance = distanceAt(keys, index)
    if (distance === 0) continue
    for (; distance >= LONG; distance = Math.floor(distance / 128)) {
      bytes[used++] = (distance % 128) | 128
    }
    // Small whole numbers from here on, which are several times quicker to take apart.
    let rest = distance | 0
    for (; rest >= 128; rest >>= 7) bytes[used++] = (rest & 127) | 128
    bytes[used++] = rest
  }
  return bytes
}

function distanceAt(keys: Float64Array, index: number): number {
  return (keys[index] ?? 0) - (keys[index - 1] ?? 0)
}

/** How many bytes a distance takes; one of zero, a key that is there twice, takes none. */
function lengthOf(distance: number): number {
  let length = 0
  for (let below = 1; distance >= below; below *= 128) length++
  return length
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
