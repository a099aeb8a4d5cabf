import { accountsIn } from '../../../shared/identity/accounts-in.ts'
import { displayAccount } from '../../../shared/identity/display.ts'
import { explain } from '../../../shared/identity/explain.ts'
import { identified } from '../../../shared/identity/identified.ts'
import { identify } from '../../../shared/identity/identify.ts'
import { readPasted } from '../../../shared/identity/pasted.ts'
import { createTranslator, type Translate } from '../../../shared/locales/translator.ts'
import type { SuppressionFilter } from '../../../shared/contract/optouts.ts'
import type { MethodOutput } from '../../../shared/contract.ts'
import type { Account } from '../../../shared/model.ts'
import { namedIn } from '../../../shared/verdict.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import { requireKnownMoment } from '../store/asking/as-of.ts'
import { historyOf } from '../store/asking/history.ts'
import { countFacets, listedOfAccount, listSuppressions } from '../store/asking/listing.ts'
import { readSettings } from '../store/settings/settings.ts'
import { findSuppression } from '../store/asking/suppression.ts'

type OptoutMethod =
  | 'optouts.preview'
  | 'optouts.check'
  | 'optouts.list'
  | 'optouts.facets'
  | 'optouts.history'

/** Asking who is on the list. */
export function optoutHandlers(context: Context): Pick<Handlers, OptoutMethod> {
  const { store } = context

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

    'optouts.check'({ cells, country, mode, locale }) {
      const translate = createTranslator(locale)
      return cells.map((cell) => ({
        identified: identified(cell, { country, mode }, translate),
        ...standingOf(context, cell, { country, mode }, translate),
      }))
    },

    'optouts.list'({ after, limit, ...filter }) {
      return listSuppressions(store.db(), { ...asked(context, filter), after, limit })
    },

    'optouts.facets': (filter) => countFacets(store.db(), asked(context, filter)),

    'optouts.history': ({ account }) => historyOf(store.db(), account),
  }
}

/**
 * A filter, with the people whom its search names when it is a whole number.
 *
 * @throws AppError when it asks for a moment that the list cannot tell of
 */
function asked({ store, clock }: Context, filter: SuppressionFilter) {
  requireKnownMoment(store.db(), filter.asOf, clock().toISOString())
  const { country } = readSettings(store.db())
  const { accounts } = accountsIn(filter.search, { country, mode: 'national' })
  return { filter, named: accounts }
}

/** Whether anybody whom a cell names opted out, or might have. */
function standingOf(
  { store }: Context,
  cell: string,
  options: Parameters<typeof identify>[1],
  translate: Translate,
): Pick<MethodOutput<'optouts.check'>[number], 'status' | 'entry' | 'why'> {
  const find = (account: Account) => listedOfAccount(store.db(), account)[0] ?? null
  const { accounts } = accountsIn(cell, options)
  for (const account of accounts) {
    const entry = find(account)
    if (entry) return { status: 'suppressed', entry, why: null }
  }
  const named = namedIn(identify(cell, options))
  const alternates = named.flatMap((one) => (one.kind === 'tel' ? one.alternates : []))
  for (const { key, why } of alternates) {
    const entry = find({ kind: 'tel', key })
    if (!entry) continue
    return { status: 'possible_match', entry, why: translate(`identity:alternate.${why}`) }
  }
  return {
    status: named.length === 0 ? 'unreadable' : 'not_suppressed',
    entry: null,
    why: null,
  }
}
