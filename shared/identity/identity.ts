import type { UnreadableReason } from '../model.ts'

/**
 * What was done to a written number on its way to a key. Each has words in `identity:rule.<rule>`;
 * a number that is written just as it is keyed has none.
 */
export type IdentityRule =
  // Another way of writing the same account, folded to one key.
  | 'ninth_digit_added'
  | 'mexico_mobile_prefix'
  | 'argentina_mobile_nine'
  | 'ivory_coast_ten_digits'
  | 'benin_ten_digits'
  | 'colombia_landline_60'
  | 'doubled_country_code'
  // Dialled prefixes that do not belong to the number.
  | 'trunk_prefix'
  | 'carrier_code'
  | 'carrier_placeholder'
  | 'collect_prefix'
  | 'international_prefix'
  | 'padding_zeros'
  | 'toll_free_restored'
  // Damage and wrapping around the digits.
  | 'decimal_zeros'
  | 'scientific_notation'
  | 'scientific_zeros'
  | 'spreadsheet_wrapper'
  | 'thousands_separators'
  | 'link'
  | 'whatsapp_id'
  | 'extension_dropped'
  | 'text_around'
  // Readable, but worth a look.
  | 'assumed_international'
  | 'assumed_national'
  | 'area_code_or_country_code'
  | 'odd_grouping'
  | 'trailing_zeros'
  | 'filler'

/** Why another account may be meant. Each has words in `identity:alternate.<reason>`. */
export type AlternateReason =
  | 'landline_plus_nine'
  | 'old_mobile_range'
  | 'foreign_reading'
  | 'national_reading'
  | 'missing_area_code'
  | 'shared_area_code'
  | 'shared_beginning'
  | 'digits_beside'

/** Another reading of the same cell. A ledger entry under it holds the row for a person to see. */
export interface Alternate {
  readonly key: number
  readonly why: AlternateReason
}

export interface TelIdentity {
  readonly kind: 'tel'
  /** E.164 digits after the folds, as an integer: exact, at most 15 digits. */
  readonly key: number
  readonly rules: readonly IdentityRule[]
  readonly alternates: readonly Alternate[]
}

/** An account without a phone number: only the very same text is the same account. */
export type NamedIdentity =
  | { readonly kind: 'bsuid'; readonly value: string }
  | { readonly kind: 'lid'; readonly value: string }

export type SingleIdentity = TelIdentity | NamedIdentity

/** Whom a cell names. `unreadPart`: something beside the members looks like a number and is not read. */
export type Identity =
  | SingleIdentity
  | {
      readonly kind: 'multi'
      readonly members: readonly SingleIdentity[]
      readonly unreadPart: boolean
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }

export interface KeyedReading {
  readonly key: number
  readonly rules: readonly IdentityRule[]
}

export interface Unread {
  readonly reason: UnreadableReason
}

/** One written number as read: its key and how it was reached, or why there is none. */
export type Reading = KeyedReading | Unread

/** A phone number found in a cell, before anybody decides which country it belongs to. */
export interface WrittenNumber {
  /** As written, trimmed: the grouping may tell national from international. */
  readonly text: string
  /** Its digits, leading zeros included. */
  readonly digits: string
  readonly plus: boolean
}

export function isUnread(reading: Reading): reading is Unread {
  return 'reason' in reading
}
