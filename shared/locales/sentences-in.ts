import type { Locale } from '../model.ts'
import { messages } from './messages.ts'
import { sentencesOf } from './sentences-of.ts'
import type { Sentences } from './speak.ts'

/**
 * Every sentence of one language. The built program has a file for each and reads the one that it
 * speaks (see `vite.config.ts`): three would be most of what it loads.
 */
export function sentencesIn(locale: Locale): Sentences {
  return sentencesOf(messages, locale)
}
