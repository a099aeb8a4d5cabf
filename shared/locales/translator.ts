import type { Locale } from '../model.ts'
import type { MessageKey } from './messages.ts'
import { sentencesIn } from './sentences-in.ts'
import { speak, type MessageParams } from './speak.ts'
import type { ScreenKey } from './screen-messages.ts'

/** Says sentences in one language: all of them, or those of a surface. */
export type Translate<Key extends MessageKey = MessageKey> = (
  key: Key,
  params?: MessageParams,
) => string

/** What screens can say; whoever can say everything can say this too. */
export type ScreenTranslate = Translate<ScreenKey>

const known = new Map<Locale, Translate>()

/**
 * Every sentence of one language, for the programs that are on this computer as a whole; a page
 * loads only its own, of one language.
 */
export function createTranslator(locale: Locale): Translate {
  const translate = known.get(locale) ?? speak(locale, sentencesIn(locale))
  known.set(locale, translate)
  return translate
}
