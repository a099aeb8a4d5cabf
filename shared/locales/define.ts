import type { Locale } from '../model.ts'

type PluralSuffix = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** `row_one`, `row_many` and `row_other` are one message, `row`: the count chooses the form. */
export type BaseKey<Key extends string> = Key extends `${infer Base}_${PluralSuffix}` ? Base : Key

type SameMessages<Source extends Record<string, string>> = {
  readonly [Key in keyof Source]: string
} & Readonly<Record<string, string>>

/**
 * One area's sentences in the three languages, side by side. pt-BR leads: a key that en or es lacks
 * does not compile (English needs no `_many`, but carries it so that the three stay comparable).
 */
export function defineMessages<const Source extends Record<string, string>>(messages: {
  readonly 'pt-BR': Source
  readonly en: SameMessages<Source>
  readonly es: SameMessages<Source>
}): Readonly<Record<Locale, Source>> {
  return messages as Readonly<Record<Locale, Source>>
}
