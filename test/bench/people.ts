/**
 * People with telephone numbers, numbered from 0: the same number always means the same person, so
 * that whoever generates a list knows the truth about it without reading it back.
 */
import { areaCodes } from '../../shared/identity/area-codes.ts'

/** Every hundredth is abroad, every tenth has a landline, the others have Brazilian mobiles. */
export type PersonKind = 'mobile' | 'landline' | 'foreign'

export function kindOf(person: number): PersonKind {
  if (person % 100 === 7) return 'foreign'
  return person % 10 === 3 ? 'landline' : 'mobile'
}

const SPACE = 40_000_000
const shuffled = (index: number) => (index * 7_654_321 + 12_345) % SPACE

/**
 * The E.164 digits of a person. No two people share any, also when one is read in another way:
 * mobiles keep clear of the range where a landline with a wrongly added 9 could be meant.
 */
export function digitsOf(person: number): string {
  const place = shuffled(Math.floor(person / areaCodes.length))
  const area = areaCodes[person % areaCodes.length]
  switch (kindOf(person)) {
    case 'mobile':
      return `55${area}9${60_000_000 + place}`
    case 'landline':
      return `55${area}${20_000_000 + place}`
    case 'foreign':
      return `3519${[1, 2, 3, 6][person % 4]}${String(Math.floor(person / 100)).padStart(7, '0')}`
  }
}

type Spelling = (area: string, subscriber: string) => string

const half = (text: string) => `${text.slice(0, -4)}-${text.slice(-4)}`
/** How Brazilian numbers stand in real lists, the most usual first. */
const spellings: readonly Spelling[] = [
  (area, sub) => `(${area}) ${half(sub)}`,
  (area, sub) => `${area}${sub}`,
  (area, sub) => `55${area}${sub}`,
  (area, sub) => `+55 ${area} ${half(sub)}`,
  (area, sub) => `${area} ${half(sub)}`,
  (area, sub) => `(${area})${sub}`,
  (area, sub) => `+55${area}${sub}`,
  (area, sub) => `55 (${area}) ${half(sub)}`,
  (area, sub) => `0${area}${sub}`,
  (area, sub) => `${area}.${sub.slice(0, -4)}.${sub.slice(-4)}`,
  (area, sub) => `+55 (${area}) ${sub.slice(0, -4)} ${sub.slice(-4)}`,
  (area, sub) => ` ${area}-${half(sub)} `,
  (area, sub) => `(0${area}) ${half(sub)}`,
  (area, sub) => `55${area}${sub}@s.whatsapp.net`,
  (area, sub) => `0${area === '15' ? '21' : '15'}${area}${sub}`,
  (area, sub) => `Cel: (${area}) ${half(sub)}`,
]

/** One of the ways people write a person's number; old mobiles often without their ninth digit. */
export function writtenNumber(person: number, chance: () => number): string {
  const digits = digitsOf(person)
  if (kindOf(person) === 'foreign') return `+${digits}`
  const area = digits.slice(2, 4)
  const full = digits.slice(4)
  const subscriber = full.length === 9 && chance() < 0.12 ? full.slice(1) : full
  const skewed = Math.floor(chance() * chance() * spellings.length * 1.2) % spellings.length
  return (spellings[skewed] ?? spellings[0])?.(area, subscriber) ?? digits
}
