import { dayWriter } from './locales/day-style.ts'
import { assertNever } from './assert-never.ts'
import { onceEach } from './once-each.ts'
import { displayAccount } from './identity/display.ts'
import { OWN_LAYER, type Layer } from './consent/layers.ts'
import type { Translate } from './locales/translator.ts'
import type { Account, Locale } from './model.ts'
import type { Fate } from './verdict.ts'

export type RemovedFate = Exclude<Fate, { readonly code: 'kept' }>

/** What a person is told of a row that does not stay. Empty strings where there is nothing to say. */
export interface VerdictWords {
  readonly reason: string
  /** The entry or row that decided: a number as people write it, or the earlier row. */
  readonly matched: string
  /** Since when that entry stands, as a date of the language. */
  readonly since: string
  /** The list that it stands on. */
  readonly layer: string
}

interface Tongue {
  readonly translate: Translate
  readonly locale: Locale
}

/** The words of one language, all together or each by itself. */
export interface Wording {
  /** @param since of a suppression: since when it stands, in milliseconds */
  wordsFor(fate: RemovedFate, since: number | null): VerdictWords
  reasonOf(fate: RemovedFate): string
  dayOf(moment: number | null): string
  /** The list on which an account stands. */
  layerOf(account: Account): string
  /** What stands before the number of an earlier row. */
  readonly earlierRow: string
}

/**
 * Puts fates into the words of one language.
 *
 * @param headerRows rows above the first record, so that rows are numbered as in a spreadsheet
 * @param layerOf the list on which an account stands; `null` for the shop's own
 */
export function createWording(
  { translate, locale }: Tongue,
  headerRows: number,
  layerOf: (account: Account) => Layer | null,
): Wording {
  // There are some thirty sentences and millions of rows: each is translated once.
  const reasons = new Map<string, string>()
  const layers = new Map<Layer, string>()
  const wording: Omit<Wording, 'wordsFor'> = {
    reasonOf: (fate) => onceEach(reasons, sentenceOf(fate), () => reasonFor(fate, translate)),
    dayOf: days(locale),
    layerOf(account) {
      const layer = layerOf(account) ?? OWN_LAYER
      return onceEach(layers, layer, () => layerName(layer, translate))
    },
    earlierRow: `${translate('report:row')} `,
  }
  return {
    ...wording,
    wordsFor(fate, since) {
      const reason = wording.reasonOf(fate)
      switch (fate.code) {
        case 'suppressed':
        case 'possible_match':
          return {
            reason,
            matched: displayAccount(fate.account),
            since: wording.dayOf(since),
            layer: wording.layerOf(fate.account),
          }
        case 'duplicate': {
          const matched = `${wording.earlierRow}${fate.firstRow + headerRows}`
          return { reason, matched, since: '', layer: '' }
        }
        default:
          return { reason, matched: '', since: '', layer: '' }
      }
    },
  }
}

/** A list as people call it: the shop's own opt-outs, a law's register, a partner's list. */
export function layerName(layer: Layer, translate: Translate): string {
  const [kind, name = ''] = layer.split(/:(.*)/s)
  if (kind === 'law') return translate('report:layer_law', { name: lawNames[name] ?? name })
  return kind === 'partner'
    ? translate('report:layer_partner', { name })
    : translate('report:layer_own')
}

const lawNames: Readonly<Record<string, string>> = {
  'procon-sp': 'Procon-SP “Não me Ligue”',
  'procon-pr': 'Procon-PR',
}

/** What tells two fates with different sentences apart. */
export function sentenceOf(fate: RemovedFate): string {
  return 'reason' in fate ? fate.reason : fate.code
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

const QUARTER_HOUR_MS = 900_000
const REMEMBERED_DAYS = 20_000

/** Dates of the language. Wherever one is, a day begins on a quarter of an hour: each is put once. */
function days(locale: Locale): (moment: number | null) => string {
  const dayOf = dayWriter(locale)
  const known = new Map<number, string>()
  return (moment) => {
    if (moment === null) return ''
    const quarter = Math.floor(moment / QUARTER_HOUR_MS)
    return onceEach(known, quarter, () => dayOf(moment), REMEMBERED_DAYS)
  }
}
