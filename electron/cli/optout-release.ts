import type { Command } from 'commander'
import type { MethodInput } from '../../shared/contract.ts'
import type { ConsentReport } from '../../shared/contract/optouts.ts'
import type { Layer } from '../../shared/consent/layers.ts'
import { AppError } from '../../shared/errors.ts'
import type { Country, Instant, Scope } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { entryWords } from './entry-line.ts'
import { requestList } from './list-request.ts'
import { numberTwice } from './one-number.ts'
import {
  countryOption,
  layerOption,
  parseInstant,
  phoneColumnOption,
  scopeOption,
} from './options.ts'
import { parseNumber } from './parse-number.ts'
import { answer, failure, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { ask, countryFor, withApp } from './with-app.ts'

interface ReleaseOptions {
  readonly reason: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly notice: string
  readonly mistake?: true
  readonly scope?: Scope
  readonly layer?: Layer
  readonly at?: Instant
  readonly confirm?: string
  readonly file?: string
  readonly confirmCount?: number
  readonly phoneColumn: readonly string[]
  readonly country?: Country
}

export function addOptoutRelease(optout: Command, session: Session): void {
  const { t } = session
  optout
    .command('release')
    .description(t('ledger:release.about'))
    .argument('[NUMBER]', t('ledger:number'))
    .option('--reason <TEXT>', t('ledger:release.reason'), '')
    .option('--evidence <TEXT>', t('ledger:release.evidence'), '')
    .option('--evidence-file <PATH>', t('ledger:option.evidence_file'), '')
    .option('--notice <VERSION>', t('ledger:option.notice'), '')
    .option('--mistake', t('ledger:release.mistake'))
    .addOption(scopeOption(t))
    .addOption(layerOption(t))
    .option('--at <ISO>', t('ledger:release.at'), parseInstant)
    .option('--confirm <NUMBER>', t('ledger:confirm_number'))
    .option('--file <LIST>', t('ledger:release.file'))
    .option('--confirm-count <N>', t('ledger:release.confirm_count'), parseNumber)
    .addOption(phoneColumnOption(t))
    .addOption(countryOption(t))
    .action(async (number: string | undefined, options: ReleaseOptions) => {
      const run = (app: App) =>
        options.file === undefined
          ? releaseOne(session, app, number, options)
          : releaseMany(session, app, options.file, options)
      answer(session, await withApp(session, run))
    })
}

async function releaseOne(
  session: Session,
  app: App,
  number: string | undefined,
  options: ReleaseOptions,
): Promise<Reply> {
  const { t, quiet } = session
  if (number === undefined) throw new AppError('usage', { message: t('cli:usage.no_cells') })
  const { cell, typedAgain } = await numberTwice(session, number, options.confirm)
  const released = await ask(app, 'optouts.release', {
    cell,
    typedAgain,
    country: await countryFor(app, options.country),
    ground: options.mistake ? 'mistake' : 'consent',
    ...consentOf(options),
  })
  const { display, batch, remaining } = released
  const lines = [
    t(remaining.length === 0 ? 'ledger:release.done' : 'ledger:release.done_in_part', {
      display,
      batch,
    }),
    ...remaining.map((entry) => `  ${entryWords(session, entry).join(' · ')}`),
  ]
  return { document: released, text: quiet ? [] : lines }
}

/** A reviewed list of new consents: tried first, then written when the count is typed. */
async function releaseMany(
  session: Session,
  app: App,
  path: string,
  options: ReleaseOptions,
): Promise<Reply> {
  const { t } = session
  const list = await requestList(app, path, options)
  const run = (dryRun: boolean, confirmed: number): Promise<ConsentReport> =>
    runJob(session, app, 'optouts.consent', {
      list,
      dryRun,
      confirmed,
      onUnreadable: session.yes ? 'skip' : 'refuse',
      ...consentOf(options),
    })
  const { confirmCount } = options
  if (confirmCount === undefined) {
    const trial = await run(true, 0)
    const error = new AppError('release_needs_count', { count: trial.freed })
    const lines = [...manyLines(session, trial), t('ledger:release.how', { count: trial.freed })]
    return failure(session, error, { fields: { trial }, lines })
  }
  const report = await run(false, confirmCount)
  return { document: report, text: session.quiet ? [] : manyLines(session, report) }
}

function manyLines({ t }: Session, report: ConsentReport): string[] {
  const { freed, notOptedOut, notUnderstood, batch } = report
  return [
    t(batch === null ? 'ledger:release.would_free' : 'ledger:release.freed', { count: freed }),
    ...(notOptedOut > 0 ? [t('ledger:release.not_opted_out', { count: notOptedOut })] : []),
    ...(notUnderstood > 0 ? [t('cli:optout.left_out', { count: notUnderstood })] : []),
    ...(batch === null ? [] : [t('ledger:batch_made', { batch })]),
  ]
}

type Consent = Pick<
  MethodInput<'optouts.release'>,
  'scope' | 'layer' | 'note' | 'evidence' | 'evidenceFile' | 'notice' | 'happenedAt'
>

function consentOf(options: ReleaseOptions): Consent {
  const { scope, layer, reason, evidence, evidenceFile, notice, at } = options
  return {
    scope: scope ?? 'everything',
    layer: layer ?? 'own',
    note: reason,
    evidence,
    evidenceFile,
    notice,
    happenedAt: at ?? null,
  }
}
