import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Option, type Command } from 'commander'
import { conversionFormatSchema, type ConversionFormat } from '../../shared/contract/conversion.ts'
import { AppError } from '../../shared/errors.ts'
import { askingBeforeReplacing } from './confirm-replace.ts'
import { addReadingOptions, readingChoices, type ReadingOptions } from './reading-options.ts'
import { answer } from './reply.ts'
import { runJob } from './run-job.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'
import { withApp } from './with-app.ts'

interface ConvertOptions extends ReadingOptions {
  readonly to: ConversionFormat
  readonly out?: string
}

export function addConvert(program: Command, session: Session): void {
  const { t, json, yes: replace, quiet } = session
  const command = program
    .command('convert')
    .description(t('reading:convert.about'))
    .argument('<FILE>', t('reading:convert.file'))
    .addOption(
      new Option('--to <FORMAT>', t('reading:convert.to'))
        .choices(conversionFormatSchema.options)
        .makeOptionMandatory(),
    )
    .option('--out <FILE>', t('reading:convert.out'))
  addReadingOptions(command, t).action((path: string, { to, out, ...choices }: ConvertOptions) => {
    if (out === undefined && (json || (to === 'xlsx' && process.stdout.isTTY))) {
      throw new AppError('usage', { message: t('reading:convert.needs_out') })
    }
    return withApp(session, async (app) => {
      const { place, ...made } = await askingBeforeReplacing(
        runJob(session, app, 'lists.convert', {
          place: app.places.add(resolve(path)),
          reading: readingChoices(choices),
          to,
          target: out === undefined ? null : app.places.add(resolve(out)),
          replace,
        }),
      )
      const written = app.places.get(place).path
      if (out === undefined) {
        return await pipeline(createReadStream(written), process.stdout, { end: false })
      }
      const text = t('reading:convert.done', { count: made.rows, path: shownPath(written) })
      answer(session, { document: { path: written, ...made }, text: quiet ? [] : [text] })
    })
  })
}
