import { keyHash } from '../../../../shared/identity/key-hash.ts'

/**
 * Telephone keys and one number for each, in two typed arrays with open addressing. Twelve bytes a
 * slot, where a Map of numbers needs about forty.
 */
export interface KeyTable {
  /**
   * @param key a positive integer below 2^53
   * @returns 0 when the key is unknown; otherwise what was noted, see `note`
   */
  find(key: number): number
  /**
   * Brings into the processor's cache where these keys and their values are. Nearly every look-up in
   * a large table waits for memory; here the waits overlap, because none depends on the one before.
   *
   * @param keys of which those in `keys[from..to)` will be looked for
   */
  fetch(keys: Float64Array, from: number, to: number): void
  /**
   * Notes a value other than 0 for a key, which keeps the first one it was given.
   *
   * @returns whether the key was new
   */
  note(key: number, value: number): boolean
  /** Every key whose value is positive, in no order. They take the place of the table: it ends. */
  positive(): Float64Array
}

const LOAD = 0.8
const GROWTH = 1.6

/** @param expected how many keys will come; the table grows when more do */
export function createKeyTable(expected: number): KeyTable {
  let size = slotsFor(expected)
  let keys = new Float64Array(size)
  let values = new Int32Array(size)
  let free = Math.floor(size * LOAD)
  let scale = size / 4_294_967_296
  /** Kept where it can be seen, or the compiler would leave the look-ups out. */
  let fetched = 0

  /** The slot where a key is, or the empty one where it belongs. */
  function slotOf(key: number): number {
    let slot = Math.floor(keyHash(key) * scale)
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
    scale = size / 4_294_967_296
    for (let old = 0; old < oldKeys.length; old++) {
      const key = oldKeys[old] ?? 0
      if (key !== 0) put(slotOf(key), key, oldValues[old] ?? 0)
    }
  }

  function put(slot: number, key: number, value: number) {
    keys[slot] = key
    values[slot] = value
    free--
  }

  return {
    find(key) {
      const slot = slotOf(key)
      if (Number.isNaN(fetched)) return 0
      // A new key's value is not looked at: that would be one more cache miss for most rows.
      return keys[slot] === key ? (values[slot] ?? 0) : 0
    },
    fetch(wanted, from, to) {
      let sum = 0
      for (let index = from; index < to; index++) {
        const slot = Math.floor(keyHash(wanted[index] ?? 0) * scale)
        sum += (keys[slot] ?? 0) + (values[slot] ?? 0)
      }
      fetched = sum
    },
    note(key, value) {
      if (free === 0) grow()
      const slot = slotOf(key)
      if (keys[slot] !== 0) return false
      put(slot, key, value)
      return true
    },
    positive() {
      let count = 0
      for (let slot = 0; slot < size; slot++) {
        if ((values[slot] ?? 0) > 0) keys[count++] = keys[slot] ?? 0
      }
      values = new Int32Array(0)
      return keys.subarray(0, count)
    },
  }
}

function slotsFor(entries: number): number {
  return Math.ceil(Math.max(entries, 1024) / LOAD)
}
