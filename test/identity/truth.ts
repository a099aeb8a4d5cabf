/**
 * Numbers whose account is known because they were made from it, and the ways people and programs
 * write them. Nothing here comes from the code under test.
 */

export const AREA_CODES = (
  '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 ' +
  '51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 ' +
  '91 92 93 94 95 96 97 98 99'
).split(' ')

export const CARRIER_CODES = '12 13 14 15 17 21 23 25 31 36 41 43 55 61 65 85 91 99'.split(' ')

/** A Brazilian line: area code, and 8 digits (landline) or 9 and eight more (mobile). */
export interface Line {
  readonly area: string
  readonly subscriber: string
}

export function e164Of({ area, subscriber }: Line): string {
  return `+55${area}${subscriber}`
}

/** The mobile as it was before the ninth digit, where such a form exists. */
export function beforeNinthDigit({ area, subscriber }: Line): Line | null {
  return /^9[6-9]\d{7}$/.test(subscriber) ? { area, subscriber: subscriber.slice(1) } : null
}

export interface Spelling {
  readonly name: string
  /** How often people write so, against the others. */
  readonly weight: number
  write(line: Line, carrier: string): string
}

const head = (line: Line) => line.subscriber.slice(0, -4)
const tail = (line: Line) => line.subscriber.slice(-4)
const local = (line: Line) => `${head(line)}-${tail(line)}`
const national = (line: Line) => line.area + line.subscriber
const wide = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const thousands = (digits: string, separator: string) =>
  digits.replace(/\B(?=(?:\d{3})+$)/g, separator)
const scientific = (digits: string, point: string, e: string) =>
  `${digits.charAt(0)}${point}${digits.slice(1)}${e}${digits.length - 1}`

const spelling = (
  name: string,
  weight: number,
  write: (line: Line, carrier: string) => string,
): Spelling => ({ name, weight, write })

