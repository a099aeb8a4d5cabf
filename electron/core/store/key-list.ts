/**
 * Telephone keys in few bytes: ascending, each as its distance from the one before, seven bits a byte
 * with the highest bit set while more follow. A million keys take about two megabytes.
 *
 * @param keys are put in order in their place
 */
export function packKeys(keys: Float64Array): Uint8Array {
  keys.sort()
  let length = 0
  for (let index = 0; index < keys.length; index++) length += lengthOf(distanceAt(keys, index))
  const bytes = new Uint8Array(length)
  let used = 0
  for (let index = 0; index < keys.length; index++) {
    let distance = distanceAt(keys, index)
    if (distance === 0) continue
    for (; distance >= 128; distance = Math.floor(distance / 128)) {
      bytes[used++] = (distance % 128) | 128
    }
    bytes[used++] = distance
  }
  return bytes
}

function distanceAt(keys: Float64Array, index: number): number {
  return (keys[index] ?? 0) - (keys[index - 1] ?? 0)
}

/** How many bytes a distance takes; one of zero, a key that is there twice, takes none. */
function lengthOf(distance: number): number {
  let length = 0
  for (let rest = distance; rest > 0; rest = Math.floor(rest / 128)) length++
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
