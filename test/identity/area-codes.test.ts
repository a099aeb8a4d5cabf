import { expect, it } from 'vitest'
import { areaCodes, isAreaCode } from '../../shared/identity/area-codes.ts'
import { fastKey } from '../../shared/identity/fast-path.ts'
import { identify } from '../../shared/identity/identify.ts'
import { AREA_CODES } from './truth.ts'

const brazil = { country: 'BR', mode: 'national' } as const
const assigned = new Set(AREA_CODES)
const codes = Array.from({ length: 90 }, (_, index) => String(index + 10))
const unassigned = codes.filter((code) => !assigned.has(code))

it('knows 67 area codes and rejects the 23 others of two digits', () => {
  expect(areaCodes.map(String)).toEqual(AREA_CODES)
  expect([assigned.size, unassigned.length]).toEqual([67, 23])
  expect(codes.filter((code) => isAreaCode(Number(code)))).toEqual(AREA_CODES)
})

it.each(AREA_CODES)('reads mobiles, old mobiles and landlines of %s', (code) => {
  const lines: readonly (readonly [written: string, key: string])[] = [
    [`(${code}) 98765-4321`, `55${code}987654321`],
    [`(${code}) 8765-4321`, `55${code}987654321`],
    [`(${code}) 3456-7890`, `55${code}34567890`],
    [`55${code}987654321`, `55${code}987654321`],
    [`+55 ${code} 8765-4321`, `55${code}987654321`],
    [`0${code} 3456-7890`, `55${code}34567890`],
  ]
  for (const [written, key] of lines) {
    expect(identify(written, brazil)).toMatchObject({ kind: 'tel', key: Number(key) })
    // 55 and eight digits may also be the country code, which only identify tells.
    const isUnsure = written === '(55) 8765-4321'
    expect(fastKey(written, 'national')).toBe(isUnsure ? 0 : Number(key))
  }
})

it.each(unassigned)('reads nothing in %s', (code) => {
  for (const subscriber of ['98765-4321', '8765-4321', '3456-7890']) {
    for (const written of [`+55 ${code} ${subscriber}`, `(${code}) ${subscriber}`]) {
      const identity = identify(written, brazil)
      expect(identity).toMatchObject({ kind: 'unreadable' })
      // +55 30 3… begins like 0303, which is a service number.
      expect(['unassigned_area_code', 'service_number']).toContain(
        identity.kind === 'unreadable' && identity.reason,
      )
      expect(fastKey(written, 'national')).toBe(0)
    }
  }
})
