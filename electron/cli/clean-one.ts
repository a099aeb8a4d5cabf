import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Cleaned } from '../../shared/contract.ts'
import { byFileKey } from '../../shared/file-keys.ts'
import type { App } from '../core/app.ts'
import { partsOf, rulesOf, type CleanOptions } from './clean-options.ts'
import { askingBeforeReplacing } from './confirm-replace.ts'
import { requestList } from './list-request.ts'
import type { Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { summaryLines } from './summary.ts'
import { ask } from './with-app.ts'

/** How a list that came by a pipe, or that is watched for, differs from one on the command line. */
export interface Special {
  /** What the list is called where it comes from. */
  readonly name?: string
  /** Nobody asked for the files that are usually made. */
  readonly piped?: boolean
}

/** Cleans one list and says what became of it. */
export async function cleanOne(
  session: Session,
  app: App,
  path: string,
  options: CleanOptions,
  { name, piped = false }: Special = {},
): Promise<Reply> {
  const { quiet, yes: replace, locale } = session
  const list = await requestList(app, path, options, name)
  if (options.outDir !== undefined) mkdirSync(options.outDir, { recursive: true })
  const place = (target: string | undefined) =>
    target === undefined ? null : app.places.add(resolve(target))
  const settings = await ask(app, 'settings.get', {})
  const outputs = {
    folder: place(options.outDir),
    clean: place(options.clean),
    removed: place(options.removed),
    review: place(options.review),
    report: place(options.report),
    parts: partsOf(options, piped),
    ...(options.format.length > 0 && { formats: [...options.format] }),
    recordsPerFile: options.maxRecords ?? settings.recordsPerFile,
    zip: options.pack.includes('zip'),
    replace,
  }
  const request = {
    list,
    outputs,
    locale,
    rules: rulesOf(options),
    ...(options.category && { category: options.category }),
  }
  const cleaned = await askingBeforeReplacing(runJob(session, app, 'lists.clean', request))
  return cleanedReply(session, app, cleaned, quiet)
}

/** What a cleaning left behind, for both kinds of reader. */
export function cleanedReply(
  session: Session,
  app: App,
  { run, report, files, weni }: Cleaned,
  quiet: boolean,
): Reply {
  const { t } = session
  const made = files.map((file) => ({ ...file, path: app.places.get(file.place).path }))
  const summary = [
    ...summaryLines(session, report.input.name, report.counts.read, report.counts),
    '',
    ...made.map((file) => t(`cli:clean.made_${file.role}`, { path: shownPath(file.path) })),
    ...(weni === null ? [] : ['', ...weniLines(session, weni)]),
  ]
  return {
    document: {
      run,
      ...report,
      files: byFileKey(made.map(({ place: _, ...file }) => file)),
      ...(weni !== null && { weni }),
    },
    text: quiet ? [] : summary,
  }
}

/** What to know before the files go to Weni. */
function weniLines({ t }: Session, weni: NonNullable<Cleaned['weni']>): string[] {
  const counted = [
    ['nameless', weni.nameless],
    ['names_cut', weni.namesCut],
    ['clears_guarded', weni.clearsGuarded],
    ['not_sendable', weni.notSendable],
  ] as const
  return [
    ...weni.groups.map((group) => t('cleaning:weni.group', { group })),
    ...weni.renamed.map(({ from, to }) => t('cleaning:weni.renamed', { from, to })),
    ...counted
      .filter(([, count]) => count > 0)
      .map(([what, count]) => t(`cleaning:weni.${what}`, { count })),
    ...weni.findings
      .filter(({ code }) => code !== 'no_name')
      .map(({ code, row, column, count }) => t(`weni:${code}`, { row: row ?? 0, column, count })),
  ]
}
