import { basename } from 'node:path'
import { scopesCovering } from '../../../../shared/consent/scopes.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Account, Scope } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { nameIdOf } from '../events/accounts.ts'
import { findBatch } from '../database/batch-rows.ts'
import {
  readChangeFile,
  type ChangeBatch,
  type ChangeEvent,
  type ChangeFile,
  type ChangeHeader,
} from './change-file.ts'
import { change } from '../events/change.ts'
import { eraseByName } from '../erasing/erase-by-name.ts'
import { eventMaker } from '../events/event-maker.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { isHiddenKind } from '../events/hidden-names.ts'
import { toInstant } from '../database/instants.ts'
import { recordBatch, type NewEvent } from '../events/record.ts'
import { holdBlocks } from '../events/temporary-blocks.ts'
import { rehearse } from '../events/rehearse.ts'
import { acquaintance, admitSender } from './senders.ts'
import { fingerprintOf } from './sender-key.ts'
import { all, one, run, value } from '../database/sql.ts'

/** What merging a change file does, or did. */
export interface MergeReport {
  readonly sender: {
    readonly name: string
    readonly fingerprint: string
    readonly madeAt: string
    readonly acquaintance: 'known' | 'new' | 'other_key'
  }
  /** Batches in the file that were not known here, and their events. */
  readonly batches: number
  readonly events: number
  /** People who come on the list. */
  readonly added: number
  /** People who leave it, or stay in a narrower scope, because the other computer recorded a release or a consent. */
  readonly freed: number
  /** People who are erased here, because they were erased there. */
  readonly erased: number
}

export interface MergeChoices {
  readonly operator: string
  /** The fingerprint that the operator compared, for a computer that is not known yet. */
  readonly trust: string | null
  /** How many people leave the list, as the operator was told and typed. */
  readonly confirmed: number
}

/**
 * What merging a change file would do. Nothing is written.
 *
 * @throws AppError `change_file_unreadable`, `change_file_newer`, `change_file_forged`
 */
export function previewMerge(db: WriteDb, path: string, clock: Clock): MergeReport {
  const file = readChangeFile(path)
  return rehearse(db, () => take(db, file, '', clock))
}

/**
 * Merges what another computer knows: the union of both ledgers' events, whichever file comes first
 * and however often. An opt-out that nobody there took back stands; one that was recorded here stands
 * unless exactly it was taken back there, and then the operator confirms how many people that frees.
 *
 * @throws AppError as `previewMerge` does, and `change_file_unknown_sender`, `count_not_confirmed`
 */
export function mergeChanges(
  db: WriteDb,
  path: string,
  { operator, trust, confirmed }: MergeChoices,
  clock: Clock,
): MergeReport {
  const file = readChangeFile(path)
  return change(db, () => {
    admitSender(db, file.header, trust, basename(path), clock)
    const report = take(db, file, operator, clock)
    if (report.freed !== confirmed) {
      throw new AppError('count_not_confirmed', { count: report.freed, given: confirmed })
    }
    return report
  })
}

function take(db: WriteDb, file: ChangeFile, operator: string, clock: Clock): MergeReport {
  const { header } = file
  const sender = {
    name: header.name,
    fingerprint: fingerprintOf(header.publicKey),
    madeAt: toInstant(header.madeAt),
    acquaintance: acquaintance(db, header),
  }
  learnEraseKeys(db, header)
  const news = file.batches.filter(({ batch }) => findOrigin(db, batch.origin) === null)
  const before = suppressedBefore(db)
  const now = clock().getTime()
  for (const { batch, events } of news) takeBatch(db, batch, events, now)
  // Their clock may be ahead: what it ended goes on here until its day.
  holdBlocks(db, now)
  const { added, freed } = before.compare()
  const erased = eraseByName(db, erasedIn(file), operator, clock)
  holdBlocks(db, now)
  const events = news.reduce((sum, one) => sum + one.events.length, 0)
  return { sender, batches: news.length, events, added, freed, erased }
}

function takeBatch(
  db: WriteDb,
  batch: ChangeBatch,
  given: readonly ChangeEvent[],
  recordedAt: number,
): void {
  const { undoes, keyVersion, ...said } = batch
  const toEvent = mergedEvents(db)
  const events = given.map((event) => toEvent(event))
  const undone = undoes === null ? null : findOrigin(db, undoes)
  const details = { ...said, undoes: undone, recordedAt }
  recordBatch(db, details, events, { keyVersion, distinct: false })
}

