import i18next from 'i18next'
import type { Locale } from '../model.ts'

/** Values for the placeholders; `count` also chooses the plural form. */
export type MessageParams = Readonly<Record<string, string | number>>

/** One language's sentences, by area and name. */
export type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Says the sentences of one language. Numbers given as `{{n, number}}` follow its customs.
 *
 * @returns a function from `area:name` and values to a sentence; an unknown key comes back as itself.
 */
export function speak(
  locale: Locale,
  sentences: Sentences,
): (key: string, params?: MessageParams) => string {
  const catalogue = i18next.createInstance()
  void catalogue.init({
    lng: locale,
    resources: { [locale]: sentences },
    ns: Object.keys(sentences),
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    // Names may have colons of their own, as those of laws do; only the first ends the area.
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  const translate = catalogue.getFixedT(locale)
  return (key, params) => {
    const end = key.indexOf(':')
    const area = key.slice(0, end)
    return translate(key.slice(end + 1), { defaultValue: key, ...params, ns: area })
  }
}
