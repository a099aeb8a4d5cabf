import type { Locale } from '../model.ts'
import type { Sentences } from './speak.ts'

/** One language out of areas that hold three. */
export function sentencesOf(
  areas: Readonly<Record<string, Readonly<Record<Locale, Readonly<Record<string, string>>>>>>,
  locale: Locale,
): Sentences {
  return Object.fromEntries(Object.entries(areas).map(([area, texts]) => [area, texts[locale]]))
}
