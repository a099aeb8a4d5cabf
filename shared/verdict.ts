import { accountOf } from './identity/accounts-in.ts'
import type { Identity, SingleIdentity } from './identity/identity.ts'
import {
  verdictCodes,
  type Account,
  type HeldReason,
  type MalformedReason,
  type Suppression,
  type Verdict,
  type VerdictCode,
  type VerdictCounts,
} from './model.ts'

/** What a verdict needs to know of the ledger and of the rows before this one. */
export interface Lookups {
  suppressionOf(account: Account): Suppression | null
  /** The earlier row that was kept with this account, from 1; `null` when there is none. */
  firstRowOf(account: Account): number | null
}

/**
 * The fate of one row.
 *
 * Opt-out wins: a row leaves when any account in any of its phone cells is suppressed, and is held
 * for a person when only another reading of a number is. What cannot be read is held out too, even
 * beside a number that can: an unreadable number may be one that opted out.
 *
 * @param fault why the record itself cannot be trusted, or `null`
 * @param phones what was read from each chosen phone cell, in column order
 */
export function decideVerdict(
  fault: MalformedReason | null,
  phones: readonly Identity[],
  lookups: Lookups,
): Verdict {
  if (fault !== null) return { code: 'malformed', reason: fault }

  const named = phones.flatMap(namedIn)
  const accounts = named.map(accountOf)
  for (const account of accounts) {
    const entry = lookups.suppressionOf(account)
    if (entry) return { code: 'suppressed', entry }
  }
  for (const { key, why } of named.flatMap(alternatesOf)) {
    const entry = lookups.suppressionOf({ kind: 'tel', key })
    if (entry) return { code: 'possible_match', entry, why }
  }

  const reason = phones.map(unreadIn).find((unread) => unread !== null)
  if (reason) return { code: 'invalid_number', reason }
  if (accounts.length === 0) return { code: 'no_number' }

  for (const account of accounts) {
    const firstRow = lookups.firstRowOf(account)
    if (firstRow !== null) return { code: 'duplicate', firstRow }
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
