import { AppError } from '../../../shared/errors.ts'
import { canHold, OWN_LAYER } from '../../../shared/consent/layers.ts'
import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import { displayAccount } from '../../../shared/identity/display.ts'
import type { MethodOutput } from '../../../shared/contract.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { change } from '../store/events/change.ts'
import { recordConsent } from '../store/events/consent.ts'
import { effectOf } from '../store/asking/effect.ts'
import { recordLawList } from '../store/merging/foreign-lists.ts'
import { toMs } from '../store/database/instants.ts'
import { recordOptOuts, type OptOutEntry } from '../store/events/ledger.ts'
import { listedOfAccount } from '../store/asking/listing.ts'
import { releaseAccount } from '../store/events/release.ts'
import { readSettings } from '../store/settings/settings.ts'
import { confirmedPerson } from './one-person.ts'
import { tellChanged } from './told.ts'

const PROBLEMS_SHOWN = 1000

/** Numbers that somebody types: out, and, as a deliberate act, back in. */
export function recordingHandlers(
  context: Context,
): Pick<Handlers, 'optouts.add' | 'optouts.release'> {
  const { store, clock } = context

  return {
    'optouts.add'({ cells, country, personName, onUnreadable, ...said }) {
      const { entries, problems, notUnderstood } = readCells(cells, country, personName)
      if (notUnderstood > 0 && onUnreadable === 'refuse') {
        throw new AppError('optouts_not_understood', { count: notUnderstood })
      }
      const now = clock().toISOString()
      if (said.until !== null && said.until <= now) throw new AppError('block_already_over')
      const db = store.db()
      const details = { ...said, country, operator: readSettings(db).operator }
      const happenedAt = toMs(said.happenedAt ?? now)
      const recorded = change(db, () => {
        const held = entries.filter(({ account }) => canHold(said.layer, account))
        const effect = effectOf(db, held, said.scope, happenedAt)
        const outcome =
          said.layer === OWN_LAYER
            ? { ...recordOptOuts(db, entries, details, clock), exempt: 0, outside: 0 }
            : recordLawList(db, entries, details, clock)
        return { ...outcome, ...effect }
      })
      tellChanged(context)
      return {
        ...recorded,
        read: cells.length,
        taken: cells.length - notUnderstood,
        notOptedOut: 0,
        unclear: 0,
        notUnderstood,
        problems,
        questions: [],
        earlierBatch: null,
        file: null,
      }
    },

    'optouts.release'({ cell, typedAgain, country, ground, ...said }) {
      const db = store.db()
      const account = confirmedPerson(cell, typedAgain, country)
      const { operator } = readSettings(db)
      const batch =
        ground === 'mistake'
          ? releaseAccount(db, account, { scope: said.scope, note: said.note, operator }, clock)
          : recordConsent(
              db,
              { account, written: cell.slice(0, 400) },
              { ...said, operator },
              clock,
            )
      tellChanged(context)
      return {
        batch,
        account,
        display: displayAccount(account),
        remaining: listedOfAccount(db, account),
      }
    },
  }
}

function readCells(cells: readonly string[], country: string, personName: string) {
  const entries: OptOutEntry[] = []
  const problems: MethodOutput<'optouts.add'>['problems'] = []
  let notUnderstood = 0
  for (const [index, written] of cells.entries()) {
    const { accounts, unread } = accountsIn(written, { country, mode: 'national' })
    entries.push(...accounts.map((account) => ({ account, written, personName })))
    if (unread === null) continue
    notUnderstood++
    if (problems.length < PROBLEMS_SHOWN) {
      problems.push({ row: index + 1, line: null, reason: unread })
    }
  }
  return { entries, problems, notUnderstood }
}
