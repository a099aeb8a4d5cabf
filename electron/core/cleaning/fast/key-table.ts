import { tableCode } from '../../kernels/code.ts'
import { loadKernel, pagesFor } from '../../kernels/load-kernel.ts'

/**
 * Telephone keys and one number for each, by open addressing. Twelve bytes a slot, where a Map of
 * numbers needs about forty.
 */
export interface KeyTable {
  /**
   * @param key a positive integer below 2^53
   * @returns 0 when the key is unknown; otherwise what was noted, see `note`
   */
  find(key: number): number
  /**
   * Notes a value other than 0 for a key, which keeps the first one it was given.
   *
   * @returns whether the key was new
   */
  note(key: number, value: number): boolean
  /** Notes a value for each of many keys; quickest when they come in the order of `keyHash`. */
  noteAll(keys: Float64Array, valueOf: (index: number) => number): void
  /**
   * Brings into the processor's cache where keys are. Nearly every look-up in a large table waits for
   * memory; here the waits overlap, because none depends on the one before.
   *
   * @param keys of which those in `keys[from..to)` will be looked for
   */
  fetch(keys: Float64Array, from: number, to: number): void
  /**
   * Takes up to `HAND` keys in hand, for `noteNew`.
   *
   * @param fill puts a key or 0 in each place, and in the same place its twin or 0
   */
  take(fill: (keys: Float64Array, twins: Float64Array) => void): void
  /**
   * Notes the keys in hand one after the other, up to the first that raises a question.
   *
   * @param value of the key at `from`; each further one gets the next number
   * @returns the index of the key that was not noted, because it is 0, or known, or its twin has a
   *   value below zero; `to` when all were
   */
  noteNew(from: number, to: number, value: number): number
  /** Every key whose value is positive, in no order. They take the place of the table: it ends. */
  positive(): Float64Array
}

/** What `kernels/assembly/table.ts` exports. */
interface TableKernel {
  setTable(address: number, slots: number): void
  growTable(room: number, slots: number): void
  find(key: number): number
  note(key: number, value: number): number
  noteAll(keys: number, values: number, count: number): number
  fetch(keys: number, from: number, to: number): void
  noteNew(keys: number, twins: number, from: number, to: number, value: number): number
  keepPositive(): number
}

/** How many keys can be in hand. */
export const HAND = 1 << 13

const LOAD = 0.875
const GROWTH = 1.6
const SLOT_BYTES = 12
// Where things are in the kernel's memory.
const KEYS_AT = 0
const TWINS_AT = KEYS_AT + HAND * 8
const SLOTS_AT = TWINS_AT + HAND * 8

/** @param expected how many keys will come; the table grows when more do */
export function createKeyTable(expected: number): KeyTable {
  let size = slotsFor(expected)
  let free = Math.floor(size * LOAD)
  const memory = new WebAssembly.Memory({ initial: pagesFor(SLOTS_AT + size * SLOT_BYTES) })
  const kernel = loadKernel<TableKernel>(tableCode, memory)
  kernel.setTable(SLOTS_AT, size)
  let keys: Float64Array = new Float64Array(0)
  let twins: Float64Array = new Float64Array(0)
  let values: Int32Array = new Int32Array(0)
  lookAnew()

  /** Growing memory takes away what was looked at through its buffer. */
  function lookAnew() {
    keys = new Float64Array(memory.buffer, KEYS_AT, HAND)
    twins = new Float64Array(memory.buffer, TWINS_AT, HAND)
    values = new Int32Array(memory.buffer, TWINS_AT, HAND)
  }

  /** Makes room for so many new keys. */
  function reserve(count: number) {
    while (free < count) grow()
  }

  function grow() {
    const used = Math.floor(size * LOAD) - free
    const larger = slotsFor((size * LOAD + 1) * GROWTH)
    const room = SLOTS_AT + size * SLOT_BYTES
    const before = memory.buffer.byteLength
    memory.grow(Math.max(0, pagesFor(room + larger * SLOT_BYTES) - pagesFor(before)))
    new Uint8Array(memory.buffer, room, before - room).fill(0)
    kernel.growTable(room, larger)
    size = larger
    free = Math.floor(size * LOAD) - used
    lookAnew()
  }

  return {
    find: kernel.find,
    note(key, value) {
      reserve(1)
      const isNew = kernel.note(key, value) === 1
      if (isNew) free--
      return isNew
    },
    noteAll(all, valueOf) {
      for (let from = 0; from < all.length; from += HAND) {
        const part = all.subarray(from, from + HAND)
        reserve(part.length)
        keys.set(part)
        for (let index = 0; index < part.length; index++) values[index] = valueOf(from + index)
        free -= kernel.noteAll(KEYS_AT, TWINS_AT, part.length)
      }
    },
    fetch(wanted, from, to) {
      const part = wanted.subarray(from, Math.min(to, from + HAND))
      keys.set(part)
      kernel.fetch(KEYS_AT, 0, part.length)
    },
    take: (fill) => fill(keys, twins),
    noteNew(from, to, value) {
      reserve(to - from)
      const stopped = kernel.noteNew(KEYS_AT, TWINS_AT, from, to, value)
      free -= stopped - from
      return stopped
    },
    positive: () => new Float64Array(memory.buffer, SLOTS_AT, kernel.keepPositive()),
  }
}

function slotsFor(entries: number): number {
  return Math.ceil(Math.max(entries, 1024) / LOAD)
}
