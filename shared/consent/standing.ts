import type { EventKind, Instant, Reason, Scope, Source } from '../model.ts'
import { isInForce } from './layers.ts'
import { scopeCovers } from './scopes.ts'

/** What the rules need to know of one event of an account. */
export interface ConsentFact {
  /** Orders the events; clocks do not. */
  readonly id: number
  readonly kind: EventKind
  readonly scope: Scope
  readonly layer: string
  readonly reason: Reason
  readonly source: Source
  readonly happenedAt: Instant
  /** The opt-out that this event lifts; `null` when it lifts none. */
  readonly target: number | null
}

/**
 * - `opted_out`: asked, or was put on a list, not to be messaged
 * - `withdrawn`: had consented, and took it back
 * - `pending`: only a law list names them, and its grace period still runs
 * - `opted_in`: consented, and nothing speaks against it
 * - `expired`, `released`: a block is over or was a mistake; consent was never given
 * - `unknown`: nobody ever asked
 */
export type ConsentState =
  | 'opted_out'
  | 'withdrawn'
  | 'pending'
  | 'opted_in'
  | 'expired'
  | 'released'
  | 'unknown'

/**
 * The opt-outs that still stand: those that no event lifts. Nothing else decides, neither order nor
 * dates, so that two computers that know the same events agree, and an opt-out that a lifting event
 * had not seen survives it.
 */
export function standingOptOuts<Fact extends ConsentFact>(facts: readonly Fact[]): Fact[] {
  const lifted = new Set(facts.map(({ target }) => target))
  return facts.filter(({ id, kind }) => kind === 'opt_out' && !lifted.has(id))
}

/**
 * Of several standing opt-outs in one scope, the one that speaks for it: the earliest, and the first
 * recorded on a tie.
 */
export function speakingFor<Fact extends ConsentFact>(standing: readonly Fact[]): Fact[] {
  const byScope = new Map<Scope, Fact>()
  for (const fact of standing) {
    const known = byScope.get(fact.scope)
    if (!known || isEarlier(fact, known)) byScope.set(fact.scope, fact)
  }
  return [...byScope.values()]
}

function isEarlier(one: ConsentFact, other: ConsentFact): boolean {
  if (one.happenedAt !== other.happenedAt) return one.happenedAt < other.happenedAt
  return one.id < other.id
}

/** Where one account stands on messages of one scope at a moment. */
export function consentState(
  facts: readonly ConsentFact[],
  scope: Scope,
  now: Instant,
): ConsentState {
  const relevant = facts.filter(
    (fact) => scopeCovers(fact.scope, scope) || scopeCovers(scope, fact.scope),
  )
  const standing = standingOptOuts(relevant)
  const consents = relevant.filter(({ kind }) => kind === 'opt_in')
  if (standing.length > 0) {
    if (standing.every((fact) => !isInForce(fact.layer, fact.happenedAt, now))) return 'pending'
    const first = consents[0]
    return first && standing.some(({ id }) => id > first.id) ? 'withdrawn' : 'opted_out'
  }
  if (consents.some((consent) => scopeCovers(consent.scope, scope))) return 'opted_in'
  const last = relevant.findLast(({ kind }) => kind !== 'opt_out')
  if (!last) return 'unknown'
  return last.kind === 'expiry' ? 'expired' : 'released'
}

/** Whether a person in this state must not get the message. */
export function mustNotMessage(state: ConsentState): boolean {
  return state === 'opted_out' || state === 'withdrawn' || state === 'pending'
}
