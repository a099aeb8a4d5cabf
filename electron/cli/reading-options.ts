import { InvalidArgumentError, Option, type Command } from 'commander'
import {
  delimiterSchema,
  encodingSchema,
  type Delimiter,
  type Encoding,
  type ReadingChoices,
} from '../../shared/model.ts'
import type { Translate } from '../../shared/locales/translator.ts'

/** How a file is to be read, where the operator knows better than the detection. */
export interface ReadingOptions {
  readonly dialectDelimiter?: Delimiter
  readonly dialectEncoding?: Encoding
  readonly dialectQuote?: '"' | "'" | ''
  readonly dialectNoHeader?: true
  readonly sheet?: string
  readonly repairAccents?: true
}

export function addReadingOptions(command: Command, t: Translate): Command {
  return command
    .addOption(
      new Option('--dialect-delimiter <MARK>', t('cleaning:option.delimiter')).argParser(
        parseDelimiter,
      ),
    )
    .addOption(
      new Option('--dialect-encoding <NAME>', t('cleaning:option.encoding')).argParser(
        (value: string): Encoding => oneOf(encodingSchema.options, value.toLowerCase()),
      ),
    )
    .addOption(
      new Option('--dialect-quote <MARK>', t('cleaning:option.quote')).argParser(parseQuote),
    )
    .option('--dialect-no-header', t('cleaning:option.no_header'))
    .option('--sheet <NAME>', t('cleaning:option.sheet'))
    .option('--repair-accents', t('cleaning:option.repair_accents'))
}

export function readingChoices(options: ReadingOptions): ReadingChoices {
  const { dialectDelimiter, dialectEncoding, dialectQuote, dialectNoHeader, sheet, repairAccents } =
    options
  return {
    ...(dialectDelimiter !== undefined && { delimiter: dialectDelimiter }),
    ...(dialectEncoding !== undefined && { encoding: dialectEncoding }),
    ...(dialectQuote !== undefined && { quote: dialectQuote }),
    ...(dialectNoHeader && { hasHeader: false }),
    ...(sheet !== undefined && { sheet }),
    ...(repairAccents && { repairAccents: true }),
  }
}

export function oneOf<const T extends string>(choices: readonly T[], value: string): T {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`)
  }
  return found
}

function parseDelimiter(value: string): Delimiter {
  const named: Readonly<Record<string, Delimiter>> = { tab: '\t', '\\t': '\t' }
  const delimiter = delimiterSchema.safeParse(named[value] ?? value)
  if (!delimiter.success) throw new InvalidArgumentError('')
  return delimiter.data
}

function parseQuote(value: string): '"' | "'" | '' {
  return oneOf(['"', "'", ''] as const, value === 'none' ? '' : value)
}
