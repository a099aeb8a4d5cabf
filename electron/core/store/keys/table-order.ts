import { keyHash } from '../../../../shared/identity/key-hash.ts'
import type { SuppressedKeys } from './suppressed-keys.ts'

const GROUPS = 1 << 16

/**
 * Puts keys in about the order in which a table of them has its slots. A table that is filled in any
 * other order waits for memory at nearly every key: five times as long.
 */
export function inTableOrder({ keys, since }: SuppressedKeys): SuppressedKeys {
  const groupOf = (key: number) => keyHash(key) >>> 16
  const next = new Uint32Array(GROUPS + 1)
  for (const key of keys) {
    const after = groupOf(key) + 1
    next[after] = (next[after] ?? 0) + 1
  }
  for (let group = 1; group <= GROUPS; group++) {
    next[group] = (next[group] ?? 0) + (next[group - 1] ?? 0)
  }
  const ordered = { keys: new Float64Array(keys.length), since: new Int32Array(keys.length) }
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0
    const group = groupOf(key)
    const place = next[group] ?? 0
    next[group] = place + 1
    ordered.keys[place] = key
    ordered.since[place] = since[index] ?? 0
  }
  return ordered
}
