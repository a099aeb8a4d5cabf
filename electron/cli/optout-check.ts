import type { Command } from 'commander'
import type { MethodOutput } from '../../shared/contract.ts'
import type { Country, PhoneMode } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { cellsFrom, inBatches } from './cells.ts'
import { entryWords } from './entry-line.ts'
import { countryOption, modeOption, stdinOption } from './options.ts'
import type { Session } from './session.ts'
import { jsonArray, streamOut } from './stream-out.ts'
import { ask, countryFor, withApp } from './with-app.ts'

/** Few enough that the first answers come at once, many enough that asking costs little. */
const CELLS_A_CALL = 1000

interface CheckOptions {
  readonly stdin?: true
  readonly mode?: PhoneMode
  readonly country?: Country
}
type Checked = MethodOutput<'optouts.check'>[number]

export function addOptoutCheck(optout: Command, session: Session): void {
  const { t } = session
  optout
    .command('check')
    .description(t('cli:optout.check'))
    .argument('[NUMBER...]', t('cli:optout.numbers'))
    .addOption(stdinOption(t))
    .addOption(modeOption(t))
    .addOption(countryOption(t))
    .action(async (given: string[], options: CheckOptions) => {
      const cells = cellsFrom(session, given, options.stdin === true)
      await withApp(session, async (app) => {
        const checked = checkEach(session, app, cells, options)
        await streamOut(session.json ? jsonArray(documents(checked)) : sentences(session, checked))
      })
    })
}

async function* checkEach(
  { locale }: Session,
  app: App,
  cells: AsyncIterable<string> | Iterable<string>,
  { mode = 'national', country: given }: CheckOptions,
): AsyncGenerator<Checked> {
  const country = await countryFor(app, given)
  for await (const batch of inBatches(cells, CELLS_A_CALL)) {
    yield* await ask(app, 'optouts.check', { cells: batch, country, mode, locale })
  }
}

async function* documents(checked: AsyncIterable<Checked>): AsyncGenerator<object> {
  for await (const { identified, status, entry, why } of checked) {
    const { input, e164, reason, alternates } = identified
    yield { input, status, e164, reason, alternates, entry, why }
  }
}

async function* sentences(
  session: Session,
  checked: AsyncIterable<Checked>,
): AsyncGenerator<string> {
  const { t, locale } = session
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short' })
  for await (const { identified, status, entry, why } of checked) {
    const since = entry === null ? '' : day.format(new Date(entry.since))
    const { input, explanation } = identified
    const said = t(`cli:check.${status}`, { input, since, explanation })
    const other = status === 'possible_match' && entry !== null ? `${entry.display}. ${why}` : ''
    const words = entry === null ? [] : entryWords(session, entry)
    yield `${[said, other, ...words].filter((part) => part !== '').join(' · ')}\n`
  }
}
