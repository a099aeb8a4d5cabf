/**
 * Telephone keys and what is known of each, in two typed arrays with open addressing: one probe
 * answers suppressed, seen before, or new. Twelve bytes a slot, where a Map of numbers needs about
 * forty.
 */
export interface KeyTable {
  /**
   * @param key a positive integer below 2^53
   * @returns 0 when the key is unknown; otherwise what was noted, see `note`
   */
  find(key: number): number
  /** Notes a value other than 0 for a key, which keeps the first one it was given. */
  note(key: number, value: number): void
}

const LOAD = 0.6
const GROWTH = 1.6

/** @param expected how many keys will come; the table grows when more do */
export function createKeyTable(expected: number): KeyTable {
  let size = slotsFor(expected)
  let keys = new Float64Array(size)
  let values = new Int32Array(size)
  let free = Math.floor(size * LOAD)

  /** The slot where a key is, or the empty one where it belongs. */
  function slotOf(key: number): number {
    let slot = Math.floor(hash(key) * size)
    for (;;) {
      const there = keys[slot]
      if (there === key || there === 0) return slot
      slot = slot + 1 === size ? 0 : slot + 1
    }
  }

  function grow() {
    const [oldKeys, oldValues] = [keys, values]
    size = slotsFor((size * LOAD + 1) * GROWTH)
    keys = new Float64Array(size)
    values = new Int32Array(size)
    free = Math.floor(size * LOAD)
    for (const [index, key] of oldKeys.entries()) {
      if (key !== 0) put(slotOf(key), key, oldValues[index] ?? 0)
    }
  }

  function put(slot: number, key: number, value: number) {
    keys[slot] = key
    values[slot] = value
    free--
  }

  return {
    find: (key) => values[slotOf(key)] ?? 0,
    note(key, value) {
      if (free === 0) grow()
      const slot = slotOf(key)
      if (keys[slot] === 0) put(slot, key, value)
    },
  }
}

function slotsFor(entries: number): number {
  return Math.ceil(Math.max(entries, 1024) / LOAD)
}

/** Spreads keys evenly over 0 up to 1: neighbouring numbers are common in lists. */
function hash(key: number): number {
  const low = key | 0
  const high = (key / 4_294_967_296) | 0
  let mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
}
