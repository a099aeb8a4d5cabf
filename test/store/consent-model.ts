import type { Grounds } from '../../shared/consent/permissions.ts'
import { consentLifts, mayRelease } from '../../shared/consent/permissions.ts'
import { scopeCovers } from '../../shared/consent/scopes.ts'
import type { Scope } from '../../shared/model.ts'

/**
 * What ledgers should know, in sets of plain objects: no tables, no derived rows, no seal. The
 * random sequences of `ledger-model.test.ts` are compared with it after every step.
 */
export interface Fact extends Grounds {
  readonly key: number
  readonly until: number | null
}

/** A consent, with the blocks that it would have lifted had they not ended here before. */
interface Consent {
  readonly ended: readonly Fact[]
}

interface ModelBatch {
  readonly facts: readonly Fact[]
  readonly lifted: readonly Fact[]
  readonly consent?: Consent
  undone: boolean
}

export interface ModelLedger {
  readonly facts: Set<Fact>
  readonly lifts: Set<Fact>
  /** Of those, the ones that something else than their end lifted, and the ones that ended here. */
  readonly taken: Set<Fact>
  readonly endedHere: Set<Fact>
  readonly consents: Set<Consent>
  readonly takenConsents: Set<Consent>
  /** Who stands there with their number, and who only as a hash. */
  readonly open: Set<number>
  readonly erased: Set<number>
  readonly batches: Map<number, ModelBatch>
}

export function emptyLedger(): ModelLedger {
  return {
    facts: new Set(),
    lifts: new Set(),
    taken: new Set(),
    endedHere: new Set(),
    consents: new Set(),
    takenConsents: new Set(),
    open: new Set(),
    erased: new Set(),
    batches: new Map(),
  }
}

export function copyOf(ledger: ModelLedger): ModelLedger {
  return {
    facts: new Set(ledger.facts),
    lifts: new Set(ledger.lifts),
    taken: new Set(ledger.taken),
    endedHere: new Set(ledger.endedHere),
    consents: new Set(ledger.consents),
    takenConsents: new Set(ledger.takenConsents),
    open: new Set(ledger.open),
    erased: new Set(ledger.erased),
    batches: new Map(ledger.batches),
  }
}

export function standing({ facts, lifts }: ModelLedger): Fact[] {
  return [...facts].filter((fact) => !lifts.has(fact))
}

/** The scopes in which each of some people stands opted out, sorted. */
export function scopesByKey(ledger: ModelLedger, keys: readonly number[]): Scope[][] {
  const facts = standing(ledger)
  return keys.map((key) =>
    [...new Set(facts.filter((fact) => fact.key === key).map(({ scope }) => scope))].toSorted(),
  )
}

function mention(ledger: ModelLedger, key: number): void {
  if (!ledger.erased.has(key)) ledger.open.add(key)
}

export function optOut(ledger: ModelLedger, facts: readonly Fact[], batch: number): void {
  for (const fact of facts) {
    ledger.facts.add(fact)
    mention(ledger, fact.key)
  }
  ledger.batches.set(batch, { facts, lifted: [], undone: false })
}

function lift(ledger: ModelLedger, lifted: readonly Fact[], batch: number | null): void {
  for (const fact of lifted) {
    ledger.lifts.add(fact)
    ledger.taken.add(fact)
  }
  if (batch !== null) ledger.batches.set(batch, { facts: [], lifted, undone: false })
}

export function consent(ledger: ModelLedger, key: number, scope: Scope, batch: number): void {
  const lifted = standing(ledger).filter(
    (fact) => fact.key === key && consentLifts(scope, 'own', fact),
  )
  mention(ledger, key)
  for (const fact of lifted) {
    ledger.lifts.add(fact)
    ledger.taken.add(fact)
  }
  const ended = [...ledger.endedHere].filter(
    (fact) => fact.key === key && consentLifts(scope, 'own', fact),
  )
  const given = { ended }
  ledger.consents.add(given)
  ledger.batches.set(batch, { facts: [], lifted, consent: given, undone: false })
}

