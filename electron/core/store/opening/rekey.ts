import { accountsIn } from '../../../../shared/identity/accounts-in.ts'
import { KEY_VERSION } from '../../../../shared/identity/key-version.ts'
import type { Account, Country } from '../../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import { change } from '../events/change.ts'
import { eventMaker } from '../events/event-maker.ts'
import type { ReadDb, WriteDb } from '../database/handle.ts'
import { recordForeign, selectForeign, type ForeignOptOut } from '../events/opt-out-again.ts'
import { all, run, value } from '../database/sql.ts'

/** The rules that turn what was written into accounts, and their version. */
export interface KeyRules {
  readonly version: number
  accountsOf(written: string, country: Country): readonly Account[]
}

const currentRules: KeyRules = {
  version: KEY_VERSION,
  accountsOf: (written, country) => [
    ...accountsIn(written, { country, mode: 'national' }).accounts,
    ...accountsIn(written, { country, mode: 'international' }).accounts,
  ],
}

/** Whether the ledger's keys were made by older rules than this program's. */
export function hasOldKeys(db: ReadDb, { version } = currentRules): boolean {
  return keyVersionOf(db) < version
}

/**
 * Opts people out under the keys that newer rules give what was written. Nothing is taken back: the
 * old keys stay suppressed as well, and what the new rules cannot read keeps the key it has.
 *
 * @returns how many opt-outs got another key
 */
export function recomputeKeys(db: WriteDb, clock: Clock, rules = currentRules): number {
  return change(db, () => {
    const old = all<ForeignOptOut>(
      db,
      `${selectForeign} AND named.kind IS NULL AND e.written <> '' AND b.key_version < ? ORDER BY e.id`,
      rules.version,
    )
    const toEvent = eventMaker(db)
    const moved = old.flatMap((optOut) => {
      const accounts = rules.accountsOf(optOut.written, optOut.country || 'BR')
      const ids = accounts.map((account) => toEvent({ account, written: '' }).id)
      if (ids.length === 0 || ids.includes(optOut.account)) return []
      return ids.filter((id) => id > 0).map((id) => ({ ...optOut, account: id }))
    })
    const said = { recordedAt: clock().getTime(), operator: '', fileName: null, fileSha256: null }
    recordForeign(db, moved, said)
    run(db, `UPDATE meta SET value = ? WHERE name = 'key_version'`, rules.version)
    return moved.length
  })
}

function keyVersionOf(db: ReadDb): number {
  return value<number>(db, `SELECT value FROM meta WHERE name = 'key_version'`)
}
