import { accountOf } from './identity/accounts-in.ts'
import type { AlternateReason, Identity, SingleIdentity } from './identity/identity.ts'
import {
  verdictCodes,
  type Account,
  type HeldReason,
  type MalformedReason,
  type VerdictCode,
  type VerdictCounts,
} from './model.ts'

/** What happens to a row, and what decided it. A verdict is a fate with its ledger entry attached. */
export type Fate =
  | { readonly code: 'kept' }
  | { readonly code: 'suppressed'; readonly account: Account }
  | {
      readonly code: 'possible_match'
      readonly account: Account
      readonly why: AlternateReason
    }
  | { readonly code: 'no_consent' }
  | { readonly code: 'over_limit' }
  | { readonly code: 'duplicate'; readonly firstRow: number }
  | { readonly code: 'invalid_number'; readonly reason: HeldReason }
  | { readonly code: 'no_number' }
  | { readonly code: 'malformed'; readonly reason: MalformedReason }

/** What a fate needs to know of the ledger and of the rows before this one. */
export interface Lookups {
  isSuppressed(account: Account): boolean
  /** Whether the account asked for messages; true for everybody where nobody has to. */
  hasConsent(account: Account): boolean
  /** Whether the account has had enough lists lately; false for everybody where there is no limit. */
  isOverLimit(account: Account): boolean
  /** The earlier row that was kept with this account, from 1; 0 when there is none. */
  firstRowOf(account: Account): number
}

/**
 * The fate of one row.
 *
 * Opt-out wins: a row leaves when any account in any of its phone cells is suppressed, and is held
 * for a person when only another reading of a number is. What cannot be read is held out too, even
 * beside a number that can: an unreadable number may be one that opted out. Where consent is needed,
 * everybody in the row must have given theirs.
 *
 * @param fault why the record itself cannot be trusted, or `null`
 * @param phones what was read from each chosen phone cell, in column order
 */
export function decideFate(
  fault: MalformedReason | null,
  phones: readonly Identity[],
  lookups: Lookups,
): Fate {
  if (fault !== null) return { code: 'malformed', reason: fault }

  const named = phones.flatMap(namedIn)
  const accounts = named.map(accountOf)
  for (const account of accounts) {
    if (lookups.isSuppressed(account)) return { code: 'suppressed', account }
  }
  for (const { key, why } of named.flatMap(alternatesOf)) {
    const account: Account = { kind: 'tel', key }
    if (lookups.isSuppressed(account)) return { code: 'possible_match', account, why }
  }

  const reason = phones.map(unreadIn).find((unread) => unread !== null)
  if (reason) return { code: 'invalid_number', reason }
  if (accounts.length === 0) return { code: 'no_number' }
  if (!accounts.every(lookups.hasConsent)) return { code: 'no_consent' }
  if (accounts.some(lookups.isOverLimit)) return { code: 'over_limit' }

  for (const account of accounts) {
    const firstRow = lookups.firstRowOf(account)
    if (firstRow > 0) return { code: 'duplicate', firstRow }
  }
  return { code: 'kept' }
}

/** Everybody whom one cell names. */
export function namedIn(phone: Identity): readonly SingleIdentity[] {
  if (phone.kind === 'unreadable') return []
  return phone.kind === 'multi' ? phone.members : [phone]
}

function alternatesOf(identity: SingleIdentity) {
  return identity.kind === 'tel' ? identity.alternates : []
}

/** Why something in a cell could not be read; `null` when all was read or nothing was there. */
function unreadIn(phone: Identity): HeldReason | null {
  if (phone.kind === 'multi') return phone.unreadPart ? 'unread_part' : null
  if (phone.kind !== 'unreadable') return null
  return phone.reason === 'empty' || phone.reason === 'no_digits' ? null : phone.reason
}

/** A tally with every verdict at zero. */
export function noVerdicts(): Record<VerdictCode, number> {
  return Object.fromEntries(verdictCodes.map((code) => [code, 0])) as Record<VerdictCode, number>
}

/** How many rows the verdicts account for; a run where this differs from the rows read has failed. */
export function accountedFor(counts: VerdictCounts): number {
  return verdictCodes.reduce((sum, code) => sum + counts[code], 0)
}
