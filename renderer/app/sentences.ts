import { speak } from '../../shared/locales/speak.ts'
import type { ScreenTranslate } from '../../shared/locales/translator.ts'
import type { Locale } from '../../shared/model.ts'

const sentencesIn = {
  'pt-BR': () => import('virtual:sentences/pt-BR'),
  en: () => import('virtual:sentences/en'),
  es: () => import('virtual:sentences/es'),
} as const satisfies Record<Locale, () => Promise<unknown>>

const learnt = new Map<Locale, ScreenTranslate>()

/** Loads the sentences of a language, once. @throws when they cannot be had, as from a host that has ended */
export async function learn(locale: Locale): Promise<ScreenTranslate> {
  const known = learnt.get(locale)
  if (known) return known
  const { sentences } = await sentencesIn[locale]()
  const translate: ScreenTranslate = speak(locale, sentences)
  learnt.set(locale, translate)
  return translate
}

/** What says sentences of a language that was learnt before. */
export function learntLanguage(locale: Locale): ScreenTranslate {
  const translate = learnt.get(locale)
  if (!translate) throw new Error(`${locale} was not learnt`)
  return translate
}

/** Learns the other languages while nothing else goes on: a choice then takes no time, whatever became of the host. */
export function learnTheRest(): void {
  for (const locale of Object.keys(sentencesIn) as Locale[]) {
    learn(locale).catch(() => undefined)
  }
}
