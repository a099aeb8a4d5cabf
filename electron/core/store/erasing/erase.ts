import { AppError } from '../../../../shared/errors.ts'
import type { Account } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { nameIdOf, type AccountId } from '../events/accounts.ts'
import { eraseFromBackups, type BackupChoice, type ErasedFromBackups } from './erase-backups.ts'
import { emptyWriteAheadLog, filesMentioning, forgetSnapshots } from './erase-files.ts'
import { change } from '../events/change.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { computeHead } from '../seal/heads.ts'
import { erasedNameFor, openIdsOf } from '../events/erased.ts'
import { forgetKept } from '../runs/kept-lists.ts'
import { plainBatch } from '../events/lift.ts'
import { mentionsOf, type Mentions } from './mentions.ts'
import { projectAccounts } from '../events/projection.ts'
import { recordBatch } from '../events/record.ts'
import { sealAgain } from '../seal/seal.ts'
import { all, guarded, one, run } from '../database/sql.ts'
import { forgetViewsOf } from '../settings/views.ts'
import { indexWords } from '../events/words.ts'

export interface EraseReport extends ErasedFromBackups {
  /** Events that named the person and now carry only a keyed hash. */
  readonly events: number
  /** The batch that says that, and when, somebody was erased; it names nobody. */
  readonly batch: number
  /** Other files of the data folder, such as results of cleanings, in which the number was seen. */
  readonly files: readonly string[]
  /** Whether another program kept old pages from being overwritten; closing it lets them go. */
  readonly lingers: boolean
}

export interface EraseDetails {
  readonly operator: string
  /** What happens to backups that hold the person: written again without, removed, or left. */
  readonly backups: BackupChoice
}

/**
 * Erases a person (LGPD art. 18 VI): their number, name and words leave the ledger, its log, its
 * backups and everything else that is kept beside it.
 *
 * What stays is a keyed hash over the folded number, by which they are recognised and stay
 * suppressed: the request is an opt-out of its own, also for whoever had consented until now, and it
 * outlives the undoing of whatever batch they came with. The chain still verifies; it notes which
 * batches were blackened.
 *
 * @throws AppError `nothing_to_erase`, and as `change` does
 */
export function eraseAccount(
  db: WriteDb,
  account: Account,
  { operator, backups }: EraseDetails,
  clock: Clock,
): EraseReport {
  const name = erasedNameFor(db, account)
  const { events, batch } = change(db, () => {
    const ids = openIdsOf(db, account)
    if (!isKept(db, ids)) throw new AppError('nothing_to_erase')
    return eraseWithin(db, account, name, operator, clock)
  })
  const lingers = !emptyWriteAheadLog(db)
  forgetSnapshots(db.dataDir)
  const held = eraseFromBackups(db.dataDir, account, backups, (copy) =>
    copy.sqlite.transaction(() => eraseWithin(copy, account, name, operator, clock)).immediate(),
  )
  return { events, batch, lingers, ...held, files: filesMentioning(db.dataDir, account) }
}

/** Blackens one ledger. Must run inside `change`. */
export function eraseWithin(
  db: WriteDb,
  account: Account,
  name: string,
  operator: string,
  clock: Clock,
): { readonly events: number; readonly batch: number } {
  const ids = openIdsOf(db, account)
  const erased = nameIdOf(db, 'erased', name)
  const events = moveEvents(db, account, ids, erased)
  run(db, 'DELETE FROM named_account WHERE -id IN (SELECT value FROM json_each(?))', list(ids))
  if (account.kind === 'tel') forgetKept(db, account.key)
  sealAgain(db)

  const now = clock().getTime()
  const said = { ...plainBatch, operator, happenedAt: now, recordedAt: now, scope: 'everything' }
  const asked = { scope: 'marketing', kind: 'opt_out', source: 'customer_message' } as const
  recordBatch(db, { ...said, ...asked }, [eventOf(erased, name)])
  const { batch } = recordBatch(db, { ...said, kind: 'erase' }, [eventOf(erased, name)])
  return { events, batch }
}

/** Gives the events of some accounts to the erased one, without what was written in them. */
function moveEvents(
  db: WriteDb,
  account: Account,
  ids: readonly AccountId[],
  erased: AccountId,
): number {
  const mentions = mentionsOf(account)
  const others = eventsNaming(db, mentions, ids)
  const touched = batchesOf(db, ids, others, mentions)
  for (const id of [...ids, erased, ...others.map((event) => event.account)]) {
    run(db, 'INSERT OR IGNORE INTO erasing VALUES (?)', id)
  }
  const among = 'account IN (SELECT value FROM json_each(?))'
  run(
    db,
    `DELETE FROM word WHERE entry IN (SELECT id FROM event WHERE ${among})
       OR entry IN (SELECT -value FROM json_each(?))`,
    list(ids),
    list(touched),
  )
  const moved = `UPDATE event SET account = ?, written = '', name = '' WHERE ${among}`
  const events = run(db, moved, erased, list(ids))
  for (const { id, written, name } of others) {
    const [clean, cleanName] = [mentions.redact(written), mentions.redact(name)]
    run(db, 'UPDATE event SET written = ?, name = ? WHERE id = ?', clean, cleanName, id)
  }
  for (const id of touched) blackenBatch(db, id, erased, mentions)
  redactElsewhere(db, mentions)
  forgetViewsOf(db, account)
  projectAccounts(db, [...ids, erased])
  run(db, 'DELETE FROM erasing')
  return events
}

