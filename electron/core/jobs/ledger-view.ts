import { AppError } from '../../../shared/errors.ts'
import { OWN_LAYER } from '../../../shared/consent/layers.ts'
import { sendingOf } from '../../../shared/consent/scopes.ts'
import {
  type Account,
  type CleaningRules,
  type CleanReport,
  type Instant,
} from '../../../shared/model.ts'
import type { LedgerView, SuppressedKeys } from '../cleaning/types.ts'
import { requireKnownMoment } from '../store/asking/as-of.ts'
import { storePath } from '../store/database/files.ts'
import { headOf } from '../store/seal/heads.ts'
import { storeFacts } from '../store/opening/health.ts'
import { hiddenKindsIn } from '../store/events/hidden-names.ts'
import { overLimitKeys } from '../store/runs/kept-lists.ts'
import { lastDigest } from '../store/runs/runs.ts'
import { suppressedKeysOf, writeKeySnapshot } from '../store/keys/key-snapshot.ts'
import { consentedAt, ledgerAt, type LedgerAt } from '../store/asking/ledger-at.ts'
import { openStoreEarly } from '../store/opening/open-early.ts'
import { closeStore, openStoreForReading, type ReadDb } from '../store/opening/open.ts'
import { value } from '../store/database/sql.ts'
import {
  countBatches,
  findSuppression,
  type LayeredSuppression,
} from '../store/asking/suppression.ts'
import { inTableOrder } from '../store/keys/table-order.ts'
import { awaitTrust, type Trust } from './trust.ts'

const MINUTE_MS = 60_000

interface Ledger {
  readonly ledger: LedgerView
  /** What a report says of the ledger it was made with. */
  readonly facts: CleanReport['store']
  /** How often it had been added to before anything of it was looked up. */
  readonly batches: number
  /** Digest of the last certificate before anything was looked up. */
  readonly lastRun: string | null
}

/** When a cleaning takes place. */
interface Occasion {
  /** The moment that the limit of lists a week is counted back from. */
  readonly now: Instant
  /** The run that is done again; `null` when none is. */
  readonly repeats: number | null
}

/**
 * Lends the ledger to a cleaning as look-ups: the cleaning never sees the store itself.
 *
 * One that cannot be trusted throws: here, before any row is read; or from `confirm`, before anything
 * is published, when another thread is verifying it meanwhile.
 *
 * @param word of the thread that verifies; `null` when this one has to
 */
export function withLedger<T>(
  dataDir: string,
  word: { readonly trust: Trust; cancelled(): boolean } | null,
  rules: CleaningRules,
  occasion: Occasion,
  use: (ledger: Ledger) => T,
): T {
  const db = word === null ? openStoreForReading(dataDir) : openStoreEarly(dataDir)
  if (db === null) throw new AppError('store_missing', { path: storePath(dataDir) })
  try {
    const batches = countBatches(db)
    const lastRun = lastDigest(db)
    const confirm = () => word && awaitTrust(word.trust, word.cancelled)
    requireKnownMoment(db, rules.asOf, occasion.now)
    const past = rules.asOf === null ? null : ledgerAt(db, rules.asOf, {})
    const { keep, ...view } = viewOf(db, rules, occasion, past)
    const ledger = { ...view, confirm }
    const result = use({ ledger, facts: factsOf(db, past), batches, lastRun })
    confirm()
    keep()
    return result
  } finally {
    closeStore(db)
  }
}

function viewOf(
  db: ReadDb,
  rules: CleaningRules,
  { now, repeats }: Occasion,
  past: LedgerAt | null,
) {
  const { requireOptIn, maxPerWeek, asOf } = rules
  const suppressions = suppressionsOf(db, rules, past)
  const consents = requireOptIn ? consentedAt(db, asOf, sendingOf(rules.scopes)) : null
  const week = { before: asOf ?? now, isPast: asOf !== null, repeats }
  return {
    ...suppressions,
    consentKeys: consents && consents.keys,
    ...(consents && { consentNames: consents.names }),
    overLimitKeys: maxPerWeek === null ? null : overLimitKeys(db, maxPerWeek, week),
    ...(hasOtherLayers(db) && { layerOf: layersOf(suppressions.suppressionOf) }),
  }
}

/** Nearly all shops have their own list only, and then no row has to be asked about. */
function hasOtherLayers(db: ReadDb): boolean {
  const text = 'SELECT EXISTS (SELECT 1 FROM batch WHERE layer <> ?)'
  return value<number>(db, text, OWN_LAYER) === 1
}

function layersOf(suppressionOf: (account: Account) => LayeredSuppression | null) {
  return (account: Account) => {
    const entry = suppressionOf(account)
    return entry === null || entry.layer === OWN_LAYER ? null : entry.layer
  }
}

/** Today's whole ledger has a quicker way than one of a past moment or for one kind of sending. */
function suppressionsOf(db: ReadDb, rules: CleaningRules, past: LedgerAt | null) {
  const forAnything = rules.scopes.length === 0
  if (past === null && forAnything) {
    const loaded = suppressedKeysOf(db)
    const suppressionOf = (account: Account) => findSuppression(db, account)
    return {
      // The keys that a snapshot will be written from have to stay.
      takeTelKeys: handedOverOnce(() => (loaded.isKept ? loaded : copyOf(loaded))),
      suppressionOf,
      ...hiddenIn(db, suppressionOf),
      keep: () => writeKeySnapshot(db, loaded),
    }
  }
  const { keys, since, suppressionOf } =
    past !== null && forAnything ? past : ledgerAt(db, rules.asOf, sendingOf(rules.scopes))
  const minutes = Int32Array.from(since, (moment) => Math.floor(moment / MINUTE_MS))
  const ordered = inTableOrder({ keys, since: minutes })
  return {
    takeTelKeys: handedOverOnce(() => ordered),
    suppressionOf,
    ...hiddenIn(db, suppressionOf),
    keep() {},
  }
}

function handedOverOnce(take: () => SuppressedKeys): LedgerView['takeTelKeys'] {
  let isTaken = false
  return () => {
    if (isTaken) throw new Error('The keys of the ledger were handed over before')
    isTaken = true
    return take()
  }
}

function copyOf({ keys, since }: SuppressedKeys): SuppressedKeys {
  return { keys: keys.slice(), since: since.slice() }
}

function hiddenIn(
  db: ReadDb,
  suppressionOf: LedgerView['suppressionOf'],
): Pick<LedgerView, 'hiddenSince'> {
  if (hiddenKindsIn(db).length === 0) return { hiddenSince: null }
  return {
    hiddenSince(account) {
      const entry = suppressionOf(account)
      return entry && Math.floor(Date.parse(entry.since) / MINUTE_MS)
    },
  }
}

/** A past ledger is named by how far it had come; the digest is that of its last batch then. */
function factsOf(db: ReadDb, past: LedgerAt | null): CleanReport['store'] {
  const facts = storeFacts(db)
  if (past === null) return facts
  const { batches, events, keys } = past
  return { ...facts, batches, events, suppressed: keys.length, digest: headOf(db, batches) }
}
