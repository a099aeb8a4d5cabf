import type { Locale } from '../model.ts'

type PluralSuffix = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** `row_one`, `row_many` and `row_other` are one message, `row`: the count chooses the form. */
type BaseKey<Key extends string> = Key extends `${infer Base}_${PluralSuffix}` ? Base : Key

/** The keys of several areas, as `area:name`. */
export type KeysOf<Areas extends Readonly<Record<string, Area>>> = {
  [A in keyof Areas & string]: `${A}:${BaseKey<keyof Areas[A]['pt-BR'] & string>}`
}[keyof Areas & string]

/** One area in the three languages. */
type Area = Readonly<Record<Locale, Readonly<Record<string, string>>>>

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
