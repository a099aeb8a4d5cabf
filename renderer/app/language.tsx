import { createContext, use, useEffect, useMemo, type ReactNode } from 'react'
import { createFormat, type Format } from './format.ts'
import { createTranslator, type Translate } from '../../shared/locales/translator.ts'
import type { Locale } from '../../shared/model.ts'

interface Language {
  readonly locale: Locale
  readonly t: Translate
  readonly format: Format
}

const LanguageContext = createContext<Language | null>(null)

/** Gives everything inside it one language, and tells the document which. */
export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const language = useMemo(
    () => ({ locale, t: createTranslator(locale), format: createFormat(locale) }),
    [locale],
  )
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  const language = use(LanguageContext)
  if (!language) throw new Error('no LanguageProvider above')
  return language
}

/** The sentences of the present language. */
export function useT(): Translate {
  return useLanguage().t
}

/** Numbers, dates and sizes as the present language writes them. */
export function useFormat(): Format {
  return useLanguage().format
}