/** Events of other people in whose cell the number stands too, as in "Ana 11 9… / Bia 11 9…". */
function eventsNaming(db: ReadDb, mentions: Mentions, ids: readonly AccountId[]) {
  const written = guarded(db, () =>
    db.sqlite.prepare('SELECT id, account, written, name FROM event').iterate(),
  ) as IterableIterator<{ id: number; account: AccountId; written: string; name: string }>
  const found: { id: number; account: AccountId; written: string; name: string }[] = []
  for (const event of written) {
    const isOther = !ids.includes(event.account)
    if (isOther && mentions.isNamedIn(`${event.written}\n${event.name}`)) found.push(event)
  }
  return found
}

const NO_EVENTS = { firstEvent: 0, lastEvent: 0, distinct: true }

interface BatchTexts {
  readonly id: number
  readonly note: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly fileName: string | null
}

const selectTexts =
  'SELECT id, note, evidence, evidence_file AS evidenceFile, file_name AS fileName FROM batch'

/** Batches that hold an event of the person, or words about them. */
function batchesOf(
  db: ReadDb,
  ids: readonly AccountId[],
  others: readonly { readonly id: number }[],
  mentions: Mentions,
): number[] {
  const own = all<{ batch: number }>(
    db,
    `SELECT DISTINCT batch FROM event WHERE account IN (SELECT value FROM json_each(?))
       OR id IN (SELECT value FROM json_each(?))`,
    list(ids),
    list(others.map(({ id }) => id)),
  )
  const told = all<BatchTexts>(db, selectTexts).filter((batch) =>
    textsOf(batch).some((text) => mentions.redact(text) !== text),
  )
  return [...new Set([...own.map(({ batch }) => batch), ...told.map(({ id }) => id)])]
}

/** Takes out what a batch says about the person, and notes the head that it has from now on. */
function blackenBatch(db: WriteDb, id: number, erased: AccountId, mentions: Mentions): void {
  const batch = one<BatchTexts>(db, `${selectTexts} WHERE id = ?`, id)
  if (batch === null) return
  const others = 'SELECT 1 AS other FROM event WHERE batch = ? AND account <> ? LIMIT 1'
  const isOnlyTheirs = one(db, others, id, erased) === null
  const cleaned = (text: string) => (isOnlyTheirs ? '' : mentions.redact(text))
  run(
    db,
    'UPDATE batch SET note = ?, evidence = ?, evidence_file = ?, file_name = ? WHERE id = ?',
    cleaned(batch.note),
    cleaned(batch.evidence),
    cleaned(batch.evidenceFile),
    batch.fileName === null ? null : cleaned(batch.fileName),
    id,
  )
  indexWords(db, id, NO_EVENTS)
  run(db, 'UPDATE batch SET redacted_head = ? WHERE id = ?', computeHead(db, id), id)
}

/**
 * What else the ledger keeps that a number may stand in, such as the name of a cleaned file. The
 * certificate of such a cleaning no longer proves anything; the numbers of others stay provable.
 */
const otherTexts = [
  ['run', 'id', ['report', 'recipe']],
  ['run_file', 'rowid', ['name']],
  ['setting', 'name', ['value']],
  ['remembered_columns', 'signature', ['columns']],
  ['sender', 'ledger', ['name']],
] as const

function redactElsewhere(db: WriteDb, mentions: Mentions): void {
  for (const [table, key, columns] of otherTexts) {
    for (const column of columns) {
      const rows = all<{ key: string | number; text: string }>(
        db,
        `SELECT ${key} AS key, ${column} AS text FROM ${table}`,
      )
      for (const { key: row, text } of rows) {
        if (!mentions.isNamedIn(text)) continue
        run(db, `UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, mentions.redact(text), row)
      }
    }
  }
}

function eventOf(id: AccountId, name: string) {
  const texts = { account: `erased:${name}`, written: '', personName: '' }
  return { id, ...texts, happenedAt: null, target: null }
}

function isKept(db: ReadDb, ids: readonly AccountId[]): boolean {
  const text = 'SELECT 1 FROM event WHERE account IN (SELECT value FROM json_each(?)) LIMIT 1'
  return one(db, text, list(ids)) !== null
}

function textsOf({ note, evidence, evidenceFile, fileName }: BatchTexts): string[] {
  return [note, evidence, evidenceFile, fileName ?? '']
}

function list(values: readonly number[]): string {
  return JSON.stringify(values)
}
