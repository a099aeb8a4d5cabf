import type { Inspection, PhoneColumn } from '../../../shared/model.ts'
import type { Client } from '../../client.ts'

/**
 * Keeps the columns that somebody marked, for sheets with the very same titles; without any, forgets
 * them. Sheets without titles have nothing to be known by.
 */
export async function rememberColumns(
  client: Client,
  { dialect, columns }: Inspection,
  marked: readonly PhoneColumn[],
): Promise<void> {
  if (!dialect.hasHeader) return
  const titles = columns.map(({ name }) => name)
  await (marked.length === 0
    ? client.call('lists.forgetColumns', { titles })
    : client.call('lists.rememberColumns', { titles, phoneColumns: [...marked] }))
}
