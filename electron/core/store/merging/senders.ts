import { AppError } from '../../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import type { ChangeHeader } from './change-file.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { fingerprintOf, publicKeyOf } from './sender-key.ts'
import { all, one, run } from '../database/sql.ts'

/** A computer whose change files may be merged. */
export interface Sender {
  readonly ledger: string
  readonly name: string
  readonly publicKey: string
}

export function listSenders(db: ReadDb): Sender[] {
  return all<Sender>(db, 'SELECT ledger, name, public_key AS publicKey FROM sender ORDER BY name')
}

/** @returns whether it was known */
export function forgetSender(db: WriteDb, ledger: string): boolean {
  return run(db, 'DELETE FROM sender WHERE ledger = ?', ledger) > 0
}

/** What is known of the sender of a change file. */
export function acquaintance(
  db: ReadDb,
  { ledger, publicKey }: Pick<ChangeHeader, 'ledger' | 'publicKey'>,
): 'known' | 'new' | 'other_key' {
  // A ledger that was copied whole to another computer signs with the same key.
  if (publicKey === publicKeyOf(db)) return 'known'
  const text = 'SELECT public_key AS publicKey FROM sender WHERE ledger = ?'
  const known = one<{ publicKey: string }>(db, text, ledger)
  if (known === null) return 'new'
  return known.publicKey === publicKey ? 'known' : 'other_key'
}

/**
 * Lets in only whom the operator knows; a new computer when they say so.
 *
 * @param trust the fingerprint that the operator compared; `null` when they compared none
 * A known one that signs with another key, as after it went back to an old backup, is let in like a
 * new one: by the code that the operator compared there.
 *
 * @throws AppError `change_file_unknown_sender`
 */
export function admitSender(
  db: WriteDb,
  { ledger, name, publicKey }: ChangeHeader,
  trust: string | null,
  file: string,
  clock: Clock,
): void {
  const fingerprint = fingerprintOf(publicKey)
  switch (acquaintance(db, { ledger, publicKey })) {
    case 'known':
      return
    case 'other_key':
    case 'new':
      if (trust !== fingerprint) {
        throw new AppError('change_file_unknown_sender', { file, name, fingerprint })
      }
      run(
        db,
        'INSERT OR REPLACE INTO sender (ledger, public_key, name, added_at) VALUES (?, ?, ?, ?)',
        ledger,
        publicKey,
        name,
        clock().getTime(),
      )
  }
}
