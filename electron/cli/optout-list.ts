import { resolve } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import type { MethodOutput } from '../../shared/contract.ts'
import type { App } from '../core/app.ts'
import { askingBeforeReplacing } from './confirm-replace.ts'
import { answer } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { jsonArray, streamOut } from './stream-out.ts'
import { ask, withApp } from './with-app.ts'

const ENTRIES_A_PAGE = 500

interface ListOptions {
  readonly search: string
  readonly limit: number
}
type Page = MethodOutput<'optouts.list'>
type Entry = Page['entries'][number]

export function addOptoutList(optout: Command, session: Session): void {
  const { t } = session
  optout
    .command('list')
    .description(t('cli:optout.list'))
    .option('--search <TEXT>', t('cli:optout.search'), '')
    .option('--limit <N>', t('cli:optout.limit'), parseLimit, Infinity)
    .action((options: ListOptions) =>
      withApp(session, async (app) => {
        const first = await page(app, options, null)
        const entries = entriesFrom(app, options, first)
        await streamOut(session.json ? listDocument(first.total, entries) : rows(session, entries))
      }),
    )
}

export function addOptoutExport(optout: Command, session: Session): void {
  const { t, locale, yes: replace, quiet } = session
  optout
    .command('export')
    .description(t('cli:optout.export'))
    .argument('[FILE]', t('cli:optout.export_file', { name: t('cli:optout.export_name') }))
    .action((file = t('cli:optout.export_name')) =>
      withApp(session, async (app) => {
        const target = app.places.add(resolve(file))
        const { place, ...made } = await askingBeforeReplacing(
          runJob(session, app, 'optouts.export', { target, replace, locale }),
        )
        const { path } = app.places.get(place)
        const line = t('cli:optout.exported', { count: made.rows, path: shownPath(path) })
        answer(session, { document: { path, ...made }, text: quiet ? [] : [line] })
      }),
    )
}

function page(app: App, { search, limit }: ListOptions, after: string | null): Promise<Page> {
  return ask(app, 'optouts.list', { search, after, limit: Math.min(limit, ENTRIES_A_PAGE) })
}

/** Every entry, page after page, up to the limit. */
async function* entriesFrom(app: App, options: ListOptions, first: Page): AsyncGenerator<Entry> {
  let left = options.limit
  for (let current: Page | null = first; current;) {
    for (const entry of current.entries) {
      if (left-- === 0) return
      yield entry
    }
    current = current.next === null ? null : await page(app, options, current.next)
  }
}

async function* listDocument(total: number, entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  yield `{"total":${total},"entries":`
  yield* jsonArray(entries)
  yield '}\n'
}

async function* rows({ locale }: Session, entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short' })
  for await (const { display, since, note } of entries) {
    yield `${[display, day.format(new Date(since)), note].join('\t').trimEnd()}\n`
  }
}

function parseLimit(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('')
  return Number(value)
}
