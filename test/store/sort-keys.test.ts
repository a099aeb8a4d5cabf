import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyHash } from '../../shared/identity/key-hash.ts'
import { sortKeys } from '../../electron/core/store/runs/sort-keys.ts'
import { inTableOrder } from '../../electron/core/store/keys/table-order.ts'

const key = fc.oneof(
  fc.integer({ min: 5_511_900_000_000, max: 5_599_999_999_999 }),
  fc.integer({ min: 551_120_000_000, max: 559_959_999_999 }),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  fc.constantFrom(1, 2, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER),
)

it('puts keys in ascending order, whichever they are', () => {
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 300 }),
      fc.integer({ min: 1, max: 300 }),
      (keys, few) => {
        const sorted = Float64Array.from(keys)
        sortKeys(sorted, few)
        expect([...sorted]).toEqual(keys.toSorted((a, b) => a - b))
      },
    ),
    { numRuns: 500 },
  )
})

it('puts keys in the order of a table, each with its minute', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 300 }), (keys) => {
      const since = Int32Array.from(keys, (_, index) => index + 1)
      const ordered = inTableOrder({ keys: Float64Array.from(keys), since })
      const groups = [...ordered.keys].map((one) => keyHash(one) >>> 16)
      expect(groups).toEqual(groups.toSorted((a, b) => a - b))
      const minutes = [...ordered.keys].map((one, index) => [one, ordered.since[index]])
      expect(new Map(minutes as [number, number][])).toEqual(
        new Map(keys.map((one, index) => [one, index + 1])),
      )
    }),
    { numRuns: 500 },
  )
})