/** What a release would lift; `null` when it is refused. */
export function releasable(ledger: ModelLedger, key: number, scope: Scope): Fact[] | null {
  const inScope = standing(ledger).filter(
    (fact) => fact.key === key && scopeCovers(scope, fact.scope),
  )
  return inScope.length > 0 && inScope.every(mayRelease) ? inScope : null
}

export function release(ledger: ModelLedger, lifted: readonly Fact[], batch: number): void {
  lift(ledger, lifted, batch)
}

/** Ends the blocks that are over, and blocks again whoever was freed by an end still to come. */
export function settle(ledger: ModelLedger, now: number): { ended: number; again: number } {
  const again = hold(ledger, now)
  const over = standing(ledger).filter(({ until }) => until !== null && until <= now)
  for (const fact of over) {
    ledger.lifts.add(fact)
    ledger.endedHere.add(fact)
  }
  return { ended: over.length, again }
}

export function hold(ledger: ModelLedger, now: number): number {
  const current = standing(ledger)
  const given = [...ledger.consents].filter((consent) => !ledger.takenConsents.has(consent))
  const early = [...ledger.lifts]
    .filter((fact) => fact.until !== null && fact.until > now && !ledger.taken.has(fact))
    .filter((fact) => !current.some((one) => covers(one, fact)))
    .filter(
      (fact) => ledger.erased.has(fact.key) || !given.some(({ ended }) => ended.includes(fact)),
    )
  for (const fact of early) ledger.facts.add({ ...fact })
  return early.length
}

export function erase(ledger: ModelLedger, key: number): void {
  ledger.open.delete(key)
  ledger.erased.add(key)
  ledger.facts.add(request(key))
}

function request(key: number): Fact {
  const grounds = { scope: 'marketing', layer: 'own', reason: 'not_stated' } as const
  return { key, ...grounds, source: 'customer_message', until: null }
}

/** Takes a batch back; `undoing` is the batch that does it, where the caller knows it. */
export function undo(ledger: ModelLedger, id: number, undoing: number | null): void {
  const batch = ledger.batches.get(id)
  if (!batch) return
  const lifted = batch.facts.filter(
    (fact) => !ledger.lifts.has(fact) && !ledger.erased.has(fact.key),
  )
  lift(ledger, lifted, batch.facts.length > 0 ? undoing : null)
  if (batch.consent) ledger.takenConsents.add(batch.consent)
  if (batch.facts.length === 0 && !batch.undone) {
    for (const fact of batch.lifted) ledger.facts.add({ ...fact, until: null })
    batch.undone = batch.lifted.length > 0
  }
}

/** Opts out again whom a backup knows and the ledger does not, or not so widely. */
export function restore(
  ledger: ModelLedger,
  backup: ModelLedger,
  now: number,
  firstBatch: number | null,
): void {
  const current = standing(ledger)
  const missing = standing(backup)
    .filter(({ until }) => until === null || until > now)
    .filter((fact) => !current.some((one) => covers(one, fact)))
    .map((fact) => ({ ...fact }))
  for (const fact of missing) {
    ledger.facts.add(fact)
    mention(ledger, fact.key)
  }
  if (firstBatch !== null) {
    ledger.batches.set(firstBatch, { facts: missing, lifted: [], undone: false })
  }
}

/** Whether one opt-out keeps a person out as widely and as long as another. */
function covers(one: Fact, other: Fact): boolean {
  const lasts = (one.until ?? Infinity) >= (other.until ?? Infinity)
  return one.key === other.key && scopeCovers(one.scope, other.scope) && lasts
}

/** Takes in what another ledger knows; a block that its clock ended goes on until its day here. */
export function merge(into: ModelLedger, from: ModelLedger, now: number): void {
  for (const fact of from.facts) into.facts.add(fact)
  for (const fact of from.lifts) into.lifts.add(fact)
  for (const fact of from.taken) into.taken.add(fact)
  for (const consent of from.consents) into.consents.add(consent)
  for (const consent of from.takenConsents) into.takenConsents.add(consent)
  const known = [...from.erased]
  for (const key of from.open) mention(into, key)
  for (const key of known) {
    if (into.open.has(key)) erase(into, key)
    into.erased.add(key)
  }
  hold(into, now)
}
