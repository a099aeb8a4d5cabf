import { resolve } from 'node:path'
import type { ListRequest } from '../../shared/contract.ts'
import type { Country } from '../../shared/model.ts'
import type { App } from '../core/app.ts'
import { choosePhoneColumns } from './phone-columns.ts'
import { readingChoices, type ReadingOptions } from './reading-options.ts'
import { ask, countryFor } from './with-app.ts'

export interface ListOptions extends ReadingOptions {
  readonly phoneColumn: readonly string[]
  readonly country?: Country
}

/**
 * A file as the core wants it. Columns that the operator named are looked up in the file's header;
 * without any, the core finds them, and refuses when it is in doubt.
 *
 * @param name what the file is called, when that is not the last part of its path
 * @throws AppError `phone_column_not_found`, or why the file cannot be read
 */
export async function requestList(
  app: App,
  path: string,
  options: ListOptions,
  name?: string,
): Promise<ListRequest> {
  const { phoneColumn, country: given } = options
  const place = app.places.add(resolve(path), name === undefined ? {} : { name })
  const country = await countryFor(app, given)
  const reading = readingChoices(options)
  if (phoneColumn.length === 0) return { place, reading, phoneColumns: null, country }
  const found = await ask(app, 'lists.inspect', { place, reading, country })
  const phoneColumns = choosePhoneColumns(found.columns, phoneColumn, found.name)
  return { place, reading, phoneColumns, country }
}
