import type { UnreadableReason } from '../model.ts'
import type { IdentityRule, WrittenNumber } from './identity.ts'
import { findRuns, isLongEnough, writtenNumber } from './number-runs.ts'

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

export type FoundNumbers = WrittenNumbers | { readonly reason: UnreadableReason }

const WHOLE = /^[ ().-]*(?:\+[\d ().-]*|\d[\d ().-]*)?$/

/** CPF, CNPJ and dates: long enough to pass for a phone number, and none. */
const OTHER_NUMBER = [
  String.raw`\d{3}\.\d{3}\.\d{3}-\d{2}`,
  String.raw`\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}`,
  String.raw`\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})`,
  String.raw`(?:19|20)\d\d-[01]\d-[0-3]\d`,
].join('|')
const OTHER_NUMBERS = new RegExp(String.raw`(?<![\d.])(?:${OTHER_NUMBER})(?!\d)`, 'g')
const ONLY_OTHER_NUMBER = new RegExp(`^(?:${OTHER_NUMBER})$`)

/** `0xx11`, `0xx(11)`, `0**11`, `(xx) 11`: "your carrier's code here". */
const CARRIER_PLACEHOLDER = /(^|[0 (-])(?:xx|\*\*)[ )-]*(?=\(?[1-9]\d)/gi
/** `11/98765-4321`: a slash after an area code, where nothing before it could be a number. */
const AREA_AND_SLASH = /(^|[^\d ().-] *)(\(?0?\d\d\)?) *\/ *(?=\d{4,5}[ .-]?\d{4}(?!\d))/g
const ONE_MORE = /^ *(?:[/\\|&]|e|ou|or|and|y|o) *$/i
const LAST_DIGITS = /^ *\/ *$/

/** Numbers of a list or a house before or after a phone number. */
const NUMBERED_BEFORE = /^\d{1,5}(?: +- +|[).] +)(\(?[1-9].*)$/
const NUMBERED_AFTER = /^(.*\d{4}) +- +\d{1,5}$/

/** Where two numbers meet without a separator of their own, likeliest first. */
const SEAMS: readonly RegExp[] = [/ +- +/, / +(?=\()/, / +/]
/** More digits than the longest number with every prefix are more than one number. */
const LONGEST = 17
/** Area code and landline; country code, area code and mobile. */
const SHORTEST_WHOLE = 10
const LONGEST_WHOLE = 13

/**
 * Finds the phone numbers in a text.
 *
 * A letter that touches a digit may be a mistyped digit (`98765-432l`): nothing is read then, since
 * leaving it out could make another valid number. Short runs of digits are house numbers and the
 * like, unless they follow a number as `/ 7891` does.
 */
export function findWrittenNumbers(text: string): FoundNumbers {
  if (WHOLE.test(text)) return readWhole(text)
  const round = roundBrackets(text)
  const withoutPlaceholder = round.replace(CARRIER_PLACEHOLDER, '$1')
  const dialled = round.includes('/')
    ? withoutPlaceholder.replace(AREA_AND_SLASH, '$1$2 ')
    : withoutPlaceholder
  if (dialled !== text && WHOLE.test(dialled)) {
    const found = readWhole(dialled)
    if ('reason' in found || withoutPlaceholder === round) return found
    return { ...found, rules: ['carrier_placeholder'] }
  }
  const phones = dialled.replace(OTHER_NUMBERS, ' ; ')
  const found = readRuns(phones)
  const isOnlyOther = phones !== dialled && 'reason' in found && found.reason === 'no_digits'
  return isOnlyOther ? { reason: 'not_a_phone' } : found
}

function roundBrackets(text: string): string {
  return /[[{]/.test(text) ? text.replace(/[[{]/g, '(').replace(/[\]}]/g, ')') : text
}

/** `1) 11 98765-4321`, `42 - 11 98765-4321`, `11 98765-4321 - 42`: the number without the other one. */
export function withoutNumbering({ text }: WrittenNumber): WrittenNumber | null {
  const alone = NUMBERED_BEFORE.exec(text)?.[1] ?? NUMBERED_AFTER.exec(text)?.[1]
  if (alone === undefined) return null
  const number = writtenNumber(alone)
  return number.digits.length >= SHORTEST_WHOLE ? number : null
}

function readWhole(text: string): FoundNumbers {
  if (ONLY_OTHER_NUMBER.test(text)) return { reason: 'not_a_phone' }
  const number = writtenNumber(text)
  if (number.digits === '') return { reason: 'empty' }
  const numbers = takeApart(number)
  return { numbers, fragments: [], rules: [], whole: numbers.length === 1 }
}

function readRuns(text: string): FoundNumbers {
  const { runs, hasWords } = findRuns(text)
  const meant = runs.filter((run) => !run.isExtension)
  if (meant.some((run) => run.touchesLetter)) return { reason: 'letters_in_number' }

  const numbers: WrittenNumber[] = []
  const fragments: string[] = []
  for (const { number, before } of meant) {
    if (isLongEnough(number)) numbers.push(...takeApart(number))
    else if (numbers.length > 0 && isOneMore(number, before)) fragments.push(number.digits)
  }
  if (numbers.length === 0) return { reason: whyNone(runs.length, hasWords) }
  const rules: IdentityRule[] = []
  if (meant.length < runs.length) rules.push('extension_dropped')
  if (hasWords) rules.push('text_around')
  return { numbers, fragments, rules, whole: false }
}

/** `/ 7891`, `e 7891`, and one or two digits only right after a slash (`3456-7890/91`). */
function isOneMore({ digits }: WrittenNumber, before: string): boolean {
  return digits.length > 2 ? ONE_MORE.test(before) : LAST_DIGITS.test(before)
}

/** `11987654321 11912345678`: one run, yet each part is long enough to be a number of its own. */
function takeApart(number: WrittenNumber): readonly WrittenNumber[] {
  if (number.digits.length <= LONGEST) return [number]
  for (const seam of SEAMS) {
    const parts = number.text.split(seam).map(writtenNumber)
    if (parts.length > 1 && parts.every((part) => part.digits.length >= SHORTEST_WHOLE)) {
      return parts
    }
  }
  return halves(number.text) ?? [number]
}

/** `11 98765-4321 11 91234-5678`: two numbers, if only one space can be the one between them. */
function halves(text: string): readonly WrittenNumber[] | null {
  const pairs = [...text.matchAll(/ +/g)]
    .map(({ index }) => [text.slice(0, index), text.slice(index)].map(writtenNumber))
    .filter((pair) => pair.every(({ digits }) => isOfOneNumber(digits)))
  return pairs.length === 1 ? (pairs[0] ?? null) : null
}

function isOfOneNumber(digits: string): boolean {
  return digits.length >= SHORTEST_WHOLE && digits.length <= LONGEST_WHOLE
}

function whyNone(runs: number, hasWords: boolean): UnreadableReason {
  if (runs === 0) return hasWords ? 'no_digits' : 'empty'
  return runs === 1 && !hasWords ? 'too_short' : 'not_a_phone'
}