export const SPELLINGS: readonly Spelling[] = [
  spelling('bare', 60, national),
  spelling('area and dash', 24, (l) => `${l.area} ${local(l)}`),
  spelling('brackets', 40, (l) => `(${l.area}) ${local(l)}`),
  spelling('tight brackets', 8, (l) => `(${l.area})${l.subscriber}`),
  spelling('dots', 4, (l) => `${l.area}.${head(l)}.${tail(l)}`),
  spelling('spaces', 6, (l) => `${l.area} ${head(l)} ${tail(l)}`),
  spelling('odd separators', 2, (l) => `  ${l.area}  ${head(l)}--${tail(l)} `),
  spelling('country code', 36, (l) => `55${national(l)}`),
  spelling('plus', 24, (l) => `+55${national(l)}`),
  spelling('plus, spaced', 12, (l) => `+55 ${l.area} ${local(l)}`),
  spelling('plus, brackets', 12, (l) => `+55 (${l.area}) ${local(l)}`),
  spelling('plus, dashes', 2, (l) => `+55-${l.area}-${local(l)}`),
  spelling('trunk zero', 4, (l) => `0${l.area} ${local(l)}`),
  spelling('trunk zero in brackets', 2, (l) => `(0${l.area}) ${local(l)}`),
  spelling('carrier', 2, (l, carrier) => `0${carrier} ${l.area} ${local(l)}`),
  spelling('carrier placeholder', 1, (l) => `(0xx${l.area}) ${local(l)}`),
  spelling('carrier stars', 1, (l) => `0**${l.area} ${local(l)}`),
  spelling('double zero', 1, (l) => `0055${national(l)}`),
  spelling('double zero and carrier', 1, (l, carrier) => `00 ${carrier} 55 ${l.area} ${local(l)}`),
  spelling('trunk zero kept', 1, (l) => `+55 0${l.area} ${local(l)}`),
  spelling('trunk zero kept in brackets', 1, (l) => `+55 (0)${l.area} ${local(l)}`),
  spelling('doubled country code', 1, (l) => `5555${national(l)}`),
  spelling('float', 2, (l) => `55${national(l)}.0`),
  spelling('float, national', 1, (l) => `${national(l)}.0`),
  spelling('float, comma', 1, (l) => `${national(l)},00`),
  spelling('thousands', 1, (l) => thousands(national(l), '.')),
  spelling('thousands, comma', 1, (l) => thousands(`55${national(l)}`, ',')),
  spelling('thousands and decimals', 1, (l) => `${thousands(`55${national(l)}`, '.')},00`),
  spelling('scientific', 1, (l) => scientific(`55${national(l)}`, ',', 'E+')),
  spelling('scientific, national', 1, (l) => scientific(national(l), '.', 'E')),
  spelling('apostrophe', 1, (l) => `'55${national(l)}`),
  spelling('formula', 1, (l) => `="55${national(l)}"`),
  spelling('injection guard', 1, (l) => `"'+55 ${l.area} ${local(l)}"`),
  spelling('no-break spaces', 1, (l) => `+55\u00a0${l.area}\u202f${local(l)}`),
  spelling('direction marks', 1, (l) => `\u202a+55 ${l.area} ${local(l)}\u202c`),
  spelling('word joiners', 1, (l) => `${l.area}\u2060${head(l)}\u200b${tail(l)}`),
  spelling('typographic dash', 1, (l) => `${l.area} ${head(l)}\u2013${tail(l)}`),
  spelling('full width', 1, (l) => wide(`55${national(l)}`)),
  spelling('URN', 1, (l) => `whatsapp:55${national(l)}`),
  spelling('JID', 1, (l) => `55${national(l)}@s.whatsapp.net`),
  spelling('JID with device', 1, (l) => `55${national(l)}:12@s.whatsapp.net`),
  spelling('old JID', 1, (l) => `55${national(l)}@c.us`),
  spelling('short link', 1, (l) => `https://wa.me/55${national(l)}?text=Oi%202`),
  spelling('long link', 1, (l) => `https://api.whatsapp.com/send?phone=%2B55${national(l)}`),
  spelling('tel URI', 1, (l) => `tel:+55-${l.area}-${local(l)};ext=12`),
  spelling('extension', 1, (l) => `${l.area} ${local(l)} ramal 123`),
  spelling('short extension', 1, (l) => `(${l.area}) ${local(l)} x12`),
  spelling('label', 1, (l) => `WhatsApp: ${l.area} ${local(l)}`),
  spelling('note', 1, (l) => `(${l.area}) ${local(l)} (falar c/ Ana)`),
  spelling('address', 1, (l) => `Rua 25 de Março, ${l.area} ${local(l)}`),
]

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type CellKind = 'mobile' | 'old_mobile' | 'landline' | 'service' | 'foreign' | 'bad'

export interface TruthCell {
  readonly text: string
  readonly kind: CellKind
  readonly spelling: string
  /** E.164 of the account; `null` when the cell names none, or nobody can tell which. */
  readonly e164: string | null
}

type Random = () => number

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
const between = (random: Random, low: number, high: number) =>
  low + Math.floor(random() * (high - low + 1))

function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('nothing to pick from')
  return chosen
}

const totalWeight = SPELLINGS.reduce((sum, { weight }) => sum + weight, 0)

function pickSpelling(random: Random): Spelling {
  let left = random() * totalWeight
  for (const candidate of SPELLINGS) {
    left -= candidate.weight
    if (left < 0) return candidate
  }
  throw new Error('weights do not add up')
}

/** Written form and account of numbers of other countries, in ranges that those countries use. */
const FOREIGN: readonly ((random: Random) => readonly [text: string, e164: string])[] = [
  (r) => plain(`1305${between(r, 200, 999)}${digits(r, 4)}`),
  (r) => plain(`35191${digits(r, 7)}`),
  (r) => plain(`59598${between(r, 1, 6)}${digits(r, 6)}`),
  (r) => plain(`5731${between(r, 0, 9)}${digits(r, 7)}`),
  (r) => plain(`52551${digits(r, 7)}`),
  (r) => plain(`549112${between(r, 2, 6)}${digits(r, 6)}`),
  (r) => plus(`519${digits(r, 8)}`),
  (r) => plus(`5698${digits(r, 7)}`),
  (r) => plus(`3361${digits(r, 7)}`),
  (r) => renumbered(`521551`, '52551', digits(r, 7)),
  (r) => renumbered('+54112', '549112', `${between(r, 2, 6)}${digits(r, 6)}`),
  (r) => renumbered('2250', '225070', `7${digits(r, 6)}`),
  (r) => renumbered('+22997', '2290197', digits(r, 6)),
  (r) => renumbered('+571', '57601', `${between(r, 2, 7)}${digits(r, 6)}`),
]

