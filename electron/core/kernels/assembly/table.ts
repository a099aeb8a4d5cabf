/**
 * A table of telephone keys with one number for each, by open addressing: key and number lie together
 * in twelve bytes, so that a look-up waits for memory once.
 *
 * Slots stand in the order of `keyHash`, whatever the size of the table: keys that come in that order
 * fill it from its front to its end.
 */

const SLOT_BYTES: usize = 12
/** Keys whose slots are fetched together; of more, the first would be gone from the cache when due. */
const AT_ONCE: i32 = 16

let slots: usize = 0
let size: i32 = 0
/** Up to where the slots of the keys in hand were fetched. */
let fetchedTo: i32 = 0
/** Kept where it can be seen, or the compiler would leave the fetching out. */
let fetched: f64 = 0

/** @param address of memory that is zero; the table is empty */
export function setTable(address: usize, slotCount: i32): void {
  slots = address
  size = slotCount
}

/** @returns what was noted for a key; 0 when it is unknown */
export function find(key: f64): i32 {
  const slot = slotOf(key)
  return keyAt(slot) === key ? valueAt(slot) : 0
}

/** @returns whether the key was new; one that was not keeps its number */
export function note(key: f64, value: i32): bool {
  const slot = slotOf(key)
  if (keyAt(slot) !== 0) return false
  put(slot, key, value)
  return true
}

/** Notes a number for each of many keys. @returns how many were new */
export function noteAll(keys: usize, values: usize, count: i32): i32 {
  let added = 0
  for (let index = 0; index < count; index++) {
    const key = load<f64>(keys + ((<usize>index) << 3))
    if (note(key, load<i32>(values + ((<usize>index) << 2)))) added++
  }
  return added
}

/** Brings the slots of many keys into the cache; the waits overlap, for none depends on another. */
export function fetch(keys: usize, from: i32, to: i32): void {
  let sum: f64 = 0
  for (let index = from; index < to; index++) {
    sum += keyAt(homeOf(load<f64>(keys + ((<usize>index) << 3))))
  }
  fetched = sum
}

/**
 * Notes keys one after the other, up to the first that raises a question.
 *
 * @param keys 0 where there is none, which is a question
 * @param twins for each key another one that must not stand below zero; 0 where it has none
 * @param value of the first key; each further one gets the next number
 * @returns the index of the key that was not noted, because it is 0 or known or its twin stands below
 *   zero; `to` when all were
 */
export function noteNew(keys: usize, twins: usize, from: i32, to: i32, value: i32): i32 {
  if (from === 0) fetchedTo = 0
  for (let index = from; index < to; index++, value++) {
    if (index >= fetchedTo) {
      fetchedTo = min(to, index + AT_ONCE)
      fetch(keys, index, fetchedTo)
    }
    const place = (<usize>index) << 3
    const key = load<f64>(keys + place)
    if (key === 0) return index
    const twin = load<f64>(twins + place)
    if (twin !== 0 && find(twin) < 0) return index
    if (!note(key, value)) return index
  }
  return to
}

/**
 * Makes the table larger where it stands.
 *
 * @param room address of memory behind the table that is zero, with room for the larger one
 */
export function growTable(room: usize, slotCount: i32): void {
  const begin = slots
  const end = begin + <usize>size * SLOT_BYTES
  setTable(room, slotCount)
  for (let old = begin; old < end; old += SLOT_BYTES) {
    const key = load<f64>(old)
    if (key !== 0) put(slotOf(key), key, load<i32>(old, 8))
  }
  memory.copy(begin, room, <usize>slotCount * SLOT_BYTES)
  slots = begin
}

/**
 * Moves the keys whose number is positive to the front, one behind the other. The table ends.
 *
 * @returns how many there are
 */
export function keepPositive(): i32 {
  let count = 0
  for (let slot = 0; slot < size; slot++) {
    if (valueAt(slot) <= 0) continue
    store<f64>(slots + ((<usize>count) << 3), keyAt(slot))
    count++
  }
  return count
}

/** The slot where a key is, or the empty one where it belongs. */
function slotOf(key: f64): i32 {
  let slot = homeOf(key)
  while (true) {
    const there = keyAt(slot)
    if (there === key || there === 0) return slot
    slot = slot + 1 === size ? 0 : slot + 1
  }
}

/** The same numbers as `keyHash`. */
function homeOf(key: f64): i32 {
  const whole = <u64>key
  const low = <u32>whole
  const high = <u32>(whole >> 32)
  let mixed: u32 = (low ^ (high * 0x9e3779b1)) * 0x85ebca6b
  mixed = (mixed ^ (mixed >>> 15)) * 0xc2b2ae35
  mixed ^= mixed >>> 16
  return <i32>((<u64>mixed * <u64>size) >> 32)
}

function put(slot: i32, key: f64, value: i32): void {
  const at = slots + <usize>slot * SLOT_BYTES
  store<f64>(at, key)
  store<i32>(at, value, 8)
}

function keyAt(slot: i32): f64 {
  return load<f64>(slots + <usize>slot * SLOT_BYTES)
}

function valueAt(slot: i32): i32 {
  return load<i32>(slots + <usize>slot * SLOT_BYTES, 8)
}
