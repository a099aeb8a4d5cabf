import type { WrittenNumber } from './identity.ts'
import { withoutDecimalZeros } from './spreadsheet.ts'

/** Digits with what may stand between them. A `+` begins another number. */
const RUN = /\+?\(?\d(?:[ ().-]*\d)*/g
/** Letters, and digits of other scripts; the signs of `2º` and `1ª` are none. */
const LETTER = /(?![ºª])[\p{L}\p{N}]/u
const EXTENSION = /^[ ,;(.-]*(?:ramal|ram|rm|r|extens[aã]o|extension|ext|x)[ .:=]*$/i
const LONGEST_EXTENSION = 6

/** A run of digits in a text, and what stands around it. */
export interface Run {
  readonly number: WrittenNumber
  /** The text between the run before, or the beginning, and this one. */
  readonly before: string
  /** `ramal 12` after a number: part of no account. */
  readonly isExtension: boolean
  /** A letter right before or after the digits, not a bracket, unless it announces an extension. */
  readonly touchesLetter: boolean
}

export interface Runs {
  readonly runs: readonly Run[]
  /** Whether there are words, other than those that announce an extension. */
  readonly hasWords: boolean
}

/** Finds every run of digits in a text, in one pass. */
export function findRuns(text: string): Runs {
  const matches = [...text.matchAll(RUN)]
  const numbers = matches.map(([run]) => writtenNumber(run))
  const gaps = [...matches, { index: text.length }].map(({ index }, at) => {
    const last = matches[at - 1]
    return text.slice(last ? last.index + last[0].length : 0, index)
  })
  const announced = gaps.map((gap, at) => isExtension(numbers[at - 1], gap, numbers[at]))
  const runs = numbers.map((number, at) => {
    const before = gaps[at] ?? ''
    const after = announced[at + 1] === true ? '' : (gaps[at + 1] ?? '')
    const startsWithDigit = !/^[+(]/.test(number.text)
    const touchesLetter =
      (startsWithDigit && LETTER.test(before.slice(-1))) || LETTER.test(after.charAt(0))
    return { number, before, isExtension: announced[at] === true, touchesLetter }
  })
  return { runs, hasWords: gaps.some((gap, at) => announced[at] !== true && LETTER.test(gap)) }
}

/** A run as a number: without the decimals of a float, its digits taken out. */
export function writtenNumber(run: string): WrittenNumber {
  const text = withoutDecimalZeros(run.trim())
  return { text, digits: text.replace(/\D/g, ''), plus: text.includes('+') }
}

/** Eight digits make a number without its area code; fewer only after a `+`. */
export function isLongEnough({ digits, plus }: WrittenNumber): boolean {
  return digits.length >= (plus ? 7 : 8)
}

function isExtension(
  number: WrittenNumber | undefined,
  gap: string,
  next: WrittenNumber | undefined,
): boolean {
  if (number === undefined || next === undefined) return false
  return isLongEnough(number) && next.digits.length <= LONGEST_EXTENSION && EXTENSION.test(gap)
}
