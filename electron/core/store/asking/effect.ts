import { scopeCovers } from '../../../../shared/consent/scopes.ts'
import type { Scope } from '../../../../shared/model.ts'
import { findAccountIds } from '../events/accounts.ts'
import type { ReadDb } from '../database/handle.ts'
import { hiddenKindsIn } from '../events/hidden-names.ts'
import { toMs } from '../database/instants.ts'
import type { OptOutEntry } from '../events/ledger.ts'
import { createNumberMap } from '../events/number-map.ts'
import { all, one } from '../database/sql.ts'

/** What recording some opt-outs does to the list, in entries; the three add up to those given. */
export interface Effect {
  /** People who are on it in no scope. */
  readonly created: number
  /** People who are on it in a narrower scope, or since a later day. */
  readonly changed: number
  /** Known just so, or named before among the same entries. */
  readonly already: number
}

/** Since when accounts are on the list in one scope; of several moments the first. */
type Sinces<Key> = Pick<Map<Key, number>, 'get'> & { set(key: Key, since: number): unknown }
type ByScope<Key> = Map<Scope, Sinces<Key>>

/** Who is on the list, as far as that was asked, and who was named among the entries so far. */
export interface Seen {
  readonly tel: ByScope<number>
  readonly named: ByScope<string>
}

/** Entries whose accounts are looked up together. */
const ENTRIES_AT_ONCE = 500

export function nothingSeen(): Seen {
  return { tel: new Map(), named: new Map() }
}

/**
 * Counts beforehand what recording would change. Nothing is written.
 *
 * @param entries with the moment of each, where it has one of its own
 * @param happenedAt the moment of the others
 * @param seen of other entries that are recorded with these
 */
export function effectOf(
  db: ReadDb,
  entries: Iterable<OptOutEntry>,
  scope: Scope,
  happenedAt: number,
  seen: Seen = nothingSeen(),
): Effect {
  const hasHidden = hiddenKindsIn(db).length > 0
  const effect = { created: 0, changed: 0, already: 0 }
  for (const part of inParts(entries)) {
    if (!hasHidden) learnOpenly(db, part, seen)
    for (const entry of part) {
      const { account } = entry
      if (hasHidden || account.kind !== 'tel') learn(db, account, seen)
      const since = entry.happenedAt === undefined ? happenedAt : toMs(entry.happenedAt)
      const kind =
        account.kind === 'tel'
          ? take(seen.tel, account.key, scope, since, createNumberMap)
          : take(seen.named, account.value, scope, since, () => new Map<string, number>())
      effect[kind]++
    }
  }
  return effect
}

function* inParts(entries: Iterable<OptOutEntry>): Generator<OptOutEntry[]> {
  let part: OptOutEntry[] = []
  for (const entry of entries) {
    part.push(entry)
    if (part.length < ENTRIES_AT_ONCE) continue
    yield part
    part = []
  }
  yield part
}

/** What one more mention of an account changes; it is known from then on. */
function take<Key>(
  byScope: ByScope<Key>,
  key: Key,
  scope: Scope,
  since: number,
  make: () => Sinces<Key>,
): keyof Effect {
  const before = byScope.get(scope)?.get(key)
  if (before !== undefined && since >= before) return 'already'
  const kind = before === undefined ? kindOfFirst(byScope, key, scope) : 'changed'
  note(byScope, key, scope, since, make)
  return kind
}

/** The same of an account that is not known in this scope. */
function kindOfFirst<Key>(byScope: ByScope<Key>, key: Key, scope: Scope): keyof Effect {
  const known = [...byScope].flatMap(([other, sinces]) =>
    sinces.get(key) === undefined ? [] : [other],
  )
  if (known.length === 0) return 'created'
  return known.some((other) => scopeCovers(other, scope)) ? 'already' : 'changed'
}

function note<Key>(
  byScope: ByScope<Key>,
  key: Key,
  scope: Scope,
  since: number,
  make: () => Sinces<Key>,
): void {
  let sinces = byScope.get(scope)
  if (!sinces) byScope.set(scope, (sinces = make()))
  const before = sinces.get(key)
  if (before === undefined || since < before) sinces.set(key, since)
}

interface KnownRow {
  readonly account: number
  readonly scope: Scope
  readonly since: number
}

/** Takes in what the list says of many numbers, where nobody stands on it only as a hash. */
function learnOpenly(db: ReadDb, entries: readonly OptOutEntry[], { tel }: Seen): void {
  const keys = entries.flatMap(({ account }) => (account.kind === 'tel' ? [account.key] : []))
  const ordered = [...Float64Array.from(keys).sort()]
  const known = all<KnownRow>(db, selectKnown, JSON.stringify(ordered))
  for (const { account, scope, since } of known) note(tel, account, scope, since, createNumberMap)
}

// CROSS JOIN makes SQLite go from the accounts to their rows, not through the whole table.
const selectKnown = `
  SELECT s.account, sc.name AS scope, s.since
  FROM json_each(?) asked CROSS JOIN suppression s ON s.account = asked.value
    JOIN scope sc ON sc.id = s.scope`

/** Takes in what the list says of one account, under whatever names. */
function learn(db: ReadDb, account: OptOutEntry['account'], seen: Seen): void {
  const ids = JSON.stringify(findAccountIds(db, account))
  for (const { scope, since } of all<KnownRow>(db, selectKnown, ids)) {
    if (account.kind === 'tel') note(seen.tel, account.key, scope, since, createNumberMap)
    else note(seen.named, account.value, scope, since, () => new Map<string, number>())
  }
}

/** How many of a partner's hashes are on the list already, repeats among them included. */
export function countHashesKnown(
  db: ReadDb,
  hashes: Readonly<Record<'sha256' | 'md5', readonly string[]>>,
): { readonly known: number; readonly unknown: number } {
  let known = 0
  let total = 0
  for (const kind of ['sha256', 'md5'] as const) {
    const seen = new Set<string>()
    for (const hash of hashes[kind]) {
      total++
      if (seen.has(hash) || isHashKnown(db, kind, hash)) known++
      seen.add(hash)
    }
  }
  return { known, unknown: total - known }
}

function isHashKnown(db: ReadDb, kind: string, hash: string): boolean {
  const text = `SELECT 1 FROM named_account named JOIN suppression s ON s.account = -named.id
    WHERE named.kind = ? AND named.value = ?`
  return one(db, text, kind, hash) !== null
}
