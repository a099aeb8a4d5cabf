import { gzipSync } from 'node:zlib'
import { KEY_VERSION } from '../../../../shared/identity/key-version.ts'
import type { Clock } from '../../clock.ts'
import { accountText, type AccountColumns } from '../events/accounts.ts'
import { batchColumns, type BatchRow } from '../database/batch-rows.ts'
import {
  CHANGE_FORMAT,
  CHANGE_VERSION,
  signedDigest,
  type ChangeBatch,
  type ChangeEvent,
  type ChangeHeader,
} from './change-file.ts'
import { change } from '../events/change.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { sealInside } from '../seal/seal.ts'
import { senderKeyOf } from './sender-key.ts'
import { all } from '../database/sql.ts'

const EVENTS_A_LINE = 5000

/**
 * Everything this ledger knows, as a signed change file for another computer of the shop. It holds
 * numbers: it travels by pen drive or in a folder that only the shop sees.
 *
 * @param name what people call this computer; whoever merges the file reads it
 * @returns the bytes of the file, which the caller writes where it was asked to
 */
export function exportChanges(
  db: WriteDb,
  { name }: { readonly name: string },
  clock: Clock,
): Uint8Array {
  // The first time, the key that signs is made and kept.
  return change(db, () => {
    const key = senderKeyOf(db)
    const { ledger } = sealInside(db)
    const header: ChangeHeader = {
      format: CHANGE_FORMAT,
      version: CHANGE_VERSION,
      keyVersion: KEY_VERSION,
      ledger,
      name,
      publicKey: key.publicKey,
      eraseKeys: eraseKeysOf(db),
      madeAt: clock().getTime(),
    }
    const lines = [JSON.stringify(header)]
    for (const line of bodyLines(db, ledger)) lines.push(line)
    const text = `${lines.join('\n')}\n`
    const signature = key.sign(signedDigest(text))
    return gzipSync(`${text}${JSON.stringify({ signature })}\n`)
  })
}

function* bodyLines(db: ReadDb, ledger: string): Generator<string> {
  const batches = all<BatchRow & { head: string }>(
    db,
    `SELECT ${batchColumns}, b.head FROM batch b ORDER BY b.id`,
  )
  const originOf = (id: number | null) => {
    const batch = id === null ? undefined : batches[id - 1]
    return batch === undefined ? null : (batch.origin ?? batch.head)
  }
  for (const row of batches) {
    yield JSON.stringify({ batch: batchOf(row, ledger, originOf) })
    yield* eventLines(db, row, originOf, (id) => batches[id - 1]?.firstEvent ?? 0)
  }
}

type OriginOf = (id: number | null) => string | null

function batchOf(
  row: BatchRow & { readonly head: string },
  ledger: string,
  originOf: OriginOf,
): ChangeBatch {
  const { id: _, firstEvent: _first, events: _events, recordedAt: _at, head, ...said } = row
  return {
    ...said,
    origin: row.origin ?? head,
    home: row.home ?? ledger,
    undoes: originOf(row.undoes),
  }
}

interface EventRow extends AccountColumns {
  readonly id: number
  readonly written: string
  readonly personName: string
  readonly happenedAt: number | null
  readonly target: number | null
  readonly targetBatch: number | null
}

function* eventLines(
  db: ReadDb,
  { firstEvent, events }: BatchRow,
  originOf: OriginOf,
  firstEventOf: (batch: number) => number,
): Generator<string> {
  const end = firstEvent + events - 1
  for (let from = firstEvent; from <= end; from += EVENTS_A_LINE) {
    const rows = all<EventRow>(db, selectEvents, from, Math.min(end, from + EVENTS_A_LINE - 1))
    const line = rows.map((row): ChangeEvent => {
      const { account, nameKind, written, personName, happenedAt, target, targetBatch } = row
      const who = nameKind === null ? account : accountText(row)
      const place = target === null ? 0 : target - firstEventOf(targetBatch ?? 0)
      return [who, written, personName, happenedAt, originOf(targetBatch), place]
    })
    yield JSON.stringify({ events: line })
  }
}

const selectEvents = `
  SELECT e.id, e.account, n.kind AS nameKind, n.value AS name, e.written, e.name AS personName,
    e.happened_at AS happenedAt, e.target,
    (SELECT t.batch FROM event t WHERE t.id = e.target) AS targetBatch
  FROM event e LEFT JOIN named_account n ON n.id = -e.account
  WHERE e.id BETWEEN ? AND ? ORDER BY e.id`

function eraseKeysOf(db: ReadDb): ChangeHeader['eraseKeys'] {
  const rows = all<{ ledger: string; secret: Uint8Array }>(
    db,
    'SELECT ledger, secret FROM erase_key ORDER BY id',
  )
  return rows.map(({ ledger, secret }) => ({ ledger, secret: Buffer.from(secret).toString('hex') }))
}