const plain = (number: string) => [number, `+${number}`] as const
const plus = (number: string) => [`+${number}`, `+${number}`] as const
const renumbered = (old: string, current: string, rest: string) =>
  [`${old}${rest}`, `+${current}${rest}`] as const

const SERVICE: readonly ((random: Random) => readonly [text: string, e164: string | null])[] = [
  (r) => {
    const number = digits(r, 7)
    return [`0800 ${number.slice(0, 3)} ${number.slice(3)}`, `+55800${number}`]
  },
  (r) => [`4004-${digits(r, 4)}`, null],
  (r) => [`3003 ${digits(r, 4)}`, null],
  (r) => [`0300 ${digits(r, 3)} ${digits(r, 4)}`, null],
]

/** Cells that name no account: nothing, not enough, not a phone, or digits gone for good. */
const BAD: readonly ((random: Random) => string)[] = [
  () => '',
  () => '-',
  () => 'não tem',
  () => '#N/D',
  (r) => `9${digits(r, 4)}-${digits(r, 4)}`,
  (r) => `3${digits(r, 3)}-${digits(r, 4)}`,
  (r) => `11 8${digits(r, 4)}-${digits(r, 4)}`,
  (r) => `+55 20 9${digits(r, 4)}-${digits(r, 4)}`,
  (r) => `+55 11 9${digits(r, 3)}-${digits(r, 3)}`,
  (r) => `5,51${digits(r, 2)}9E+12`,
  (r) => `${between(r, 100, 999)}.${digits(r, 3)}.${digits(r, 3)}-${digits(r, 2)}`,
  (r) => `${digits(r, 15)}@lid`,
  (r) => `${pick(r, AREA_CODES)}9${digits(r, 8)}@lid`,
  (r) => `11 9${digits(r, 4)}-${digits(r, 3)}l`,
  (r) => `BR.1${digits(r, 15)}`,
]

/** Cells in the mix of a dirty Brazilian list. The same seed gives the same cells. */
export function* truthCells(count: number, seed: number): Generator<TruthCell> {
  const random = randomStream(seed)
  for (let made = 0; made < count; made++) yield truthCell(random)
}

function truthCell(random: Random): TruthCell {
  const kind = random()
  if (kind < 0.64) return spelled(random, 'mobile', mobile(random, '123456789'))
  if (kind < 0.77) return spelled(random, 'old_mobile', mobile(random, '6789'))
  if (kind < 0.87) return spelled(random, 'landline', landline(random))
  if (kind < 0.9) {
    const [text, e164] = pick(random, SERVICE)(random)
    return { text, kind: 'service', spelling: '', e164 }
  }
  if (kind < 0.93) {
    const [text, e164] = pick(random, FOREIGN)(random)
    return { text, kind: 'foreign', spelling: '', e164 }
  }
  return { text: pick(random, BAD)(random), kind: 'bad', spelling: '', e164: null }
}

function mobile(random: Random, second: string): Line {
  const subscriber = `9${pick(random, [...second])}${digits(random, 7)}`
  return { area: pick(random, AREA_CODES), subscriber }
}

function landline(random: Random): Line {
  return {
    area: pick(random, AREA_CODES),
    subscriber: `${between(random, 2, 5)}${digits(random, 7)}`,
  }
}

function spelled(random: Random, kind: CellKind, line: Line): TruthCell {
  const { name, write } = pickSpelling(random)
  const written = kind === 'old_mobile' ? (beforeNinthDigit(line) ?? line) : line
  const text = write(written, pick(random, CARRIER_CODES))
  return { text, kind, spelling: name, e164: e164Of(line) }
}
