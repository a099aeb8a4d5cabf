import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { FoundCertificate, Verification } from '../../shared/contract/certificates.ts'
import type { Country } from '../../shared/model.ts'
import { exitCodeOf } from './exit-codes.ts'
import { countryOption } from './options.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { countryFor, withApp } from './with-app.ts'

const ROWS_SHOWN = 20

interface VerifyOptions {
  readonly report?: string
  readonly country?: Country
}

export function addVerify(program: Command, session: Session): void {
  const { t } = session
  program
    .command('verify')
    .description(t('cleaning:verify.about'))
    .argument('<FILE>', t('cleaning:verify.file'))
    .option('--report <FILE>', t('cleaning:verify.report'))
    .addOption(countryOption(t))
    .action((file: string, options: VerifyOptions) =>
      withApp(session, async (app) => {
        const { report } = options
        const verification = await runJob(session, app, 'certificates.verify', {
          place: app.places.add(resolve(file)),
          report: report === undefined ? null : app.places.add(resolve(report)),
          reading: {},
          country: await countryFor(app, options.country),
        })
        answer(session, verifiedReply(session, verification))
      }),
    )
}

/** What is not as it was certified, or must not be sent any more, is for a person to decide. */
function verifiedReply(session: Session, verification: Verification): Reply {
  const { t } = session
  const { file, standing, certificates, since } = verification
  const sound = certificates.every(({ genuine, chain }) => genuine && chain !== 'broken')
  const blocked = since === null ? 0 : since.optedOut + since.possibleMatches
  return {
    document: verification,
    text: [
      t(`certificate:verify.${standing}`, { file: file.name }),
      ...certificates.flatMap((found) => certificateLines(session, found)),
      ...(since === null ? [] : ['', ...sinceLines(session, since, blocked)]),
    ],
    exitCode:
      standing === 'intact' && sound && blocked === 0 ? 0 : exitCodeOf('output_needs_confirmation'),
  }
}

function certificateLines({ t, locale }: Session, found: FoundCertificate): string[] {
  const { role, genuine, chain, report } = found
  const { operator, finishedAt } = report
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  const date = format.format(new Date(finishedAt))
  const what = role === 'input' ? t('certificate:verify.input') : t(`results:file.${role}`)
  return [
    operator === ''
      ? t('certificate:verify.found', { date, role: what })
      : t('certificate:verify.found_by', { date, operator, role: what }),
    t(genuine ? `certificate:verify.${chain}` : 'certificate:verify.forged'),
  ]
}

function sinceLines(
  { t, locale }: Session,
  { found }: NonNullable<Verification['since']>,
  blocked: number,
): string[] {
  if (blocked === 0) return [t('certificate:verify.since_none')]
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short' })
  const shown = found.slice(0, ROWS_SHOWN)
  return [
    t('certificate:verify.since', { count: blocked }),
    ...shown.map(
      ({ line, since }) =>
        `  ${t('certificate:verify.row', { row: line, date: day.format(new Date(since)) })}`,
    ),
    ...(blocked > shown.length
      ? [`  ${t('certificate:verify.more', { count: blocked - shown.length })}`]
      : []),
    t('certificate:verify.again'),
  ]
}
