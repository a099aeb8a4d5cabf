import i18next from 'i18next'
import { locales, type Locale } from '../model.ts'
import { messages, type Area, type MessageKey } from './messages.ts'

/** Values for the placeholders; `count` also chooses the plural form. */
export type MessageParams = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, params?: MessageParams) => string

const areas = Object.keys(messages) as Area[]
const resources = Object.fromEntries(
  locales.map((locale) => [
    locale,
    Object.fromEntries(areas.map((area) => [area, messages[area][locale]])),
  ]),
)

const catalogue = i18next.createInstance()
void catalogue.init({
  resources,
  ns: areas,
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  interpolation: { escapeValue: false },
})

/**
 * The sentences of one language. Numbers given as `{{n, number}}` follow its customs.
 *
 * @returns a function from key and values to a sentence; an unknown key comes back as itself.
 */
export function createTranslator(locale: Locale): Translate {
  const translate = catalogue.getFixedT(locale)
  return (key, params) => translate(key, params ?? {})
}

/** The supported language nearest to a BCP 47 tag such as `pt_PT.UTF-8` or `es-AR`; pt-BR otherwise. */
export function nearestLocale(tag: string | undefined): Locale {
  const language = tag?.toLowerCase().split(/[-_.]/)[0]
  return language === 'en' || language === 'es' ? language : 'pt-BR'
}
