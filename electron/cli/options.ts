import { InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { layerSchema, type Layer } from '../../shared/consent/layers.ts'
import {
  countrySchema,
  phoneModeSchema,
  reasonSchema,
  scopeSchema,
  sourceSchema,
} from '../../shared/model.ts'
import type { Country, Instant, Reason, Scope, Source } from '../../shared/model.ts'
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
export interface ConsentOptions {
  readonly scope?: Scope
  readonly layer?: Layer
  readonly reason?: Reason
  readonly source?: Source
  readonly note: string
  readonly evidence: string
  readonly evidenceFile: string
  readonly notice: string
  readonly at?: Instant
  readonly until?: Instant
}

export function consentOptions(t: Translate): readonly Option[] {
  return [
    scopeOption(t),
    new Option('--reason <REASON>', t('cli:option.reason')).choices(reasonSchema.options),
    new Option('--source <SOURCE>', t('cli:option.source')).choices(sourceSchema.options),
    new Option('--note <TEXT>', t('cli:option.note')).default(''),
    new Option('--evidence <TEXT>', t('ledger:option.evidence')).default(''),
    new Option('--evidence-file <PATH>', t('ledger:option.evidence_file')).default(''),
    new Option('--notice <VERSION>', t('ledger:option.notice')).default(''),
    new Option('--at <ISO>', t('cli:option.at')).argParser(parseInstant),
    new Option('--until <ISO>', t('ledger:option.until')).argParser(parseEndOf),
    layerOption(t),
  ]
}

export function scopeOption(t: Translate): Option {
  return new Option('--scope <SCOPE>', t('ledger:option.scope')).argParser(parseScope)
}

export function layerOption(t: Translate): Option {
  return new Option('--layer <LIST>', t('ledger:option.layer')).argParser(parseLayer)
}

/** `everything`, `marketing`, `topic:promoções`, `sender:5511…` with the digits in any spelling. */
export function parseScope(value: string): Scope {
  const [, sender] = /^sender:(.+)$/.exec(value) ?? []
  const text = sender === undefined ? value : `sender:${sender.replaceAll(/\D/g, '')}`
  const scope = scopeSchema.safeParse(text)
  if (!scope.success) throw new InvalidArgumentError('')
  return scope.data
}

export function parseLayer(value: string): Layer {
  const layer = layerSchema.safeParse(value)
  if (!layer.success) throw new InvalidArgumentError('')
  return layer.data
}

/** A bare date means its end: a block until Friday still holds on Friday. */
export function parseEndOf(value: string): Instant {
  return parseInstant(z.iso.date().safeParse(value).success ? `${value}T23:59:59` : value)
}

/** Collects an option that may be given several times. */
export function collecting<T>(parse: (value: string) => T) {
  return (value: string, previous: readonly T[]): readonly T[] => [...previous, parse(value)]
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
  const text = z.iso.date().safeParse(value).success
    ? `${value}T00:00:00`
    : value.replace(/(T\d\d:\d\d)(?=[Z+-])/, '$1:00')
  if (!dateTimeSchema.safeParse(text).success) throw new InvalidArgumentError('')
  return new Date(text).toISOString()
}
