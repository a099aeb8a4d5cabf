import { resolve } from 'node:path'
import type { Command } from 'commander'
import { delimiterName } from '../../shared/delimiter-name.ts'
import { mask } from '../../shared/mask.ts'
import type { Country, Fault, Inspection } from '../../shared/model.ts'
import { countryOption } from './options.ts'
import { addReadingOptions, readingChoices, type ReadingOptions } from './reading-options.ts'
import { answer, type Reply } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { countryFor, withApp } from './with-app.ts'

interface InspectOptions extends ReadingOptions {
  readonly country?: Country
}

export function addInspect(program: Command, session: Session): void {
  const { t } = session
  const command = program
    .command('inspect')
    .description(t('cli:inspect.about'))
    .argument('<FILE>', t('cli:inspect.file'))
  addReadingOptions(command, t)
    .addOption(countryOption(t))
    .action(async (path: string, { country: given, ...options }: InspectOptions) => {
      const found = await withApp(session, async (app) => {
        const place = app.places.add(resolve(path))
        const country = await countryFor(app, given)
        const reading = readingChoices(options)
        return await runJob(session, app, 'lists.survey', { place, reading, country })
      })
      answer(session, replyOf(session, path, found))
    })
}

function replyOf(session: Session, path: string, found: Inspection): Reply {
  const { dialect, phoneColumns, columns } = found
  const chosen = new Map(phoneColumns.map(({ index, mode }) => [index, mode]))
  return {
    document: {
      path: resolve(path),
      name: found.name,
      size: found.size,
      kind: found.kind,
      sheets: found.sheets,
      sheet: found.sheet,
      ...dialect,
      quote: dialect.quote === '' ? null : dialect.quote,
      escape: dialect.escape === '' ? null : dialect.escape,
      headerRow: dialect.hasHeader ? dialect.preamble + 1 : null,
      records: found.records,
      columns: columns.map(({ samples, ...column }) => ({
        ...column,
        samples: samples.map(mask),
      })),
      phoneColumns: [...chosen].map(([index, mode]) => ({
        index,
        name: columns[index]?.name ?? '',
        mode,
      })),
      confidence: found.confidence,
      remembered: found.remembered,
      faults: found.faults.map((fault) => ({ ...fault, message: wordsOf(session, fault) })),
    },
    text: linesOf(session, found),
  }
}

function linesOf(session: Session, found: Inspection): string[] {
  const { t, locale } = session
  const { dialect, columns, phoneColumns } = found
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const named = (index: number) =>
    columns[index]?.name || t('lists:column.unnamed', { position: index + 1 })
  const phones = phoneColumns.map(({ index }) => named(index))
  return [
    t('cli:inspect.kind', { file: found.name, kind: t(`lists:kind.${found.kind}`) }),
    t('cli:inspect.reading', {
      delimiter: delimiterName(dialect.delimiter, t),
      accents: t(`lists:encoding.${dialect.encoding}`),
      header: t(dialect.hasHeader ? 'lists:header.yes' : 'lists:header.no'),
    }),
    t('cli:inspect.records', { count: found.records ?? 0 }),
    '',
    t('cli:inspect.columns'),
    ...columns.map(({ index, phoneShare }) =>
      t('cli:inspect.column', {
        position: index + 1,
        name: named(index),
        share: percent.format(phoneShare),
      }),
    ),
    t('cli:inspect.phones', {
      columns: phones.length === 0 ? '—' : new Intl.ListFormat(locale).format(phones),
      confidence: t(`lists:confidence.${found.confidence}`),
    }),
    '',
    ...(found.faults.length === 0
      ? [t('cli:inspect.sound')]
      : [t('cli:inspect.faults'), ...found.faults.map((fault) => `  ${wordsOf(session, fault)}`)]),
  ]
}

function wordsOf({ t }: Session, { code, line, params }: Fault): string {
  return t(`lists:fault.${code}`, { ...params, line: line ?? 0 })
}
