import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Merged } from '../../shared/contract/store.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../core/app.ts'
import { askingBeforeReplacing } from './confirm-replace.ts'
import { parseCount } from './parse-number.ts'
import { answer, failure, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { typedAnswer } from './typed.ts'
import { withApp } from './with-app.ts'

interface MergeOptions {
  readonly trust?: string
  readonly confirm?: number
  readonly dryRun?: true
}

export function addMerge(program: Command, session: Session): void {
  const { t } = session
  const merge = program
    .command('merge')
    .description(t('cli:planned.merge'))
    .argument('<FILE>', t('ledger:merge.file'))
    .option('--trust <CODE>', t('ledger:merge.trust'))
    .option('--confirm <COUNT>', t('ledger:merge.confirm'), parseCount)
    .option('--dry-run', t('ledger:option.dry_run'))
    .action(async (file: string, options: MergeOptions) => {
      answer(session, await withApp(session, (app) => mergeFile(session, app, file, options)))
    })
  merge
    .command('export')
    .description(t('ledger:merge.export'))
    .argument('<FILE>', t('ledger:merge.export_file'))
    .option('--name <COMPUTER>', t('ledger:merge.name'))
    .action(async (file: string, options: { name?: string }) => {
      const run = (app: App) => exportFile(session, app, file, options.name)
      answer(session, await withApp(session, run))
    })
}

async function exportFile(
  session: Session,
  app: App,
  file: string,
  name: string | undefined,
): Promise<Reply> {
  const { t, yes: replace, quiet } = session
  const target = app.places.add(resolve(file))
  const { place, ...made } = await askingBeforeReplacing(
    runJob(session, app, 'merge.export', { target, replace, name: name ?? null }),
  )
  const { path } = app.places.get(place)
  const lines = [
    t('ledger:merge.exported', { path: shownPath(path) }),
    t('ledger:merge.own_code', { code: made.fingerprint }),
    t('ledger:merge.private'),
  ]
  return { document: { path, ...made }, text: quiet ? [] : lines }
}

/** Shows first what the file brings; whoever is new, and whoever would be freed, is asked about. */
async function mergeFile(
  session: Session,
  app: App,
  path: string,
  { trust: given, confirm, dryRun }: MergeOptions,
): Promise<Reply> {
  const { t } = session
  const place = app.places.add(resolve(path))
  const run = (choices: { dryRun: boolean; trust: string | null; confirmed: number }) =>
    runJob(session, app, 'merge.apply', { place, ...choices })
  const preview = await run({ dryRun: true, trust: null, confirmed: 0 })
  const lines = mergeLines(session, preview)
  if (dryRun) return { document: preview, text: [...lines, t('cli:clean.nothing_written')] }

  const { sender, freed } = preview
  const trust = sender.acquaintance === 'known' ? null : (given ?? (await askCode(session, lines)))
  const confirmed = freed === 0 ? 0 : (confirm ?? (await askCount(session, lines)))
  try {
    const report = await run({ dryRun: false, trust, confirmed: confirmed ?? 0 })
    return { document: report, text: session.quiet ? [] : mergeLines(session, report) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const how = howTo(session, error, preview)
    return failure(session, error, { fields: { preview }, lines: [...lines, ...how] })
  }
}

function howTo({ t }: Session, { code }: AppError, { sender, freed }: Merged): string[] {
  if (code === 'change_file_unknown_sender') {
    return [t('ledger:merge.how_trust', { code: sender.fingerprint })]
  }
  return code === 'count_not_confirmed' ? [t('ledger:merge.how_confirm', { count: freed })] : []
}

async function askCode({ t }: Session, lines: readonly string[]): Promise<string | null> {
  if (process.stdin.isTTY) process.stderr.write(`${lines.join('\n')}\n`)
  return typedAnswer(t('ledger:merge.type_code'))
}

async function askCount({ t }: Session, lines: readonly string[]): Promise<number | null> {
  if (process.stdin.isTTY) process.stderr.write(`${lines.join('\n')}\n`)
  const typed = await typedAnswer(t('ledger:merge.type_count'))
  return typed === null ? null : Number(typed.trim() || Number.NaN)
}

function mergeLines({ t, locale }: Session, report: Merged): string[] {
  const { sender, batches, events, added, freed, erased } = report
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const { name, fingerprint, madeAt, acquaintance } = sender
  return [
    t('ledger:merge.from', {
      name: name === '' ? t('ledger:merge.nameless') : name,
      moment: moment.format(new Date(madeAt)),
    }),
    t(`ledger:merge.${acquaintance}`, { code: fingerprint }),
    t('ledger:merge.news', { count: events, batches }),
    t('ledger:merge.added', { count: added }),
    ...(freed > 0 ? [t('ledger:merge.freed', { count: freed })] : []),
    ...(erased > 0 ? [t('ledger:merge.erased', { count: erased })] : []),
  ]
}
