import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { byFileKey } from '../../shared/file-keys.ts'
import type { App } from '../core/app.ts'
import { askingBeforeReplacing } from './confirm-replace.ts'
import { requestList, type ListOptions } from './list-request.ts'
import { countryOption, phoneColumnOption } from './options.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { summaryLines } from './summary.ts'
import { withApp } from './with-app.ts'

interface CleanOptions extends ListOptions {
  readonly outDir?: string
  readonly clean?: string
  readonly removed?: string
  readonly report?: string
  readonly dryRun?: true
}

export function addClean(program: Command, session: Session): void {
  const { t } = session
  program
    .command('clean')
    .description(t('cli:clean.about'))
    .argument('<LIST>', t('cli:clean.list'))
    .option('--out-dir <DIR>', t('cli:clean.out_dir'))
    .option('--clean <FILE>', t('cli:clean.clean'))
    .option('--removed <FILE>', t('cli:clean.removed'))
    .option('--report <FILE>', t('cli:clean.report'))
    .addOption(phoneColumnOption(t))
    .addOption(countryOption(t))
    .option('--dry-run', t('cli:clean.dry_run'))
    .action(async (path: string, options: CleanOptions) => {
      const run = options.dryRun ? tryOut : clean
      answer(session, await withApp(session, (app) => run(session, app, path, options)))
    })
}

async function clean(
  session: Session,
  app: App,
  path: string,
  options: CleanOptions,
): Promise<Reply> {
  const { t, quiet, yes: replace, locale } = session
  const list = await requestList(app, path, options)
  if (options.outDir !== undefined) mkdirSync(options.outDir, { recursive: true })
  const place = (target: string | undefined) =>
    target === undefined ? null : app.places.add(resolve(target))
  const outputs = {
    folder: place(options.outDir),
    clean: place(options.clean),
    removed: place(options.removed),
    report: place(options.report),
    replace,
  }
  const { report, files } = await askingBeforeReplacing(
    runJob(session, app, 'lists.clean', { list, outputs, locale }),
  )
  const made = files.map((file) => ({ ...file, path: app.places.get(file.place).path }))
  const summary = [
    ...summaryLines(session, report.input.name, report.counts.read, report.counts),
    '',
    ...made.map((file) => t(`cli:clean.made_${file.role}`, { path: shownPath(file.path) })),
  ]
  return {
    document: {
      ...report,
      files: byFileKey(made.map(({ place: _, ...file }) => file)),
    },
    text: quiet ? [] : summary,
  }
}

/** `--dry-run`: the same counts, and nothing written. */
async function tryOut(
  session: Session,
  app: App,
  path: string,
  options: CleanOptions,
): Promise<Reply> {
  const list = await requestList(app, path, options)
  const { read, counts, phoneColumns } = await runJob(session, app, 'lists.check', list)
  const { name } = app.places.get(list.place)
  return {
    document: { dryRun: true, input: { path, name, phoneColumns }, counts: { read, ...counts } },
    text: [
      ...summaryLines(session, name, read, counts),
      '',
      session.t('cli:clean.nothing_written'),
    ],
  }
}
