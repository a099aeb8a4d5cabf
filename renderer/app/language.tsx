import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { createFormat, type Format } from './format.ts'
import type { ScreenTranslate } from '../../shared/locales/translator.ts'
import type { Locale } from '../../shared/model.ts'
import { learn, learntLanguage } from './sentences.ts'

interface Language {
  readonly locale: Locale
  readonly t: ScreenTranslate
  readonly format: Format
}

const LanguageContext = createContext<Language | null>(null)

/**
 * Gives everything inside it one language, and tells the document which. The first has been learnt;
 * the page goes on in it until another one is.
 */
export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [language, setLanguage] = useState(() => languageOf(locale, learntLanguage(locale)))
  useEffect(() => {
    let wanted = true
    learn(locale).then(
      (t) => wanted && setLanguage(languageOf(locale, t)),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [locale])
  useEffect(() => {
    document.documentElement.lang = language.locale
  }, [language])
  return <LanguageContext value={language}>{children}</LanguageContext>
}

function languageOf(locale: Locale, t: ScreenTranslate): Language {
  return { locale, t, format: createFormat(locale) }
}

export function useLanguage(): Language {
  const language = use(LanguageContext)
  if (!language) throw new Error('no LanguageProvider above')
  return language
}

/** The sentences of the present language. */
export function useT(): ScreenTranslate {
  return useLanguage().t
}

/** Numbers, dates and sizes as the present language writes them. */
export function useFormat(): Format {
  return useLanguage().format
}
