import { InvalidArgumentError, Option, type Command } from 'commander'
import { suppressionFilterSchema, type SuppressionFilter } from '../../shared/contract/optouts.ts'
import type { Layer } from '../../shared/consent/layers.ts'
import { AppError } from '../../shared/errors.ts'
import {
  reasonSchema,
  sourceSchema,
  type Instant,
  type Reason,
  type Scope,
  type Source,
} from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { collecting, parseEndOf, parseInstant, parseLayer, parseScope } from './options.ts'
import { parseNumber } from './parse-number.ts'
import type { Session } from './session.ts'
import { ask } from './with-app.ts'

export interface FilterOptions {
  readonly search?: string
  readonly reason: readonly Reason[]
  readonly source: readonly Source[]
  readonly scope: readonly Scope[]
  readonly layer: readonly Layer[]
  readonly batch?: number
  readonly from?: Instant
  readonly to?: Instant
  readonly asOf?: Instant
  readonly view?: string
}

/** Adds the options that say which people of the list are meant. */
export function addFilterOptions(command: Command, { t }: Session): Command {
  return command
    .option('--search <TEXT>', t('cli:optout.search'))
    .addOption(
      new Option('--reason <REASON>', t('ledger:filter.reason'))
        .argParser(collecting(oneOf(reasonSchema.options)))
        .default([]),
    )
    .addOption(
      new Option('--source <SOURCE>', t('ledger:filter.source'))
        .argParser(collecting(oneOf(sourceSchema.options)))
        .default([]),
    )
    .option('--scope <SCOPE>', t('ledger:filter.scope'), collecting(parseScope), [])
    .option('--layer <LIST>', t('ledger:filter.layer'), collecting(parseLayer), [])
    .option('--batch <N>', t('ledger:filter.batch'), parseNumber)
    .option('--from <ISO>', t('ledger:filter.from'), parseInstant)
    .option('--to <ISO>', t('ledger:filter.to'), parseEndOf)
    .option('--as-of <ISO>', t('ledger:filter.as_of'), parseEndOf)
    .option('--view <NAME>', t('ledger:filter.view'))
}

/**
 * The filter that the options mean: a saved view, and what is given besides it.
 *
 * @throws AppError `usage` for a view that does not exist
 */
export async function filterFrom(
  { t }: Session,
  app: App,
  options: FilterOptions,
): Promise<SuppressionFilter> {
  const view = options.view === undefined ? null : await findView(app, options.view)
  if (options.view !== undefined && view === null) {
    throw new AppError('usage', { message: t('ledger:view.missing', { name: options.view }) })
  }
  const { reason, source, scope, layer } = options
  return {
    ...(view ?? suppressionFilterSchema.parse({})),
    ...(options.search !== undefined && { search: options.search }),
    ...(reason.length > 0 && { reasons: [...reason] }),
    ...(source.length > 0 && { sources: [...source] }),
    ...(scope.length > 0 && { scopes: [...scope] }),
    ...(layer.length > 0 && { layers: [...layer] }),
    ...(options.batch !== undefined && { batch: options.batch }),
    ...(options.from !== undefined && { from: options.from }),
    ...(options.to !== undefined && { to: options.to }),
    ...(options.asOf !== undefined && { asOf: options.asOf }),
  }
}

async function findView(app: App, name: string): Promise<SuppressionFilter | null> {
  const views = await ask(app, 'views.list', {})
  return views.find((view) => view.name === name.trim())?.filter ?? null
}

function oneOf<T extends string>(choices: readonly T[]): (value: string) => T {
  return (value) => {
    const found = choices.find((choice) => choice === value)
    if (found === undefined) {
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`)
    }
    return found
  }
}
