import { assertNever } from './assert-never.ts'
import { displayAccount } from './identity/display.ts'
import type { Translate } from './locales/translator.ts'
import type { Locale } from './model.ts'
import type { Fate } from './verdict.ts'

export type RemovedFate = Exclude<Fate, { readonly code: 'kept' }>

/** What a person is told of a row that does not stay. Empty strings where there is nothing to say. */
export interface VerdictWords {
  readonly reason: string
  /** The entry or row that decided: a number as people write it, or the earlier row. */
  readonly matched: string
  /** Since when that entry stands, as a date of the language. */
  readonly since: string
}

interface Tongue {
  readonly translate: Translate
  readonly locale: Locale
}

/**
 * Puts fates into the words of one language. Of a suppression they also say since when it stands, in
 * milliseconds.
 *
 * @param headerRows rows above the first record, so that rows are numbered as in a spreadsheet
 */
export function verdictWords(
  { translate, locale }: Tongue,
  headerRows: number,
): (fate: RemovedFate, since: number | null) => VerdictWords {
  const reasonOf = reasons(translate)
  const dayOf = days(locale)
  const rowWord = translate('report:row')
  return (fate, since) => {
    const reason = reasonOf(fate)
    switch (fate.code) {
      case 'suppressed':
      case 'possible_match':
        return {
          reason,
          matched: displayAccount(fate.account),
          since: dayOf(since),
        }
      case 'duplicate':
        return { reason, matched: `${rowWord} ${fate.firstRow + headerRows}`, since: '' }
      default:
        return { reason, matched: '', since: '' }
    }
  }
}

/** There are some thirty sentences and millions of rows: each is translated once. */
function reasons(translate: Translate): (fate: RemovedFate) => string {
  const known = new Map<string, string>()
  return (fate) => {
    const key = 'reason' in fate ? fate.reason : fate.code
    let sentence = known.get(key)
    if (sentence === undefined) known.set(key, (sentence = reasonFor(fate, translate)))
    return sentence
  }
}

function reasonFor(fate: RemovedFate, translate: Translate): string {
  switch (fate.code) {
    case 'suppressed':
    case 'possible_match':
    case 'no_consent':
    case 'over_limit':
    case 'duplicate':
    case 'no_number':
      return translate(`report:${fate.code}`)
    case 'malformed':
      return translate(`report:${fate.reason}`)
    case 'invalid_number': {
      const reason =
        fate.reason === 'unread_part'
          ? translate('report:unread_part')
          : translate(`identity:reason.${fate.reason}`)
      return translate('report:invalid_number', { reason })
    }
    default:
      return assertNever(fate)
  }
}

/** Dates of the language; opt-outs imported together share theirs. */
function days(locale: Locale): (moment: number | null) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'short' })
  let last = Number.NaN
  let text = ''
  return (moment) => {
    if (moment === null) return ''
    if (moment !== last) text = format.format((last = moment))
    return text
  }
}
