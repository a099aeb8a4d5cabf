import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { identify } from '../../shared/identity/identify.ts'
import type { Identity } from '../../shared/identity/identity.ts'
import { phoneModeSchema } from '../../shared/model.ts'

interface Vector {
  readonly input: string
  readonly default_country: string
  readonly mode: string
  readonly expected: string
  readonly note: string
}

function vectorsIn(name: string): readonly Vector[] {
  const file = new URL(`../fixtures/${name}`, import.meta.url)
  return Papa.parse<Vector>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data
}

const vectors = vectorsIn('phone-vectors.csv')
/** The same rules on other area codes, countries, spellings and damage. */
const variants = vectorsIn('phone-variants.csv')

/** `+55…`, `INVALID` or `MULTI:+55…;+55…`: the words of a reason are ours, the split is not. */
function verdictOf(identity: Identity): string {
  if (identity.kind === 'tel') return `+${identity.key}`
  if (identity.kind !== 'multi') return 'INVALID'
  const keys = identity.members.map((member) => (member.kind === 'tel' ? `+${member.key}` : ''))
  return `MULTI${identity.unreadPart ? '_PARTIAL' : ''}:${keys.join(';')}`
}

const check = (vector: Vector) => {
  const identity = identify(vector.input, {
    country: vector.default_country,
    mode: phoneModeSchema.parse(vector.mode),
  })
  expect(verdictOf(identity)).toBe(vector.expected.replace(/^INVALID:.*/, 'INVALID'))
}

describe('phone vectors', () => {
  it('are all there', () => {
    expect([vectors.length, variants.length]).toEqual([312, 525])
  })

  it.each(vectors)('$default_country $mode: $input is $expected', check)
  it.each(variants)('$note, $default_country $mode: $input is $expected', check)
})
