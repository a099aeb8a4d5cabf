import { join } from 'node:path'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { closeStore, openStore } from '../../electron/core/store/opening/open.ts'
import { accountsIn } from '../../shared/identity/accounts-in.ts'

/**
 * Opts numbers out in the ledger of a folder as `optout add` does, without starting a program: for
 * tests of what comes after it.
 */
export function optOutAt(folder: string, ...cells: readonly string[]): void {
  const clock = () => new Date()
  const db = openStore(join(folder, 'dados'), clock)
  try {
    const entries = cells.flatMap((written) =>
      accountsIn(written, { country: 'BR', mode: 'national' }).accounts.map((account) => ({
        account,
        written,
      })),
    )
    const said = {
      scope: 'everything',
      reason: 'not_stated',
      source: 'typed_by_attendant',
    } as const
    recordOptOuts(db, entries, { ...said, note: '', happenedAt: null, operator: '' }, clock)
  } finally {
    closeStore(db)
  }
}
