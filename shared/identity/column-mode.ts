import { getCountryCallingCode } from 'libphonenumber-js/max'
import type { Country, PhoneMode } from '../model.ts'
import { isSupportedCountry } from './abroad.ts'
import { identify } from './identify.ts'

/** Words of a header under which systems export wa_ids; `wa_id` and `wa id` are two words. */
const ID_WORD = /\b(?:wa ?id|jid|urn)\b/
/** Systems export wa_ids under this word too, and shops write `(11) 98765-4321` under it. */
const ID_OR_SHOP_WORD = /\bwhats ?app\b/
const ID_VALUE = /\bwhatsapp:\+?\d|@(?:s\.whatsapp\.net|c\.us)$/i
const ENOUGH = 200
/** Area code and mobile: more digits begin with a country code. */
const LONGEST_DIALLED = 11

/**
 * Decides once per column how its bare digits are meant.
 *
 * Values that are URNs or JIDs settle it, unless they are a few among dialled numbers, which are read
 * the same either way. A header that names ids proposes `international`, and is
 * followed unless more of the values can be read as dialled numbers. When as many can be read both
 * ways (every mobile of area code 51 is a Peruvian one too), `WhatsApp` alone is not enough: some
 * value has to begin with the home country's own code, as nearly all wa_ids of a shop do.
 */
export function chooseMode(header: string, sample: readonly string[], country: Country): PhoneMode {
  const cells = sample.slice(0, ENOUGH).map((cell) => cell.slice(0, 400))
  const ids = cells.filter((cell) => ID_VALUE.test(cell.trim())).length
  const filled = cells.filter((cell) => cell.trim() !== '').length
  if (ids > 0 && ids * 2 >= filled) return 'international'
  const name = words(header)
  const isId = ID_WORD.test(name)
  if (!isId && !ID_OR_SHOP_WORD.test(name)) return 'national'
  const readable = (mode: PhoneMode) =>
    cells.filter((cell) => identify(cell, { country, mode }).kind === 'tel').length
  const more = readable('national') - readable('international')
  if (more !== 0) return more > 0 ? 'national' : 'international'
  return isId || cells.length === 0 || cells.some((cell) => hasHomeCode(cell, country))
    ? 'international'
    : 'national'
}

function hasHomeCode(cell: string, country: Country): boolean {
  const code = isSupportedCountry(country) ? getCountryCallingCode(country) : ''
  const digits = cell.replace(/\D/g, '')
  return digits.length > LONGEST_DIALLED && digits.startsWith(code)
}

/** `URN:whatsapp` -> `urn whatsapp`; `waId` -> `wa id`. */
function words(header: string): string {
  return header
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
}
