import { Option, type Command } from 'commander'
import {
  importChoicesSchema,
  type ImportChoices,
  type ImportReport,
} from '../../shared/contract/optouts.ts'
import type { App } from '../core/app.ts'
import { requestList, type ListOptions } from './list-request.ts'
import {
  collecting,
  consentOptions,
  countryOption,
  phoneColumnOption,
  type ConsentOptions,
} from './options.ts'
import { findColumns } from './phone-columns.ts'
import { addReadingOptions, readingChoices } from './reading-options.ts'
import { isUndecided, recordedReply, undecidedReply } from './recorded.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { ask, withApp } from './with-app.ts'

interface ImportOptions extends ListOptions, ConsentOptions {
  readonly dryRun?: true
  readonly statusColumn: readonly string[]
  readonly optedOut: readonly string[]
  readonly allRows?: true
  readonly dateColumn?: string
  readonly dates?: ImportChoices['dates']
}

const NO_COLUMN = 'none'

export function addOptoutImport(optout: Command, session: Session): void {
  const { t } = session
  const text = collecting((value) => value)
  const command = optout
    .command('import')
    .description(t('cli:optout.import'))
    .argument('<FILE>', t('cli:optout.file'))
    .addOption(phoneColumnOption(t))
    .addOption(countryOption(t))
    .option('--dry-run', t('ledger:option.dry_run'))
    .option('--status-column <NAME|N>', t('ledger:option.status_column'), text, [])
    .option('--opted-out <VALUE>', t('ledger:option.opted_out'), text, [])
    .option('--all-rows', t('ledger:option.all_rows'))
    .option('--date-column <NAME|N>', t('ledger:option.date_column'))
    .addOption(
      new Option('--dates <ORDER>', t('ledger:option.dates')).choices(
        importChoicesSchema.shape.dates.unwrap().options,
      ),
    )
  for (const option of consentOptions(t)) command.addOption(option)
  addReadingOptions(command, t).action(async (path: string, options: ImportOptions) => {
    answer(session, await withApp(session, (app) => importFile(session, app, path, options)))
  })
}

async function importFile(
  session: Session,
  app: App,
  path: string,
  options: ImportOptions,
): Promise<Reply> {
  const { scope, layer, reason, source, note, evidence, evidenceFile, notice } = options
  const { at, until } = options
  const list = await requestList(app, path, options)
  const details = {
    list,
    scope: scope ?? null,
    layer: layer ?? 'own',
    reason: reason ?? null,
    source: source ?? (layer?.startsWith('law:') ? 'law_list' : null),
    note,
    evidence,
    evidenceFile,
    notice,
    happenedAt: at ?? null,
    until: until ?? null,
  } as const
  const run = (choices: ImportChoices, dryRun: boolean): Promise<ImportReport> =>
    runJob(session, app, 'optouts.import', {
      ...details,
      choices,
      dryRun,
      onUnreadable: session.yes ? 'skip' : 'refuse',
    })

  const choices = await choicesOf(app, list.place, options)
  if (options.dryRun) return recordedReply(session, await run(choices, true), true)
  try {
    return recordedReply(session, await runAnswering(session, run, choices))
  } catch (error) {
    if (!isUndecided(error)) throw error
    // Refused as a whole; a second reading that writes nothing says what the matter was.
    return undecidedReply(session, error, await run(choices, true))
  }
}

/** With `--yes`, what was asked is answered safely and the import tried once more. */
async function runAnswering(
  { yes }: Session,
  run: (choices: ImportChoices, dryRun: boolean) => Promise<ImportReport>,
  choices: ImportChoices,
): Promise<ImportReport> {
  try {
    return await run(choices, false)
  } catch (error) {
    if (!yes || !isUndecided(error)) throw error
    const answers = safeAnswers(await run(choices, true))
    return await run({ ...answers, ...choices }, false)
  }
}

/** `--yes`: whoever is in a file of opt-outs is out, and dates are read the way they look. */
function safeAnswers({ questions, file }: ImportReport): ImportChoices {
  return {
    ...(questions.includes('every_row') && { statusColumns: [] }),
    ...(questions.includes('dates_unclear') && file?.dates && { dates: file.dates.order }),
  }
}

async function choicesOf(app: App, place: string, options: ImportOptions): Promise<ImportChoices> {
  const { statusColumn, optedOut, allRows, dateColumn, dates, country } = options
  const isNamed = statusColumn.length > 0 || (dateColumn ?? NO_COLUMN) !== NO_COLUMN
  const inspected = isNamed
    ? await ask(app, 'lists.inspect', {
        place,
        reading: readingChoices(options),
        country: country ?? 'BR',
      })
    : null
  const find = (name: string) =>
    findColumns(inspected?.columns ?? [], name, inspected?.name ?? '').map(({ index }) => index)
  return {
    ...(statusColumn.length > 0 && { statusColumns: statusColumn.flatMap(find) }),
    ...(allRows && { statusColumns: [] }),
    ...(optedOut.length > 0 && { optedOut: [...optedOut] }),
    ...(dateColumn !== undefined && {
      dateColumn: dateColumn === NO_COLUMN ? null : (find(dateColumn)[0] ?? null),
    }),
    ...(dates && { dates }),
  }
}
