import type { SuppressionFilter } from '../../../shared/contract/optouts.ts'

/** Everything that narrows the list, but the search, which has a field of its own. */
export type Filter = Omit<SuppressionFilter, 'search'>

export const noFilter: Filter = {
  reasons: [],
  sources: [],
  scopes: [],
  layers: [],
  batch: null,
  from: null,
  to: null,
  asOf: null,
}

/** How many of its parts narrow anything. */
export function countFilters(filter: Filter): number {
  const chosen = [filter.reasons, filter.sources, filter.scopes, filter.layers]
  const moments = [filter.from, filter.to, filter.asOf, filter.batch]
  return (
    chosen.filter((values) => values.length > 0).length +
    moments.filter((moment) => moment !== null).length
  )
}
