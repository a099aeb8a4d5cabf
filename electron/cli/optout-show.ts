import type { Command } from 'commander'
import type { BatchEntry } from '../../shared/contract/batches.ts'
import { AppError } from '../../shared/errors.ts'
import type { Country } from '../../shared/model.ts'
import { historyText } from '../../shared/subject/describe.ts'
import type { App } from '../core/app.ts'
import { batchLine } from './batch-lines.ts'
import { oneNumber } from './one-number.ts'
import { countryOption } from './options.ts'
import { parseNumber } from './parse-number.ts'
import { answer, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { ask, countryFor, withApp } from './with-app.ts'

const ROWS_A_PAGE = 500

interface ShowOptions {
  readonly batch?: number
  readonly country?: Country
}

export function addOptoutShow(optout: Command, session: Session): void {
  const { t } = session
  optout
    .command('show')
    .description(t('ledger:show.about'))
    .argument('[NUMBER]', t('ledger:number'))
    .option('--batch <N>', t('ledger:show.batch'), parseNumber)
    .addOption(countryOption(t))
    .action(async (number: string | undefined, options: ShowOptions) => {
      const run = (app: App) =>
        options.batch === undefined
          ? showPerson(session, app, number, options.country)
          : showBatch(session, app, options.batch)
      answer(session, await withApp(session, run))
    })
}

async function showPerson(
  session: Session,
  app: App,
  given: string | undefined,
  country: Country | undefined,
): Promise<Reply> {
  const { t, locale } = session
  if (given === undefined) throw new AppError('usage', { message: t('cli:usage.no_cells') })
  const cell = await oneNumber(session, given)
  const {
    text: _,
    record: __,
    backups: ___,
    ...subject
  } = await ask(app, 'subjects.describe', {
    cell,
    locale,
    country: await countryFor(app, country),
  })
  return { document: subject, text: historyText(subject, t, locale) }
}

async function showBatch(session: Session, app: App, id: number): Promise<Reply> {
  const { t, locale } = session
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const rows: BatchEntry[] = []
  let page = await ask(app, 'batches.rows', { batch: id, limit: ROWS_A_PAGE })
  rows.push(...page.rows)
  while (page.next !== null) {
    page = await ask(app, 'batches.rows', { batch: id, after: page.next, limit: ROWS_A_PAGE })
    rows.push(...page.rows)
  }
  const { batch } = page
  const lines = rows.map(({ display, happenedAt, state }) =>
    [
      display === '' ? t('ledger:show.hidden') : display,
      moment.format(new Date(happenedAt)),
      t(`ledger:show.${state}`),
    ].join('\t'),
  )
  return { document: { batch, rows }, text: [batchLine(session, batch), ...lines] }
}
