import { scopeCovers } from '../../../shared/consent/scopes.ts'
import type { Scope } from '../../../shared/model.ts'
import { findAccountIds } from './accounts.ts'
import type { ReadDb } from './handle.ts'
import { hiddenKindsIn } from './hidden-names.ts'
import { toMs } from './instants.ts'
import type { OptOutEntry } from './ledger.ts'
import { all, one } from './sql.ts'

/** What recording some opt-outs does to the list, in entries; the three add up to those given. */
export interface Effect {
  /** People who are on it in no scope. */
  readonly created: number
  /** People who are on it in a narrower scope, or since a later day. */
  readonly changed: number
  /** Known just so, or named before among the same entries. */
  readonly already: number
}

interface Known {
  readonly scope: Scope
  readonly since: number
}

/**
 * Counts beforehand what recording would change. Nothing is written.
 *
 * @param entries with the moment of each, where it has one of its own
 * @param happenedAt the moment of the others
 */
export function effectOf(
  db: ReadDb,
  entries: Iterable<OptOutEntry>,
  scope: Scope,
  happenedAt: number,
  seen: Map<string, Known[]> = new Map(),
): Effect {
  const hasHidden = hiddenKindsIn(db).length > 0
  const effect = { created: 0, changed: 0, already: 0 }
  for (const entry of entries) {
    const { account } = entry
    const name = account.kind === 'tel' ? String(account.key) : account.value
    let known = seen.get(name)
    if (!known) {
      known = knownOf(db, account, hasHidden)
      seen.set(name, known)
    }
    const since = entry.happenedAt === undefined ? happenedAt : toMs(entry.happenedAt)
    effect[kindOf(known, scope, since)]++
    known.push({ scope, since })
  }
  return effect
}

function kindOf(known: readonly Known[], scope: Scope, since: number): keyof Effect {
  if (known.length === 0) return 'created'
  const covering = known.filter((one) => scopeCovers(one.scope, scope))
  if (covering.length === 0) return 'changed'
  const same = covering.filter((one) => one.scope === scope)
  const isEarlier = same.length > 0 && same.every((one) => since < one.since)
  return isEarlier ? 'changed' : 'already'
}

function knownOf(db: ReadDb, account: OptOutEntry['account'], hasHidden: boolean): Known[] {
  const ids = account.kind === 'tel' && !hasHidden ? [account.key] : findAccountIds(db, account)
  return ids.flatMap((id) =>
    all<Known>(
      db,
      `SELECT sc.name AS scope, s.since FROM suppression s JOIN scope sc ON sc.id = s.scope
       WHERE s.account = ?`,
      id,
    ),
  )
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
