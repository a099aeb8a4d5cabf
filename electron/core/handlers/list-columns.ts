import { createHash } from 'node:crypto'
import { z } from 'zod'
import { errorFamily, toAppError } from '../../../shared/errors.ts'
import { phoneColumnSchema, type Inspection } from '../../../shared/model.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'
import {
  forgetColumns,
  recallColumns,
  rememberColumns,
} from '../store/settings/remembered-columns.ts'

type Found = Omit<Inspection, 'place'>

const storedSchema = z.array(phoneColumnSchema).min(1)

export function listColumnHandlers({
  store,
  clock,
}: Context): Pick<Handlers, 'lists.rememberColumns' | 'lists.forgetColumns'> {
  return {
    'lists.rememberColumns'({ titles, phoneColumns }) {
      rememberColumns(store.db(), signatureOf(titles), JSON.stringify(phoneColumns), clock)
      return {}
    },
    'lists.forgetColumns': ({ titles }) => ({
      forgotten: forgetColumns(store.db(), titles === null ? null : signatureOf(titles)),
    }),
  }
}

/**
 * The phone columns that the operator chose for a list with these titles, if so. A choice whose
 * columns hold no phone at all this time is not followed: what fits the titles may not fit the cells.
 */
export function withRememberedColumns({ store }: Context, found: Found): Found {
  const { dialect, columns } = found
  if (!dialect.hasHeader) return found
  const titles = columns.map(({ name }) => name)
  const stored = recall(store, signatureOf(titles))
  if (stored === null) return found
  const phoneColumns = storedSchema.safeParse(JSON.parse(stored))
  if (!phoneColumns.success) return found
  const fits = phoneColumns.data.every(({ index }) => {
    const column = columns[index]
    return column !== undefined && (column.phoneShare > 0 || column.samples.length === 0)
  })
  if (!fits) return found
  return {
    ...found,
    phoneColumns: phoneColumns.data,
    confidence: 'certain',
    remembered: true,
    faults: found.faults.filter(({ code }) => code !== 'column_doubt'),
  }
}

/** A list can be looked at whatever state the ledger is in; who cleans it is told then. */
function recall(store: Context['store'], signature: string): string | null {
  try {
    return store.peek((db) => recallColumns(db, signature))
  } catch (thrown) {
    if (errorFamily(toAppError(thrown).code) === 'store') return null
    throw thrown
  }
}

/** A digest: the titles themselves are not kept, for a list without titles begins with somebody. */
function signatureOf(titles: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(titles)).digest('hex')
}
