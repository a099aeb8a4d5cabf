import type { UnreadableReason } from '../model.ts'
import { isSupportedCountry } from './abroad.ts'
import type { NamedIdentity } from './identity.ts'

/** One of WhatsApp's own names for somebody, found in a cell. */
export type WhatsAppAddress =
  /** A JID is written by a machine, so that its digits always carry their country code. */
  | { readonly kind: 'number'; readonly text: string; readonly source: 'jid' | 'urn' | 'link' }
  | NamedIdentity
  | { readonly kind: 'nobody'; readonly reason: UnreadableReason }

export interface AddressesInText {
  readonly addresses: readonly WhatsAppAddress[]
  /** The text without them. */
  readonly rest: string
}

const MAY_HOLD_ADDRESS = /[a-z]|@/i
const WORD = /[^\s,;|]+/g

/** `user`, then an agent (`_1`) and a device (`:3`), then the server that says what it is. */
const JID = /^(\d+)(?:[_.]\d+)?(?::\d+)?@([a-z.]+)$/i
const PHONE_SERVER = /^(?:s\.whatsapp\.net|c\.us|hosted)$/i
const LID_SERVER = /^(?:hosted\.)?lid$/i
const GROUP_ADDRESS = /@(?:g\.us|broadcast|newsletter|call|bot)$/i
const USERNAME = /^@[\w.]+$/

/** Meta's business-scoped user id: country, a dot, letters and digits; `ENT.` in a parent's. */
const BSUID = /^([a-z]{2})\.(ent\.)?([a-z0-9]{1,128})$/i
/** Digits alone are more than any telephone number has, however it is dialled. */
const LIKE_META = /^(?:(?=.*\d)(?=.*[a-z])[a-z\d]{10,}|\d{16,})$/i
const NUMBER_URN = /^whatsapp:(\+?\d[\d.]*)$/
const BSUID_URN = /^(?:whatsapp|bsuid):/i

const LINK = /^(?:https?:|www\.|whatsapp:\/\/)|\b(?:wa\.me|wa\.link|whatsapp\.com)\b/i
/** `wa.me/55…`, `wa.me/c/55…` (catalogue), `wa.me/p/<product>/55…`. */
const WA_ME = /\bwa\.me\/(?:c\/|p\/\d+\/)?(\+?\d[\d().-]*)/i
const PHONE_PARAMETER = /[?&]phone=(\+?\d[\d().+-]*)/i
const GROUP_LINK = /\bchat\.whatsapp\.com|whatsapp\.com\/channel/i

/**
 * Takes the WhatsApp addresses out of a text: JIDs, URNs, links, business-scoped ids and usernames.
 * Links of other sites and e-mail addresses go too, since their digits mean something else.
 */
export function takeAddresses(text: string): AddressesInText {
  if (!MAY_HOLD_ADDRESS.test(text)) return { addresses: [], rest: text }
  const addresses: WhatsAppAddress[] = []
  const rest = text.replace(WORD, (word) => {
    const address = readAddress(word)
    if (address === null) return word
    addresses.push(address)
    return ' ; '
  })
  return { addresses, rest }
}

function readAddress(word: string): WhatsAppAddress | null {
  if (LINK.test(word)) return readLink(word)
  const bsuid = readBsuid(word)
  if (bsuid) return bsuid
  if (word.includes('@')) return readJid(word)
  const digits = NUMBER_URN.exec(word)?.[1]
  return digits === undefined ? null : { kind: 'number', text: digits, source: 'urn' }
}

/**
 * The country part is written in capitals, the rest is kept exactly. Outside a URN it has to look
 * like the ids Meta gives out, so that `AV.Paulista` is not taken for one, nor `Sr.11987654321`.
 */
function readBsuid(word: string): NamedIdentity | null {
  const name = word.replace(BSUID_URN, '')
  const match = BSUID.exec(name)
  if (!match) return null
  const [, country = '', parent, id = ''] = match
  const code = country.toUpperCase()
  const announced = name !== word || parent !== undefined
  if (!announced && (!LIKE_META.test(id) || !isSupportedCountry(code))) return null
  return { kind: 'bsuid', value: `${code}.${parent ? 'ENT.' : ''}${id}` }
}

function readJid(word: string): WhatsAppAddress {
  if (GROUP_ADDRESS.test(word)) return { kind: 'nobody', reason: 'group_or_channel' }
  const [, user = '', server = ''] = JID.exec(word.replace(BSUID_URN, '')) ?? []
  if (PHONE_SERVER.test(server)) return { kind: 'number', text: user, source: 'jid' }
  if (LID_SERVER.test(server)) return { kind: 'lid', value: `${user}@lid` }
  return { kind: 'nobody', reason: USERNAME.test(word) ? 'username' : 'not_a_phone' }
}

function readLink(word: string): WhatsAppAddress {
  const plain = word.replace(/%2b/gi, '+').replace(/%20|%2d/gi, '')
  const number = (WA_ME.exec(plain) ?? PHONE_PARAMETER.exec(plain))?.[1]
  if (number !== undefined) {
    // Inside a query a `+` stands for a space.
    return { kind: 'number', text: number.replace(/(?<=.)\+/g, ' '), source: 'link' }
  }
  const reason = GROUP_LINK.test(word) ? 'group_or_channel' : 'link_without_number'
  return { kind: 'nobody', reason }
}
