import type { Country, UnreadableReason } from '../model.ts'
import { alternatesOf, isWithoutAreaCode, sharingBeginning } from './alternates.ts'
import {
  isUnread,
  type Alternate,
  type Identity,
  type IdentityRule,
  type Reading,
  type SingleIdentity,
  type WrittenNumber,
} from './identity.ts'
import { plainCharacters } from './plain-characters.ts'
import { readLinked, readNumber, type ReadingOptions } from './read-number.ts'
import { repairSpreadsheetCell } from './spreadsheet.ts'
import { takeAddresses, type WhatsAppAddress } from './whatsapp-address.ts'
import { findWrittenNumbers } from './written-numbers.ts'

/** A cell longer than this is prose, and the ledger could not keep it as written. */
const LONGEST_CELL = 400
/** `11 9 8765 432`: grouped as if one digit were missing. */
const LOST_DIGIT = /^\(?\d\d\)?[ .-]*9[ .-]+\d{4}[ .-]+\d{3}$/

/**
 * Tells which WhatsApp account, or accounts, a cell names.
 *
 * Digits that are gone (`5,51199E+12`) or unsure (a letter among them) are reported, never guessed.
 * It never throws, and its time is bounded whatever the cell holds.
 *
 * @param cell the text of a cell, of any length
 * @param options the country whose numbers may stand without a country code, and whether bare
 * digits are dialled numbers or wa_ids
 */
export function identify(cell: string, options: ReadingOptions): Identity {
  const trimmed = cell.trim()
  if (trimmed === '') return unreadable('empty')
  if (trimmed.length > LONGEST_CELL) return unreadable('not_a_phone')
  const repaired = repairSpreadsheetCell(plainCharacters(trimmed))
  if ('reason' in repaired) return unreadable(repaired.reason)

  const { addresses, rest } = takeAddresses(repaired.text)
  const parts = [
    ...addresses.map((address) => readAddress(address, options, repaired.rules)),
    ...readText(rest, options, repaired.rules),
  ]
  return combine(parts)
}

/** What one part of a cell turned out to be. */
type Part =
  | { readonly kind: 'account'; readonly identity: SingleIdentity }
  /** Looks like a number, or a piece of one, and cannot be read. */
  | { readonly kind: 'unread'; readonly reason: UnreadableReason; readonly digits: string }
  | { readonly kind: 'nobody'; readonly reason: UnreadableReason }

function readAddress(
  address: WhatsAppAddress,
  options: ReadingOptions,
  rules: readonly IdentityRule[],
): Part {
  if (address.kind === 'nobody') return address
  if (address.kind !== 'number') return { kind: 'account', identity: address }
  const { text, source } = address
  const number = { text, digits: text.replace(/\D/g, ''), plus: text.includes('+') }
  const reading =
    source === 'jid'
      ? readNumber(number, { ...options, mode: 'international' }, true)
      : readLinked(number, options.country)
  return partOf(reading, number, options.country, true, [
    ...rules,
    source === 'link' ? 'link' : 'whatsapp_id',
  ])
}

function readText(text: string, options: ReadingOptions, rules: readonly IdentityRule[]): Part[] {
  const found = findWrittenNumbers(text)
  if ('reason' in found) {
    const { reason } = found
    return [
      reason === 'letters_in_number'
        ? { kind: 'unread', reason, digits: '' }
        : { kind: 'nobody', reason },
    ]
  }
  const international = options.mode === 'international'
  const numbers = found.numbers.map((number) =>
    partOf(
      readNumber(number, options, found.whole),
      number,
      options.country,
      international || number.plus,
      found.rules.length > 0 ? [...rules, ...found.rules] : rules,
    ),
  )
  const fragments = found.fragments.map((digits): Part => ({
    kind: 'unread',
    reason: 'too_short',
    digits,
  }))
  return fragments.length > 0 ? [...numbers, ...fragments] : numbers
}

function partOf(
  reading: Reading,
  number: WrittenNumber,
  country: Country,
  international: boolean,
  rules: readonly IdentityRule[],
): Part {
  if (isUnread(reading)) return { kind: 'unread', reason: reading.reason, digits: number.digits }
  const { key } = reading
  return {
    kind: 'account',
    identity: {
      kind: 'tel',
      key,
      rules: [...rules, ...reading.rules, ...doubts(key, number, country, international)],
      alternates: alternatesOf(key, number, country, international),
    },
  }
}

function doubts(
  key: number,
  number: WrittenNumber,
  country: Country,
  international: boolean,
): IdentityRule[] {
  const found: IdentityRule[] = []
  if (isWithoutAreaCode(number, country, international)) found.push('area_code_or_country_code')
  if (LOST_DIGIT.test(number.text)) found.push('odd_grouping')
  const subscriber = key % 100_000_000
  if (subscriber % 1_000_000 === 0) found.push('trailing_zeros')
  else if (subscriber % 11_111_111 === 0) found.push('filler')
  return found
}

/** Several spellings of one account are one account, with the doubts of all of them. */
function combine(parts: readonly Part[]): Identity {
  const unread = parts.filter((part) => part.kind === 'unread')
  const members: SingleIdentity[] = []
  for (const part of parts) {
    if (part.kind !== 'account') continue
    const { identity } = part
    const at = members.findIndex((member) => isSameAccount(member, identity))
    const known = members[at]
    if (known === undefined) members.push(withSharedBeginnings(identity, unread))
    else if (known.kind === 'tel' && identity.kind === 'tel') {
      members[at] = { ...known, alternates: merge(known.alternates, identity.alternates) }
    }
  }
  const [first] = members
  if (first === undefined) return unreadable(whyNobody(parts))
  if (members.length === 1 && unread.length === 0) return first
  return { kind: 'multi', members, unreadPart: unread.length > 0 }
}

function withSharedBeginnings(
  identity: SingleIdentity,
  unread: readonly { readonly digits: string }[],
): SingleIdentity {
  if (identity.kind !== 'tel' || unread.length === 0) return identity
  const shared = unread
    .map(({ digits }) => sharingBeginning(identity.key, digits))
    .filter((alternate) => alternate !== null)
  return { ...identity, alternates: merge(identity.alternates, shared) }
}

function isSameAccount(one: SingleIdentity, other: SingleIdentity): boolean {
  if (one.kind === 'tel') return other.kind === 'tel' && one.key === other.key
  return other.kind === one.kind && other.value === one.value
}

function merge(one: readonly Alternate[], other: readonly Alternate[]): readonly Alternate[] {
  return [...one, ...other.filter(({ key }) => one.every((known) => known.key !== key))]
}

/** A number that cannot be read says more than text that is none. */
function whyNobody(parts: readonly Part[]): UnreadableReason {
  const unread = parts.find((part) => part.kind === 'unread')
  if (unread) return unread.reason
  const nobody = parts.find((part) => part.kind === 'nobody')
  return nobody?.reason ?? 'empty'
}

function unreadable(reason: UnreadableReason): Identity {
  return { kind: 'unreadable', reason }
}
