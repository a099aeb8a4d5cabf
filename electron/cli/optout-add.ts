import type { Command } from 'commander'
import { AppError } from '../../shared/errors.ts'
import type { Country } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { cellsFrom, inBatches } from './cells.ts'
import { consentOptions, countryOption, stdinOption, type ConsentOptions } from './options.ts'
import { isUndecided, recordedReply, undecidedCells } from './recorded.ts'
import { answer, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { ask, countryFor, withApp } from './with-app.ts'

/** The most numbers that one call records, all of them or none; beyond that a file is the way. */
const MOST_CELLS = 100_000

interface AddOptions extends ConsentOptions {
  readonly stdin?: true
  readonly country?: Country
  readonly name: string
}

export function addOptoutAdd(optout: Command, session: Session): void {
  const { t } = session
  const command = optout
    .command('add')
    .description(t('cli:optout.add'))
    .argument('[NUMBER...]', t('cli:optout.numbers'))
    .addOption(stdinOption(t))
    .addOption(countryOption(t))
    .option('--name <NAME>', t('ledger:option.name'), '')
  for (const option of consentOptions(t)) command.addOption(option)
  command.action(async (given: string[], options: AddOptions) => {
    const cells = await gather(session, given, options.stdin === true)
    answer(session, await withApp(session, (app) => add(session, app, cells, options)))
  })
}

async function gather(session: Session, given: string[], stdin: boolean): Promise<string[]> {
  for await (const cells of inBatches(cellsFrom(session, given, stdin), MOST_CELLS + 1)) {
    if (cells.length <= MOST_CELLS) return cells
    throw new AppError('usage', {
      message: session.t('cli:usage.too_many_cells', { count: MOST_CELLS }),
    })
  }
  throw new AppError('usage', { message: session.t('cli:usage.no_cells') })
}

async function add(
  session: Session,
  app: App,
  cells: string[],
  options: AddOptions,
): Promise<Reply> {
  const country = await countryFor(app, options.country)
  const { scope, layer, reason, source, note, evidence, evidenceFile, notice } = options
  const { at, until } = options
  const details = {
    scope: scope ?? 'everything',
    personName: options.name,
    layer: layer ?? 'own',
    reason: reason ?? 'not_stated',
    source: source ?? (layer?.startsWith('law:') ? 'law_list' : 'typed_by_attendant'),
    note,
    evidence,
    evidenceFile,
    notice,
    happenedAt: at ?? null,
    until: until ?? null,
  } as const
  const onUnreadable = session.yes ? 'skip' : 'refuse'
  try {
    const report = await ask(app, 'optouts.add', { cells, country, ...details, onUnreadable })
    return recordedReply(session, report)
  } catch (error) {
    if (!isUndecided(error)) throw error
    return undecidedCells(session, await unreadAmong(cells, country))
  }
}

/** Which of the given numbers stand in the way, by position. */
async function unreadAmong(cells: readonly string[], country: Country) {
  const { accountsIn } = await import('../../shared/identity/accounts-in.ts')
  return cells.flatMap((cell, index) => {
    const { unread } = accountsIn(cell, { country, mode: 'national' })
    return unread === null ? [] : [{ row: index + 1, line: null, reason: unread }]
  })
}
