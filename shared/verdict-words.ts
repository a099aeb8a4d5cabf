import { assertNever } from './assert-never.ts'
import { displayAccount } from './identity/display.ts'
import type { Translate } from './locales/translator.ts'
import type { Locale, Verdict } from './model.ts'

export type RemovedVerdict = Exclude<Verdict, { readonly code: 'kept' }>

/** What a person is told of a row that does not stay. Empty strings where there is nothing to say. */
export interface VerdictWords {
  readonly reason: string
  /** The entry or row that decided: a number as people write it, or the earlier row. */
  readonly matched: string
  /** Since when that entry stands, as a date of the language. */
  readonly since: string
}

/**
 * Puts verdicts into the words of one language.
 *
 * @param headerRows rows that stand above the first record, so that rows are numbered as a
 * spreadsheet program numbers them
 */
export function verdictWords(
  translate: Translate,
  locale: Locale,
  headerRows: number,
): (verdict: RemovedVerdict) => VerdictWords {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'short' })
  return (verdict) => {
    switch (verdict.code) {
      case 'suppressed':
      case 'possible_match':
        return {
          reason: translate(`report:${verdict.code}`),
          matched: displayAccount(verdict.entry.account),
          since: date.format(new Date(verdict.entry.since)),
        }
      case 'duplicate': {
        const row = verdict.firstRow + headerRows
        return {
          reason: translate('report:duplicate', { row }),
          matched: translate('report:first_row', { row }),
          since: '',
        }
      }
      case 'invalid_number': {
        const reason =
          verdict.reason === 'unread_part'
            ? translate('report:unread_part')
            : translate(`identity:reason.${verdict.reason}`)
        return { reason: translate('report:invalid_number', { reason }), matched: '', since: '' }
      }
      case 'no_number':
        return { reason: translate('report:no_number'), matched: '', since: '' }
      case 'malformed':
        return { reason: translate(`report:${verdict.reason}`), matched: '', since: '' }
      default:
        return assertNever(verdict)
    }
  }
}
