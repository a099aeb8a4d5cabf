import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import { ruleLines } from '../../shared/certificate/page.ts'
import type { ConsentGap } from '../../shared/contract/cleaning.ts'
import type { Run, RunDetail, Savings } from '../../shared/contract/history.ts'
import { AppError } from '../../shared/errors.ts'
import { askingBeforeReplacing } from './confirm-replace.ts'
import { cleanedReply } from './clean-one.ts'
import { parseEndOf } from './options.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { summaryLines } from './summary.ts'
import { ask, withApp } from './with-app.ts'

interface RedoOptions {
  readonly asOf?: string
  readonly outDir?: string
}

export function addHistory(program: Command, session: Session): void {
  const { t, locale, yes: replace, quiet } = session
  const history = program.command('history').description(t('cleaning:history.about'))
  history
    .command('list', { isDefault: true })
    .description(t('cleaning:history.list'))
    .option('--limit <N>', t('cleaning:history.limit'), parseNumber, 20)
    .action(({ limit }: { limit: number }) =>
      withApp(session, async (app) => {
        const runs = await ask(app, 'history.runs', { limit: Math.min(limit, 500) })
        const savings = await ask(app, 'history.savings', { from: null, to: null })
        answer(session, listReply(session, runs, savings))
      }),
    )
  history
    .command('show')
    .description(t('cleaning:history.show'))
    .argument('<N>', t('cleaning:history.number'), parseNumber)
    .option('--consent-gap', t('cleaning:history.consent_gap'))
    .action((run: number, { consentGap }: { consentGap?: true }) =>
      withApp(session, async (app) => {
        const detail = await ask(app, 'history.run', { run })
        const gap = consentGap ? await runJob(session, app, 'history.consentGap', { run }) : null
        answer(session, detailReply(session, detail, gap))
      }),
    )
  history
    .command('redo')
    .description(t('cleaning:history.redo'))
    .argument('<N>', t('cleaning:history.number'), parseNumber)
    .option('--as-of <ISO>', t('cleaning:option.as_of'), parseEndOf)
    .option('--out-dir <DIR>', t('cli:clean.out_dir'))
    .action((run: number, { asOf = '', outDir }: RedoOptions) =>
      withApp(session, async (app) => {
        const folder = outDir === undefined ? null : app.places.add(resolve(outDir))
        const request = { run, asOf: asOf === '' ? null : asOf, folder, replace, locale }
        const cleaned = await askingBeforeReplacing(runJob(session, app, 'history.redo', request))
        answer(session, cleanedReply(session, app, cleaned, quiet))
      }),
    )
  history
    .command('certificate')
    .description(t('cleaning:history.certificate'))
    .argument('<N>', t('cleaning:history.number'), parseNumber)
    .argument('[FILE]', t('cleaning:history.certificate_file'))
    .action((run: number, file?: string) =>
      withApp(session, async (app) => {
        const { name, html } = await ask(app, 'certificates.page', { run, locale })
        const path = resolve(file ?? name)
        writePage(path, html, replace)
        const line = t('cli:clean.made_certificate', { path: shownPath(path) })
        answer(session, { document: { run, path }, text: quiet ? [] : [line] })
      }),
    )
}

function writePage(path: string, html: string, replace: boolean): void {
  try {
    writeFileSync(path, html, { flag: replace ? 'w' : 'wx' })
  } catch (thrown) {
    const exists = thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST'
    const code = exists ? 'output_needs_confirmation' : 'target_not_writable'
    throw new AppError(code, { file: shownPath(path) }, thrown)
  }
}

function listReply(session: Session, runs: readonly Run[], savings: Savings): Reply {
  const { t, locale } = session
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const lines = runs.map(({ id, name, finishedAt, read, counts, redoOf }) =>
    [
      t('cleaning:history.row', {
        run: id,
        date: date.format(new Date(finishedAt)),
        file: name,
        kept: counts.kept,
        read,
      }),
      ...(redoOf === null ? [] : [t('cleaning:history.redo_of', { run: redoOf })]),
    ].join(' '),
  )
  const messages = savings.byCategory.reduce((sum, each) => sum + each.messages, 0)
  const saved =
    savings.centavos === null
      ? t('cleaning:history.not_sent', { count: messages })
      : t('cleaning:history.saved', {
          count: messages,
          money: new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL' }).format(
            savings.centavos / 100,
          ),
        })
  return {
    document: { runs, savings },
    text: runs.length === 0 ? [t('history:empty.title')] : [...lines, '', saved],
  }
}

function detailReply(session: Session, detail: RunDetail, gap: ConsentGap | null): Reply {
  const { t } = session
  const { run, report, input, optedOutSince } = detail
  return {
    document: gap === null ? detail : { ...detail, consentGap: gap },
    text: [
      ...summaryLines(session, run.name, run.read, run.counts),
      '',
      ...run.files.map(({ name, rows }) => `${name} · ${t('cli:rows', { count: rows })}`),
      '',
      ...ruleLines(report, { translate: t, locale: session.locale }),
      '',
      t(`cleaning:history.input_${input}`),
      optedOutSince === 0
        ? t('certificate:verify.since_none')
        : t('certificate:verify.since', { count: optedOutSince }),
      ...(gap === null ? [] : [gapLine(session, gap)]),
    ],
  }
}

function gapLine({ t }: Session, { notOptedOut: all, optedIn: opted }: ConsentGap): string {
  return t('outputs:gap', { all, opted, less: all - opted })
}

function parseNumber(value: string): number {
  const number = Number(value)
  if (!/^\d{1,9}$/.test(value) || number < 1) throw new InvalidArgumentError('')
  return number
}
