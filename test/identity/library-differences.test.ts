import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, it } from 'vitest'
import { identify } from '../../shared/identity/identify.ts'
import type { Identity, IdentityRule } from '../../shared/identity/identity.ts'
import { truthCells } from './truth.ts'

const CELLS = 200_000

/** One cell as we and libphonenumber-js read it. */
interface Case {
  readonly text: string
  readonly ours: Identity
  readonly library: LibraryAnswer
}

interface LibraryAnswer {
  /** `none`: it finds no number; `invalid`: it finds one that does not exist. */
  readonly verdict: 'none' | 'invalid' | 'valid'
  readonly key: number
  readonly type: string
}

const hasRule = (rule: IdentityRule) => (one: Case) =>
  one.ours.kind === 'tel' && one.ours.rules.includes(rule)
const isUnreadable = (reason: string) => (one: Case) =>
  one.ours.kind === 'unreadable' && one.ours.reason === reason

/** The subscriber's first digit before the ninth was put in. */
const oldFirstDigit = ({ ours }: Case) =>
  ours.kind === 'tel' ? Math.floor(ours.key / 10_000_000) % 10 : 0
/** Whether the library has our key, but for the ninth digit. */
const isOursWithoutNine = ({ ours, library }: Case) =>
  ours.kind === 'tel' && String(library.key) === String(ours.key).replace(/^(55\d\d)9/, '$1')

type Class = readonly [name: string, holds: (one: Case) => boolean]

/** Every way in which we mean to differ; the first that holds names a disagreement. */
const CLASSES: readonly Class[] = [
  ['E: the decimals of a float', hasRule('decimal_zeros')],
  ['scientific notation', (one) => hasRule('scientific_notation')(one) && isNone(one)],
  ['G: 00 and country code', hasRule('international_prefix')],
  ['H: 0xx', (one) => hasRule('carrier_placeholder')(one) && isNone(one)],
  ['F: carrier code', hasRule('carrier_code')],
  ['I: Mexican 1', (one) => hasRule('mexico_mobile_prefix')(one) && isInvalid(one)],
  ['Ivory Coast before 2021', (one) => hasRule('ivory_coast_ten_digits')(one) && isInvalid(one)],
  ['Benin before 2024', (one) => hasRule('benin_ten_digits')(one) && isInvalid(one)],
  ['Colombia before 2021', (one) => hasRule('colombia_landline_60')(one) && isInvalid(one)],
  ['K: Argentina without 9', (one) => hasRule('argentina_mobile_nine')(one) && isGeographic(one)],
  ['D: foreign without +', (one) => hasRule('assumed_international')(one) && isInvalid(one)],
  ['country code twice', (one) => hasRule('doubled_country_code')(one) && isInvalid(one)],
  ['thousands separators', (one) => hasRule('thousands_separators')(one) && isNone(one)],
  ['J: extension', (one) => hasRule('extension_dropped')(one) && !isOther(one)],
  ['link', (one) => hasRule('link')(one) && isNone(one)],
  ['JID with device', (one) => hasRule('whatsapp_id')(one) && isNone(one)],
  ['number in a text', (one) => hasRule('text_around')(one) && isNone(one)],
  [
    'A: mobile before the ninth digit, 6, 8 or 9',
    (one) => hasRule('ninth_digit_added')(one) && oldFirstDigit(one) !== 7 && !isValid(one),
  ],
  [
    'B: mobile before the ninth digit, 7',
    (one) =>
      hasRule('ninth_digit_added')(one) && oldFirstDigit(one) === 7 && isOursWithoutNine(one),
  ],
  ['spaces and dashes it does not know', (one) => one.ours.kind === 'tel' && isNone(one)],
  ['C: number of no place', (one) => isUnreadable('service_number')(one) && isShared(one)],
  ['L: short form of one', (one) => isUnreadable('no_area_code')(one) && isShared(one)],
  ['CPF', (one) => isUnreadable('not_a_phone')(one) && /^\d{3}\.\d{3}\.\d{3}-\d\d$/.test(one.text)],
  ['LID that passes for a mobile', (one) => one.ours.kind === 'lid' && isValid(one)],
]

const isNone = ({ library }: Case) => library.verdict === 'none'
const isInvalid = ({ library }: Case) => library.verdict === 'invalid'
const isValid = ({ library }: Case) => library.verdict === 'valid'
const isGeographic = ({ library }: Case) => library.type === 'FIXED_LINE'
const isShared = ({ library }: Case) => /^(?:SHARED_COST|PREMIUM_RATE|UAN)$/.test(library.type)
/** Another number altogether, which nothing but a damaged writing may explain. */
const isOther = (one: Case) => isValid(one) && !isOursWithoutNine(one)

function askLibrary(text: string): LibraryAnswer {
  const number = parsePhoneNumberFromString(text, 'BR')
  if (!number) return { verdict: 'none', key: 0, type: '' }
  const key = Number(number.number.slice(1))
  return { verdict: number.isValid() ? 'valid' : 'invalid', key, type: number.getType() ?? '' }
}

it('differs from libphonenumber-js only in ways that have a name, and is right each time', () => {
  const counts = new Map(CLASSES.map(([name]) => [name, 0]))
  const unnamed: string[] = []
  const wrong: string[] = []
  for (const { text, e164 } of truthCells(CELLS, 20_261_124)) {
    const ours = identify(text, { country: 'BR', mode: 'national' })
    const key = ours.kind === 'tel' ? ours.key : 0
    if (key !== Number(e164 ?? 0)) wrong.push(`${text} -> ${key}`)
    const library = askLibrary(text)
    if (key === (library.verdict === 'valid' ? library.key : 0)) continue
    const name = CLASSES.find(([, holds]) => holds({ text, ours, library }))?.[0]
    if (name === undefined) unnamed.push(`${text} -> ${key}, library ${JSON.stringify(library)}`)
    else counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  expect(unnamed).toEqual([])
  expect(wrong).toEqual([])
  expect([...counts].filter(([, count]) => count === 0)).toEqual([])
})
