import type { Locale } from '../model.ts'

/** The supported language nearest to a BCP 47 tag such as `pt_PT.UTF-8` or `es-AR`; pt-BR otherwise. */
export function nearestLocale(tag: string | undefined): Locale {
  const language = tag?.toLowerCase().split(/[-_.]/)[0]
  return language === 'en' || language === 'es' ? language : 'pt-BR'
}
