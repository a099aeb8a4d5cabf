/**
 * What Weni's contact import accepts, after the source of its fork of RapidPro:
 * https://github.com/weni-ai/flows (temba/contacts/models.py, `ContactImport`, `ContactField`).
 */

export const NAME_MAX = 100
export const FIELD_MAX = 36
/** What the server takes when nobody raised it; the upload screen speaks of 300,000. */
export const RECORDS_DEFAULT = 25_000
export const RECORDS_CEILING = 300_000
/** So many numbers one after another make an unverified workspace look like a spammer's. */
export const SEQUENTIAL_MAX = 250
/** A cell that says only this clears the contact's value instead of setting it. */
export const CLEAR = '--'

/** Kinds of address that a `URN:` heading may name. */
export const SCHEMES: readonly string[] = [
  'tel',
  'facebook',
  'instagram',
  'twitter',
  'twitterid',
  'viber',
  'line',
  'telegram',
  'mailto',
  'ext',
  'jiochat',
  'wechat',
  'fcm',
  'whatsapp',
  'freshchat',
  'vk',
  'rocketchat',
  'discord',
  'weniwebchat',
  'slack',
  'teams',
]

const RESERVED_KEYS: ReadonlySet<string> = new Set([
  'id',
  'name',
  'first_name',
  'language',
  'groups',
  'uuid',
  'created_on',
  'created_by',
  'modified_by',
  'is',
  'has',
  ...SCHEMES,
])

/** Headings without a prefix that are read as a WhatsApp number; only English ones are. */
const PHONE_HEADINGS: ReadonlySet<string> = new Set([
  'phone',
  'mobile',
  'telephone',
  'cell',
  'cellphone',
  'cell phone',
  'phone number',
  'mobile number',
  'contact phone',
  'contact mobile',
  'number',
])

/** What Weni makes of a column, by its heading. */
export type WeniColumn =
  | { readonly kind: 'name' | 'uuid' | 'language' | 'ignored' }
  | { readonly kind: 'urn'; readonly scheme: string }
  | { readonly kind: 'field'; readonly key: string }

/** Reads one heading as Weni does: case and blanks around it do not matter. */
export function readHeading(heading: string): WeniColumn {
  const colon = heading.indexOf(':')
  const prefix = heading.slice(0, Math.max(0, colon)).trim().toLowerCase()
  const name = heading.slice(colon + 1).trim()
  if (prefix === '') return readBareHeading(name.toLowerCase())
  if (name !== '' && prefix === 'urn') return { kind: 'urn', scheme: name.toLowerCase() }
  if (name !== '' && prefix === 'field') return { kind: 'field', key: fieldKey(name) }
  return { kind: 'ignored' }
}

function readBareHeading(text: string): WeniColumn {
  if (PHONE_HEADINGS.has(text)) return { kind: 'urn', scheme: 'whatsapp' }
  const attribute = text.replace(/^contact /, '')
  return attribute === 'name' || attribute === 'uuid' || attribute === 'language'
    ? { kind: attribute }
    : { kind: 'ignored' }
}

/** The key that Weni makes from a field's label. */
export function fieldKey(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/ +/g, '_')
}

export function isFieldKey(key: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(key) && key.length <= FIELD_MAX && !RESERVED_KEYS.has(key)
}

/** A label as the preview step accepts it: no accents, at most 36 characters. */
export function isFieldLabel(label: string): boolean {
  return /^[A-Za-z0-9\-_ ]+$/.test(label.trim()) && label.trim().length <= FIELD_MAX
}

/** Digits, or a business-scoped user id. Weni changes nothing in it but blanks around. */
export function isWhatsappPath(path: string): boolean {
  return /^([0-9]+|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+)$/.test(path)
}

/** The group that Weni offers to create for a file of this name. */
export function groupNameFor(fileName: string): string {
  const stem = fileName.replace(/(?<=.)\.[^.]*$/, '')
  const name = stem
    .toLowerCase()
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/[_-]/g, ' ')
    .trim()
    .replace(/[^\p{L}\p{N}_\s]/gu, '')
  return name.length < 4 ? 'Import' : name.slice(0, 54)
}
