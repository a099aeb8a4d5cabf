import type { UnreadableReason } from '../model.ts'
import type { IdentityRule, WrittenNumber } from './identity.ts'
import { withoutDecimalZeros } from './spreadsheet.ts'

/** What a text holds that looks like phone numbers. */
export interface WrittenNumbers {
  readonly numbers: readonly WrittenNumber[]
  /** Digits after a number that stand for another one in part: `11 3456-7890 / 7891`. */
  readonly fragments: readonly string[]
  /** What was left out to get at them. */
  readonly rules: readonly IdentityRule[]
  /** Whether the text is one number and nothing else. */
  readonly whole: boolean
}

/** Digits with what may stand between them. A `+` begins another number. */
const RUN = /\+?\(?\d(?:[ ().-]*\d)*/g
const WHOLE = /^[ ().-]*(?:\+[\d ().-]*|\d[\d ().-]*)?$/
const LETTER = /[^\P{L}ºª]/u

/** CPF, CNPJ and dates: long enough to pass for a phone number, and none. */
const OTHER_NUMBER = [
  String.raw`\d{3}\.\d{3}\.\d{3}-\d{2}`,
  String.raw`\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}`,
  String.raw`\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})`,
  String.raw`(?:19|20)\d\d-[01]\d-[0-3]\d`,
].join('|')
const OTHER_NUMBERS = new RegExp(String.raw`(?<![\d.])(?:${OTHER_NUMBER})(?!\d)`, 'g')
const ONLY_OTHER_NUMBER = new RegExp(`^(?:${OTHER_NUMBER})$`)

/** `0xx11`, `0**11`, `(xx) 11`: "your carrier's code here". */
const CARRIER_PLACEHOLDER = /(^|[0 (])(?:xx|\*\*)[ )]*(?=[1-9]\d)/gi
const EXTENSION = /^[ ,;(.-]*(?:ramal|ram|rm|r|extens[aã]o|extension|ext|x)[ .:=]*$/i
const EXTENSION_WORD = /ramal|ram|rm|extens[aã]o|extension|ext|\br\b|x/gi
const ONE_MORE = /^ *(?:[/\\|&]|e|ou|or|and|y|o) *$/i
/** Where two numbers meet without a separator of their own, likeliest first. */
const SEAMS: readonly RegExp[] = [/ +- +/, / +(?=\()/, / +/]

/** More digits than the longest number with every prefix are more than one number. */
const LONGEST = 17

type Found = WrittenNumbers | { readonly reason: UnreadableReason }

/**
 * Finds the phone numbers in a text.
 *
 * A letter that touches a digit may be a mistyped digit (`98765-432l`): nothing is read then, since
 * leaving it out could make another valid number. Short runs of digits are house numbers and the
 * like, unless they follow a number as `/ 7891` does.
 */
export function findWrittenNumbers(text: string): Found {
  if (WHOLE.test(text)) return readWhole(text)
  const dialled = text.replace(CARRIER_PLACEHOLDER, '$1')
  const plain = dialled.replace(OTHER_NUMBERS, ' ; ')
  const runs = runsOf(plain)
  const meant = runs.filter((run) => !run.isExtension)
  if (meant.some((run) => run.touchesLetter)) return { reason: 'letters_in_number' }

  const numbers: WrittenNumber[] = []
  const fragments: string[] = []
  for (const { number, before } of meant) {
    if (isLongEnough(number)) numbers.push(...takeApart(number))
    else if (numbers.length > 0 && number.digits.length > 2 && ONE_MORE.test(before)) {
      fragments.push(number.digits)
    }
  }
  if (numbers.length === 0) return { reason: whyNone(text, runs) }
  const rules: IdentityRule[] = []
  if (dialled !== text) rules.push('carrier_placeholder')
  if (meant.length < runs.length) rules.push('extension_dropped')
  if (LETTER.test(plain.replace(EXTENSION_WORD, ''))) rules.push('text_around')
  const whole = dialled !== text && WHOLE.test(dialled)
  return { numbers, fragments, rules, whole }
}

function readWhole(text: string): Found {
  if (ONLY_OTHER_NUMBER.test(text)) return { reason: 'not_a_phone' }
  const number = write(text)
  if (number.digits === '') return { reason: 'empty' }
  const numbers = takeApart(number)
  return { numbers, fragments: [], rules: [], whole: numbers.length === 1 }
}

interface Run {
  readonly number: WrittenNumber
  /** The text between the run before, or the beginning, and this one. */
  readonly before: string
  readonly isExtension: boolean
  readonly touchesLetter: boolean
}

function runsOf(text: string): Run[] {
  const matches = [...text.matchAll(RUN)]
  const numbers = matches.map(([run]) => write(run))
  const gaps = [...matches, { index: text.length }].map(({ index }, at) => {
    const last = matches[at - 1]
    return text.slice(last ? last.index + last[0].length : 0, index)
  })
  const isExtension = numbers.map((number, at) => {
    const main = numbers[at - 1]
    return (
      main !== undefined &&
      isLongEnough(main) &&
      number.digits.length <= 6 &&
      EXTENSION.test(gaps[at] ?? '')
    )
  })
  return numbers.map((number, at) => ({
    number,
    before: gaps[at] ?? '',
    isExtension: isExtension[at] === true,
    touchesLetter:
      LETTER.test((gaps[at] ?? '').slice(-1)) ||
      (isExtension[at + 1] !== true && LETTER.test((gaps[at + 1] ?? '').charAt(0))),
  }))
}

function write(run: string): WrittenNumber {
  const text = withoutDecimalZeros(run.trim())
  return { text, digits: text.replace(/\D/g, ''), plus: text.includes('+') }
}

/** Eight digits make a number without its area code; fewer only after a `+`. */
function isLongEnough({ digits, plus }: WrittenNumber): boolean {
  return digits.length >= (plus ? 7 : 8)
}

/** `11987654321 11912345678`: one run, yet each part is long enough to be a number of its own. */
function takeApart(number: WrittenNumber): readonly WrittenNumber[] {
  if (number.digits.length <= LONGEST) return [number]
  for (const seam of SEAMS) {
    const parts = number.text.split(seam).map(write)
    if (parts.length > 1 && parts.every((part) => part.digits.length >= 10)) return parts
  }
  return [number]
}

function whyNone(text: string, runs: readonly Run[]): UnreadableReason {
  if (runs.length === 0) {
    if (!/\d/.test(text)) return LETTER.test(text) ? 'no_digits' : 'empty'
    return 'not_a_phone'
  }
  return LETTER.test(text) || runs.length > 1 ? 'not_a_phone' : 'too_short'
}
