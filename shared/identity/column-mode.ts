import type { Country, PhoneMode } from '../model.ts'
import { identify } from './identify.ts'

/** Words of a header under which systems export wa_ids; `wa_id` and `wa id` are two words. */
const ID_WORD = /\b(?:wa ?id|jid|urn|whatsapp)\b/
const ID_VALUE = /\bwhatsapp:\+?\d|@(?:s\.whatsapp\.net|c\.us)$/i
const ENOUGH = 200

/**
 * Decides once per column how its bare digits are meant.
 *
 * Values that are URNs or JIDs settle it. A header that names ids proposes `international`, and is
 * followed unless more of the values can be read as dialled numbers: shops call the column of
 * `(11) 98765-4321` "WhatsApp" too.
 */
export function chooseMode(header: string, sample: readonly string[], country: Country): PhoneMode {
  const cells = sample.slice(0, ENOUGH).map((cell) => cell.slice(0, 400))
  if (cells.some((cell) => ID_VALUE.test(cell.trim()))) return 'international'
  if (!ID_WORD.test(words(header))) return 'national'
  const readable = (mode: PhoneMode) =>
    cells.filter((cell) => identify(cell, { country, mode }).kind === 'tel').length
  return readable('national') > readable('international') ? 'national' : 'international'
}

/** `URN:whatsapp` -> `urn whatsapp`; `waId` -> `wa id`. */
function words(header: string): string {
  return header
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
}
