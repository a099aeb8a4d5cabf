import { dirname, join, resolve } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { MethodInput } from '../../shared/contract.ts'
import { packPartSchema, type PackPart } from '../../shared/contract/cleaning.ts'
import { AppError } from '../../shared/errors.ts'
import {
  listFormatSchema,
  scopeSchema,
  templateCategorySchema,
  type ListFormat,
  type Scope,
  type TemplateCategory,
} from '../../shared/model.ts'
import { RECORDS_CEILING } from '../../shared/weni/rules.ts'
import { stemOf } from '../core/cleaning/output-names.ts'
import type { ListOptions } from './list-request.ts'
import { countryOption, parseEndOf, phoneColumnOption } from './options.ts'
import { addReadingOptions, oneOf } from './reading-options.ts'
import type { Session } from './session.ts'
import { shownPath } from './shown-path.ts'

export interface CleanOptions extends ListOptions {
  readonly outDir?: string
  readonly clean?: string
  readonly removed?: string
  readonly review?: string
  readonly report?: string
  readonly certificate?: true
  readonly format: readonly ListFormat[]
  readonly pack: readonly PackChoice[]
  readonly maxRecords?: number
  readonly scope: readonly Scope[]
  readonly requireOptIn?: true
  readonly asOf?: string
  readonly maxPerWeek?: number
  readonly keepDuplicates?: true
  readonly category?: TemplateCategory
  readonly dryRun?: true
  readonly watch?: string
}

type PackChoice = 'verdicts' | 'zip'

const several = <T>(value: T, previous: readonly T[]) => [...previous, value]

export function addCleanOptions(command: Command, { t }: Session): Command {
  command
    .option('--out-dir <DIR>', t('cli:clean.out_dir'))
    .option('--clean <FILE>', t('cli:clean.clean'))
    .option('--removed <FILE>', t('cli:clean.removed'))
    .option('--review <FILE>', t('cleaning:option.review'))
    .option('--report <FILE>', t('cli:clean.report'))
    .option('--certificate', t('cleaning:option.certificate'))
    .addOption(
      new Option(
        `--format <FORMAT>`,
        `${t('cleaning:option.format')} (${listFormatSchema.options.join(', ')})`,
      )
        .argParser((value: string, before: readonly ListFormat[]) =>
          several(oneOf(listFormatSchema.options, value), before),
        )
        .default([]),
    )
    .addOption(
      new Option('--pack <WHAT>', `${t('cleaning:option.pack')} (verdicts, zip)`)
        .argParser((value: string, before: readonly PackChoice[]) =>
          several(oneOf(['verdicts', 'zip'] as const, value), before),
        )
        .default([]),
    )
    .option('--max-records <N>', t('cleaning:option.max_records'), parseCount(RECORDS_CEILING))
    .addOption(
      new Option('--scope <SCOPE>', t('cleaning:option.scope'))
        .argParser((value: string, before: readonly Scope[]) => several(parseScope(value), before))
        .default([]),
    )
    .option('--require-opt-in', t('cleaning:option.require_opt_in'))
    .option('--as-of <ISO>', t('cleaning:option.as_of'), parseEndOf)
    .option('--max-per-week <N>', t('cleaning:option.max_per_week'), parseCount(99))
    .option('--keep-duplicates', t('cleaning:option.keep_duplicates'))
    .addOption(
      new Option('--category <CATEGORY>', t('cleaning:option.category')).choices(
        templateCategorySchema.options,
      ),
    )
    .addOption(phoneColumnOption(t))
    .addOption(countryOption(t))
    .option('--dry-run', t('cli:clean.dry_run'))
    .option('--watch <DIR>', t('cleaning:option.watch'))
  return addReadingOptions(command, t)
}

/** What decides the rows, from the options. */
export function rulesOf(options: CleanOptions): MethodInput<'lists.check'>['rules'] {
  return {
    scopes: options.scope.filter((scope) => scope.includes(':')),
    requireOptIn: options.requireOptIn === true,
    maxPerWeek: options.maxPerWeek ?? null,
    keepDuplicates: options.keepDuplicates === true,
    asOf: options.asOf ?? null,
  }
}

/**
 * Which files are to be made. Files that were given a name are made in any case; into a pipe goes
 * the clean list alone, unless others were asked for.
 */
export function partsOf(options: CleanOptions, piped: boolean): PackPart[] {
  const usual: PackPart[] = piped ? ['clean'] : ['clean', 'removed', 'report']
  const named: PackPart[] = [
    ...(options.removed === undefined ? [] : (['removed'] as const)),
    ...(options.review === undefined ? [] : (['review'] as const)),
    ...(options.report === undefined ? [] : (['report'] as const)),
    ...(options.certificate ? (['certificate'] as const) : []),
    ...(options.pack.includes('verdicts') ? (['verdicts'] as const) : []),
  ]
  return packPartSchema.options.filter((part) => usual.includes(part) || named.includes(part))
}

/** @throws AppError `usage` when options do not go together */
export function refuseContradictions(
  { t }: Session,
  inputs: readonly string[],
  options: CleanOptions,
): void {
  const named = (['clean', 'removed', 'review', 'report'] as const).filter(
    (name) => options[name] !== undefined,
  )
  const refuse = (message: string) => {
    throw new AppError('usage', { message: `${message} ${t('cli:usage.see_help')}` })
  }
  if (options.watch !== undefined && inputs.length > 0) refuse(t('cleaning:usage.watch_alone'))
  if (options.watch === undefined && inputs.length === 0) refuse(t('cleaning:usage.no_list'))
  const lists = options.watch === undefined ? inputs.length : Infinity
  if (lists > 1 && named.length > 0) {
    refuse(t('cleaning:usage.names_a_single_file', { option: `--${named[0]}` }))
  }
  if (lists > 1 && inputs.includes('-')) refuse(t('cleaning:usage.pipe_alone'))
  const alike = withSameResults(inputs, options)
  if (alike !== null) refuse(t('cleaning:usage.same_results', alike))
}

/** Two lists of one command whose files would bear one name: with `--yes` the second would replace the first's. */
function withSameResults(inputs: readonly string[], { outDir, dryRun }: CleanOptions) {
  const seen = new Map<string, string>()
  if (dryRun) return null
  for (const second of inputs) {
    const name = stemOf(second)
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .toLowerCase()
    const place = join(resolve(outDir ?? dirname(second)), name)
    const first = seen.get(place)
    if (first !== undefined) return { first: shownPath(first), second: shownPath(second) }
    seen.set(place, second)
  }
  return null
}

function parseScope(value: string): Scope {
  const scope = scopeSchema.safeParse(value)
  if (!scope.success) throw new InvalidArgumentError('')
  return scope.data
}

function parseCount(max: number): (value: string) => number {
  return (value) => {
    const count = Number(value)
    if (!/^\d+$/.test(value) || count < 1 || count > max) throw new InvalidArgumentError('')
    return count
  }
}
