import type { Command } from 'commander'
import type { ListRequest } from '../../shared/contract.ts'
import type { PreflightReport } from '../../shared/contract/preflight.ts'
import type { App } from '../core/app.ts'
import { cleanOne } from './clean-one.ts'
import {
  addCleanOptions,
  refuseContradictions,
  rulesOf,
  type CleanOptions,
} from './clean-options.ts'
import { withPipe } from './clean-pipe.ts'
import { requestList } from './list-request.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { summaryLines } from './summary.ts'
import { watchFolder } from './watch.ts'
import { ask, withApp } from './with-app.ts'

export function addClean(program: Command, session: Session): void {
  const { t } = session
  const command = program
    .command('clean')
    .description(t('cli:clean.about'))
    .argument('[LIST...]', t('cleaning:list'))
  addCleanOptions(command, session).action(async (paths: string[], options: CleanOptions) => {
    refuseContradictions(session, paths, options)
    const { watch } = options
    if (watch !== undefined) {
      return withApp(session, (app) => watchFolder(session, app, watch, options))
    }
    const run = options.dryRun ? tryOut : cleanOne
    answer(
      session,
      await withApp(session, async (app) => {
        const [path = ''] = paths
        if (path === '-' || options.clean === '-') return withPipe(session, app, path, options, run)
        const replies: Reply[] = []
        for (const each of paths) replies.push(await run(session, app, each, options))
        return together(replies)
      }),
    )
  })
}

/** One list is answered by its own document, several by an array of theirs, in the order given. */
function together(replies: readonly Reply[]): Reply {
  const [only, second] = replies
  if (only && !second) return only
  return {
    document: replies.map(({ document }) => document),
    text: replies.flatMap(({ text }, index) => (index === 0 ? text : ['', ...text])),
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
  const request = { ...list, rules: rulesOf(options) }
  const { read, counts, phoneColumns } = await runJob(session, app, 'lists.check', request)
  const { name } = app.places.get(list.place)
  const forWeni = options.format.some((format) => format.startsWith('weni'))
  const preflight = forWeni ? await preflightOf(session, app, list, options) : null
  return {
    document: {
      dryRun: true,
      input: { path, name, phoneColumns },
      counts: { read, ...counts },
      ...(preflight !== null && { preflight }),
    },
    text: [
      ...summaryLines(session, name, read, counts),
      '',
      ...(preflight === null ? [] : [...preflightLines(session, preflight), '']),
      session.t('cli:clean.nothing_written'),
    ],
  }
}

/** What Weni would make of the list as it is. */
async function preflightOf(
  session: Session,
  app: App,
  { place, reading }: ListRequest,
  { maxRecords }: CleanOptions,
): Promise<PreflightReport> {
  const { recordsPerFile } = await ask(app, 'settings.get', {})
  const request = { place, reading, maxRecords: maxRecords ?? recordsPerFile }
  return await runJob(session, app, 'preflight.file', request)
}

function preflightLines({ t }: Session, { refused, findings }: PreflightReport): string[] {
  return [
    t(refused ? 'cleaning:weni.original_refused' : 'cleaning:weni.original_taken'),
    ...findings.map(
      ({ code, row, column, count }) => `  ${t(`weni:${code}`, { row: row ?? 0, column, count })}`,
    ),
  ]
}
