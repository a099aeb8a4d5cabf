import { resolve } from 'node:path'
import type { ListRequest } from '../../shared/contract.ts'
import type { Country } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { choosePhoneColumns } from './phone-columns.ts'
import { ask, countryFor } from './with-app.ts'

export interface ListOptions {
  readonly phoneColumn: readonly string[]
  readonly country?: Country
}

/**
 * A file as the core wants it. Columns that the operator named are looked up in the file's header;
 * without any, the core finds them, and refuses when it is in doubt.
 *
 * @throws AppError `phone_column_not_found`, or why the file cannot be read
 */
export async function requestList(
  app: App,
  path: string,
  { phoneColumn, country: given }: ListOptions,
): Promise<ListRequest> {
  const place = app.places.add(resolve(path))
  const country = await countryFor(app, given)
  const reading = {}
  if (phoneColumn.length === 0) return { place, reading, phoneColumns: null, country }
  const { columns, name } = await ask(app, 'lists.inspect', { place, reading, country })
  return { place, reading, phoneColumns: choosePhoneColumns(columns, phoneColumn, name), country }
}
