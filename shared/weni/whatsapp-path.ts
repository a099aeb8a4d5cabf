import { identify } from '../identity/identify.ts'
import type { SingleIdentity } from '../identity/identity.ts'
import type { Country } from '../model.ts'

const WRITTEN_IN_FULL = /^\+?(\d{8,15})(@(s\.whatsapp\.net|c\.us))?$/

/**
 * What to write under `URN:whatsapp`: bare digits with the country code, which is all that Weni
 * takes. A number that the list already gives in full keeps its digits, since WhatsApp knows some
 * Brazilian accounts without the ninth one; any other is written out from what was read.
 *
 * @returns `null` for a linked id, which Weni would take for a number
 */
export function whatsappPath(
  cell: string,
  identity: SingleIdentity,
  country: Country,
): string | null {
  if (identity.kind === 'lid') return null
  if (identity.kind === 'bsuid') return identity.value
  const [, digits] = WRITTEN_IN_FULL.exec(cell.trim()) ?? []
  if (digits !== undefined) {
    const inFull = identify(digits, { country, mode: 'international' })
    if (inFull.kind === 'tel' && inFull.key === identity.key) return digits
  }
  return String(identity.key)
}
