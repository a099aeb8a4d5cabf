import { extname, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { exportFormatSchema, type ExportFormat } from '../../shared/contract/optouts.ts'
import { askingBeforeReplacing } from './confirm-replace.ts'
import { addFilterOptions, filterFrom, type FilterOptions } from './list-filter.ts'
import { answer } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { withApp } from './with-app.ts'

interface ExportOptions extends FilterOptions {
  readonly format?: ExportFormat
}

export function addOptoutExport(optout: Command, session: Session): void {
  const { t, locale, yes: replace, quiet } = session
  const ownName = t('cli:optout.export_name')
  const command = optout
    .command('export')
    .description(t('cli:optout.export'))
    .argument('[FILE]', t('cli:optout.export_file', { name: ownName }))
    .addOption(
      new Option('--format <FORMAT>', t('ledger:option.format')).choices(
        exportFormatSchema.options,
      ),
    )
  addFilterOptions(command, session).action((given: string | undefined, options: ExportOptions) =>
    withApp(session, async (app) => {
      const format = options.format ?? formatOf(given)
      const file = given ?? (format === 'xlsx' ? ownName.replace(/csv$/, 'xlsx') : ownName)
      const filter = await filterFrom(session, app, options)
      const target = app.places.add(resolve(file))
      const { place, ...made } = await askingBeforeReplacing(
        runJob(session, app, 'optouts.export', { target, replace, locale, format, filter }),
      )
      const { path } = app.places.get(place)
      const lines = [
        t('cli:optout.exported', { count: made.rows, path: shownPath(path) }),
        ...(made.leftOut > 0 ? [t('ledger:export_left_out', { count: made.leftOut })] : []),
        ...(format === 'weni' ? [t('ledger:export_weni')] : []),
      ]
      answer(session, { document: { path, ...made }, text: quiet ? [] : lines })
    }),
  )
}

/** A name that ends as a workbook's asks for one. */
function formatOf(file: string | undefined): ExportFormat {
  return file !== undefined && extname(file).toLowerCase() === '.xlsx' ? 'xlsx' : 'machine'
}
