import type { Listed } from '../../shared/contract/optouts.ts'
import { layerWords, scopeWords } from '../../shared/subject/describe.ts'
import type { Session } from './session.ts'

/** What an entry of the list says, in words: since when, of what, why, from where, on which list. */
export function entryWords({ t, locale }: Pick<Session, 't' | 'locale'>, entry: Listed): string[] {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short' })
  const { scope, reason, source, layer, until } = entry
  return [
    scopeWords(scope, t),
    t(`consent:reason.${reason}`),
    t(`consent:source.${source}`),
    layerWords(layer, t),
    ...(until === null ? [] : [t('ledger:until', { day: day.format(new Date(until)) })]),
  ]
}
