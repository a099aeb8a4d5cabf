import type { Country, UnreadableReason } from '../model.ts'
import { alternatesOf, isWithoutAreaCode } from './alternates.ts'
import { combineParts, type Part } from './combine-parts.ts'
import {
  isUnread,
  type Identity,
  type IdentityRule,
  type Reading,
  type WrittenNumber,
} from './identity.ts'
import { writtenNumber } from './number-runs.ts'
import { plainCharacters } from './plain-characters.ts'
import { readLinked, readNumber, type ReadingOptions } from './read-number.ts'
import { repairSpreadsheetCell } from './spreadsheet.ts'
import { takeAddresses, type WhatsAppAddress } from './whatsapp-address.ts'
import { findWrittenNumbers, withoutNumbering, type FoundNumbers } from './written-numbers.ts'

/** A cell longer than this is prose, and the ledger could not keep it as written. */
const LONGEST_CELL = 400
/** A cell with more numbers than this is a list pasted into one cell, to be taken apart first. */
const MOST_NUMBERS = 16
/** `11 9 8765 432`, `(11) 98765-432`: grouped as if one digit were missing. */
const LOST_DIGIT = /^(?:\+?55[ .-]*)?\(?0?\d\d\)?[ .-]*9[ .-]*\d{4}[ .-]+\d{3}$/

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
  const found = findWrittenNumbers(rest)
  const count = addresses.length + ('numbers' in found ? found.numbers.length : 0)
  if (count > MOST_NUMBERS) return unreadable('not_a_phone')
  const parts = [
    ...addresses.map((address) => readAddress(address, options, repaired.rules)),
    ...readFound(found, options, repaired.rules),
  ]
  return combineParts(parts)
}

function readAddress(
  address: WhatsAppAddress,
  options: ReadingOptions,
  rules: readonly IdentityRule[],
): Part {
  if (address.kind === 'nobody') return address
  if (address.kind !== 'number') return { kind: 'account', identity: address }
  const { text, source } = address
  const number = writtenNumber(text)
  const reading =
    source === 'jid'
      ? readNumber(number, { ...options, mode: 'international' }, true)
      : readLinked(number, options.country)
  return partOf(reading, number, options.country, true, [
    ...rules,
    source === 'link' ? 'link' : 'whatsapp_id',
  ])
}

function readFound(
  found: FoundNumbers,
  options: ReadingOptions,
  rules: readonly IdentityRule[],
): Part[] {
  if ('reason' in found) {
    const { reason } = found
    return [
      reason === 'letters_in_number'
        ? { kind: 'unread', reason, digits: '' }
        : { kind: 'nobody', reason },
    ]
  }
  const foundRules = found.rules.length > 0 ? [...rules, ...found.rules] : rules
  const numbers = found.numbers.map((number) => readPart(number, found.whole, options, foundRules))
  const fragments = found.fragments.map((digits): Part => ({
    kind: 'unread',
    reason: 'too_short',
    digits,
  }))
  return fragments.length > 0 ? [...numbers, ...fragments] : numbers
}

function readPart(
  number: WrittenNumber,
  whole: boolean,
  options: ReadingOptions,
  rules: readonly IdentityRule[],
): Part {
  const reading = readNumber(number, options, whole)
  const isSure = !isUnread(reading) && !reading.rules.includes('assumed_international')
  const alone = isSure ? null : withoutNumbering(number)
  if (alone !== null) {
    const inner = readNumber(alone, options, false)
    if (!isUnread(inner)) return readPart(alone, false, options, [...rules, 'text_around'])
  }
  const international = options.mode === 'international' || number.plus
  return partOf(reading, number, options.country, international, rules)
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

function unreadable(reason: UnreadableReason): Identity {
  return { kind: 'unreadable', reason }
}
