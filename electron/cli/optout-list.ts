import type { Command } from 'commander'
import type { Listed, SuppressionFilter } from '../../shared/contract/optouts.ts'
import type { MethodOutput } from '../../shared/contract.ts'
import type { App } from '../core/app.ts'
import { batchesReply } from './batch-lines.ts'
import { entryWords } from './entry-line.ts'
import { addFilterOptions, filterFrom, type FilterOptions } from './list-filter.ts'
import { parseNumber } from './parse-number.ts'
import { answer } from './reply.ts'
import type { Session } from './session.ts'
import { jsonArray, streamOut } from './stream-out.ts'
import { ask, withApp } from './with-app.ts'

const ENTRIES_A_PAGE = 500

interface ListOptions extends FilterOptions {
  readonly limit: number
  readonly batches?: true
  readonly saveView?: string
  readonly removeView?: string
  readonly views?: true
}
type Page = MethodOutput<'optouts.list'>

export function addOptoutList(optout: Command, session: Session): void {
  const { t } = session
  const command = optout
    .command('list')
    .alias('search')
    .description(t('cli:optout.list'))
    .argument('[TEXT]', t('cli:optout.search'))
  addFilterOptions(command, session)
    .option('--limit <N>', t('cli:optout.limit'), parseNumber, Infinity)
    .option('--batches', t('ledger:option.batches'))
    .option('--views', t('ledger:option.views'))
    .option('--save-view <NAME>', t('ledger:option.save_view'))
    .option('--remove-view <NAME>', t('ledger:option.remove_view'))
    .action((text: string | undefined, options: ListOptions) =>
      withApp(session, async (app) => {
        if (options.batches) return answer(session, await batchesReply(session, app, options.limit))
        if (options.removeView !== undefined) {
          await ask(app, 'views.remove', { name: options.removeView })
        }
        if (options.views || options.removeView !== undefined) return listViews(session, app)
        const filter = await filterFrom(session, app, {
          ...options,
          ...(text !== undefined && { search: text }),
        })
        if (options.saveView !== undefined) {
          await ask(app, 'views.save', { name: options.saveView, filter })
        }
        return list(session, app, filter, options.limit)
      }),
    )
}

async function listViews(session: Session, app: App): Promise<void> {
  const views = await ask(app, 'views.list', {})
  answer(session, { document: views, text: views.map(({ name }) => name) })
}

async function list(
  session: Session,
  app: App,
  filter: SuppressionFilter,
  limit: number,
): Promise<void> {
  const first = await page(app, filter, limit, null)
  const entries = entriesFrom(app, filter, limit, first)
  if (session.json) return streamOut(listDocument(first, entries))
  await streamOut(rows(session, entries))
  if (first.hidden === 0) return
  process.stderr.write(`${session.t('ledger:hidden', { count: first.hidden })}\n`)
}

function page(
  app: App,
  filter: SuppressionFilter,
  limit: number,
  after: string | null,
): Promise<Page> {
  return ask(app, 'optouts.list', { ...filter, after, limit: Math.min(limit, ENTRIES_A_PAGE) })
}

/** Every entry, page after page, up to the limit. */
async function* entriesFrom(
  app: App,
  filter: SuppressionFilter,
  limit: number,
  first: Page,
): AsyncGenerator<Listed> {
  let left = limit
  for (let current: Page | null = first; current;) {
    for (const entry of current.entries) {
      if (left-- === 0) return
      yield entry
    }
    current = current.next === null ? null : await page(app, filter, limit, current.next)
  }
}

async function* listDocument(
  { total, totalIsMinimum, hidden }: Page,
  entries: AsyncIterable<Listed>,
): AsyncGenerator<string> {
  yield `{"total":${total},"totalIsMinimum":${totalIsMinimum},"hidden":${hidden},"entries":`
  yield* jsonArray(entries)
  yield '}\n'
}

async function* rows(session: Session, entries: AsyncIterable<Listed>): AsyncGenerator<string> {
  const day = new Intl.DateTimeFormat(session.locale, { dateStyle: 'short' })
  for await (const entry of entries) {
    const { display, personName, since, note } = entry
    const cells = [
      display,
      personName,
      day.format(new Date(since)),
      ...entryWords(session, entry),
      note,
    ]
    yield `${cells.join('\t').trimEnd()}\n`
  }
}