function mergedEvents(db: WriteDb): (event: ChangeEvent) => NewEvent {
  const fromOpen = eventMaker(db)
  return ([who, written, personName, happenedAt, targetOrigin, place]) => {
    const target = targetOrigin === null ? null : eventAt(db, targetOrigin, place)
    const [, kind, name] = typeof who === 'string' ? (/^(\w+):(.+)$/s.exec(who) ?? []) : []
    if (typeof who === 'string' && kind !== undefined && name !== undefined && isHiddenKind(kind)) {
      const id = nameIdOf(db, kind, name)
      return { id, account: who, written, personName, happenedAt, target }
    }
    const account = openAccount(who, kind, name)
    return { ...fromOpen({ account, written, personName, target }), happenedAt }
  }
}

function openAccount(who: number | string, kind?: string, name?: string): Account {
  if (typeof who === 'number') return { kind: 'tel', key: who }
  if ((kind === 'bsuid' || kind === 'lid') && name !== undefined) return { kind, value: name }
  throw new AppError('change_file_unreadable', { file: '' })
}

/** The event at a place of a batch that is known here; targets always come before what lifts them. */
function eventAt(db: ReadDb, origin: string, place: number): number {
  const id = findOrigin(db, origin)
  const batch = id === null ? null : findBatch(db, id)
  if (batch === null || place >= batch.events) {
    throw new AppError('change_file_unreadable', { file: '' })
  }
  return batch.firstEvent + place
}

/** The batch here that was first recorded somewhere with this head. */
function findOrigin(db: ReadDb, origin: string): number | null {
  const text = `SELECT id FROM batch WHERE origin = ? UNION ALL
    SELECT id FROM batch WHERE head = ? AND origin IS NULL LIMIT 1`
  return one<{ id: number }>(db, text, origin, origin)?.id ?? null
}

function learnEraseKeys(db: WriteDb, { eraseKeys }: ChangeHeader): void {
  for (const { ledger, secret } of eraseKeys) {
    const text = 'INSERT OR IGNORE INTO erase_key (ledger, secret) VALUES (?, ?)'
    run(db, text, ledger, Buffer.from(secret, 'hex'))
  }
}

/** Hashes of people that the file knows as erased. */
function erasedIn({ batches }: ChangeFile): Set<string> {
  const names = new Set<string>()
  for (const { batch, events } of batches) {
    if (batch.kind !== 'erase') continue
    for (const [who] of events) {
      if (typeof who === 'string' && who.startsWith('erased:')) names.add(who.slice(7))
    }
  }
  return names
}

function isOut(db: ReadDb, account: number, scope: Scope): boolean {
  const text = `SELECT 1 FROM suppression s JOIN scope sc ON sc.id = s.scope
    WHERE s.account = ? AND sc.name IN (SELECT value FROM json_each(?))`
  return one(db, text, account, JSON.stringify(scopesCovering(scope))) !== null
}

/** Remembers who is suppressed, to tell afterwards who came and who left. */
function suppressedBefore(db: WriteDb) {
  run(
    db,
    `CREATE TEMP TABLE IF NOT EXISTS was_suppressed
       (account INTEGER, scope INTEGER, PRIMARY KEY (account, scope)) WITHOUT ROWID`,
  )
  run(db, 'DELETE FROM temp.was_suppressed')
  run(db, 'INSERT INTO temp.was_suppressed SELECT account, scope FROM suppression')
  return {
    compare() {
      const added = value<number>(
        db,
        `SELECT count(DISTINCT account) FROM suppression
         WHERE account NOT IN (SELECT account FROM temp.was_suppressed)`,
      )
      const lost = all<{ account: number; scope: Scope }>(
        db,
        `SELECT was.account, sc.name AS scope FROM temp.was_suppressed was
         JOIN scope sc ON sc.id = was.scope WHERE NOT EXISTS
           (SELECT 1 FROM suppression s WHERE (s.account, s.scope) = (was.account, was.scope))`,
      )
      run(db, 'DELETE FROM temp.was_suppressed')
      const freed = lost.filter(({ account, scope }) => !isOut(db, account, scope))
      return { added, freed: new Set(freed.map(({ account }) => account)).size }
    },
  }
}
