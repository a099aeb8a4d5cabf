import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import { displayAccount } from '../../../shared/identity/display.ts'
import { explain } from '../../../shared/identity/explain.ts'
import { identified } from '../../../shared/identity/identified.ts'
import { identify } from '../../../shared/identity/identify.ts'
import { createTranslator } from '../../../shared/locales/translator.ts'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { Account, Suppression } from '../../../shared/model.ts'
import { namedIn } from '../../../shared/verdict.ts'
import type { MethodOutput } from '../../../shared/contract.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { runTask } from '../jobs/run-task.ts'
import { historyOf } from '../store/history.ts'
import { recordOptOuts, type OptOutEntry } from '../store/ledger.ts'
import { searchSuppressions } from '../store/search.ts'
import { readSettings } from '../store/settings.ts'
import { countSuppressed, findSuppression } from '../store/suppression.ts'
import { readPasted } from '../../../shared/identity/pasted.ts'

type OptoutMethod = Extract<keyof Handlers, `optouts.${string}`>

const PROBLEMS_SHOWN = 1000

export function optoutHandlers(context: Context): Pick<Handlers, OptoutMethod> {
  const { dataDir, places, store, jobs, clock, emit, ownFolder } = context
  const changed = () => emit({ type: 'store.changed', suppressed: countSuppressed(store.db()) })

  return {
    'optouts.preview'({ text, country, locale }) {
      const translate = createTranslator(locale)
      const seen = new Set<string>()
      return readPasted(text, country).map(({ written, accounts, unread }) => {
        const identity = identify(written, { country, mode: 'national' })
        const names = accounts.map((account) => JSON.stringify(account))
        const isKnown = accounts.every((account) => findSuppression(store.db(), account) !== null)
        const isRepeated = names.every((name) => seen.has(name))
        names.forEach((name) => seen.add(name))
        return {
          written,
          display: accounts.map(displayAccount).join(' / '),
          status:
            accounts.length === 0
              ? 'unreadable'
              : isRepeated
                ? 'repeated'
                : isKnown
                  ? 'already'
                  : 'new',
          reason: unread,
          explanation: explain(written, identity, translate),
        } as const
      })
    },

    'optouts.add'({ cells, country, onUnreadable, ...details }) {
      const entries: OptOutEntry[] = []
      const problems: MethodOutput<'optouts.add'>['problems'] = []
      let notUnderstood = 0
      for (const [index, written] of cells.entries()) {
        const { accounts, unread } = accountsIn(written, { country, mode: 'national' })
        entries.push(...accounts.map((account) => ({ account, written })))
        if (unread === null) continue
        notUnderstood++
        if (problems.length < PROBLEMS_SHOWN) {
          problems.push({ row: index + 1, line: null, reason: unread })
        }
      }
      if (notUnderstood > 0 && onUnreadable === 'refuse') {
        throw new AppError('optouts_not_understood', { count: notUnderstood })
      }
      const db = store.db()
      const { operator } = readSettings(db)
      const recorded = recordOptOuts(db, entries, { ...details, operator }, clock)
      changed()
      return { read: cells.length, notUnderstood, problems, earlierBatch: null, ...recorded }
    },

    'optouts.import'({ list, dryRun, ...details }) {
      const { path, name } = places.get(list.place)
      const { operator } = readSettings(store.db())
      return jobs.start(
        (onProgress) =>
          runTask(
            'importOptOuts',
            { dataDir, file: { path, name }, list, details: { ...details, operator }, dryRun },
            onProgress,
          ),
        (report) => {
          if (!dryRun) changed()
          return report
        },
      )
    },

    'optouts.check'({ cells, country, mode, locale }) {
      const translate = createTranslator(locale)
      return cells.map((cell) => ({
        identified: identified(cell, { country, mode }, translate),
        ...standing(context, cell, { country, mode }),
      }))
    },

    'optouts.list'(query) {
      const { total, entries, next } = searchSuppressions(store.db(), query)
      return {
        total,
        entries: entries.map((entry) => ({ ...entry, display: displayAccount(entry.account) })),
        next,
      }
    },

    'optouts.history': ({ account }) => historyOf(store.db(), account),

    'optouts.export'({ target, replace, locale }) {
      const path =
        target === null
          ? join(ownFolder(), createTranslator(locale)('cli:optout.export_name'))
          : places.get(target).path
      store.db()
      return jobs.start(
        (onProgress) =>
          runTask('exportOptOuts', { dataDir, target: path, replace, locale }, onProgress),
        ({ path: written, ...made }) => ({ ...made, place: places.add(written) }),
      )
    },
  }
}

/** Whether anybody whom a cell names opted out, or might have. */
function standing(
  { store }: Context,
  cell: string,
  options: Parameters<typeof identify>[1],
): Pick<MethodOutput<'optouts.check'>[number], 'status' | 'entry'> {
  const find = (account: Account): Suppression | null => findSuppression(store.db(), account)
  const identity = identify(cell, options)
  const named = namedIn(identity)
  for (const { accounts } of [accountsIn(cell, options)]) {
    for (const account of accounts) {
      const entry = find(account)
      if (entry) return { status: 'suppressed', entry }
    }
  }
  for (const one of named) {
    if (one.kind !== 'tel') continue
    for (const { key } of one.alternates) {
      const entry = find({ kind: 'tel', key })
      if (entry) return { status: 'possible_match', entry }
    }
  }
  return { status: named.length === 0 ? 'unreadable' : 'not_suppressed', entry: null }
}
