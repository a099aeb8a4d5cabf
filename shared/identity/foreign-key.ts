import { readForeignId } from './abroad.ts'
import { readBrazilian } from './brazil.ts'
import { isUnread } from './identity.ts'

const PLUS_AND_DIGITS = /^\+[1-9]\d{7,14}$/

/**
 * The key of a foreign number that is written as E.164 says, for a list whose country is Brazil: a
 * `+` and digits that nothing else could be meant by.
 *
 * @returns the key, which is always the key of `identify`, without alternates; 0 means "ask
 *   `identify`", never "no number"
 */
export function foreignKey(text: string): number {
  if (!PLUS_AND_DIGITS.test(text)) return 0
  const digits = text.slice(1)
  const reading = readForeignId(digits)
  return reading === null || !isUnread(readBrazilian(digits)) ? 0 : reading.key
}
