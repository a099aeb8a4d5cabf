import { InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { countrySchema, phoneModeSchema, reasonSchema, sourceSchema } from '../../shared/model.ts'
import type { Country, Instant, Source } from '../../shared/model.ts'
import type { Translate } from '../../shared/locales/translator.ts'

/** Options that several commands share. Each call makes a new one: commander keeps state in them. */

export function countryOption(t: Translate): Option {
  return new Option('--country <CODE>', t('cli:option.country')).argParser(parseCountry)
}

export function modeOption(t: Translate): Option {
  return new Option('--mode <MODE>', t('cli:option.mode')).choices(phoneModeSchema.options)
}

export function phoneColumnOption(t: Translate): Option {
  return new Option('--phone-column <NAME|N>', t('cli:option.phone_column'))
    .argParser((value: string, previous: readonly string[]) => [...previous, value])
    .default([])
}

export function stdinOption(t: Translate): Option {
  return new Option('--stdin', t('cli:option.stdin'))
}

/** What is recorded with an opt-out besides its number. */
export function consentOptions(t: Translate, source: Source): readonly Option[] {
  return [
    new Option('--reason <REASON>', t('cli:option.reason'))
      .choices(reasonSchema.options)
      .default('not_stated'),
    new Option('--source <SOURCE>', t('cli:option.source'))
      .choices(sourceSchema.options)
      .default(source),
    new Option('--note <TEXT>', t('cli:option.note')).default(''),
    new Option('--at <ISO>', t('cli:option.at')).argParser(parseInstant),
  ]
}

function parseCountry(value: string): Country {
  const country = countrySchema.safeParse(value.toUpperCase())
  if (!country.success) throw new InvalidArgumentError('')
  return country.data
}

const dateTimeSchema = z.iso.datetime({ local: true, offset: true })

/**
 * An ISO 8601 date, or date and time, as the UTC instant that the ledger stores. Without an offset
 * it is the time of this computer; a bare date is its midnight, not the one of Greenwich.
 */
export function parseInstant(value: string): Instant {
  const text = z.iso.date().safeParse(value).success ? `${value}T00:00:00` : value
  if (!dateTimeSchema.safeParse(text).success) throw new InvalidArgumentError('')
  return new Date(text).toISOString()
}
