import type { Suppression } from '../../../shared/model.ts'
import { nameJoin } from './accounts.ts'
import type { ReadDb } from './handle.ts'
import { all, value } from './sql.ts'
import { selectSuppressions, suppressionOf, type SuppressionRow } from './suppression.ts'

export interface SuppressionQuery {
  readonly search: string
  /** `next` of the page before; `null` for the first page. */
  readonly after: string | null
  readonly limit: number
}

export interface SuppressionPage {
  readonly total: number
  readonly entries: Suppression[]
  readonly next: string | null
}

interface Filter {
  readonly where: string
  readonly values: readonly (string | number)[]
}

/**
 * The suppressed accounts, latest entry first, a page at a time.
 *
 * @param query `search`: any run of digits of a number, however it is punctuated, or words of what
 * was written, noted or named
 */
export function searchSuppressions(db: ReadDb, query: SuppressionQuery): SuppressionPage {
  const { where, values } = filterOf(query.search.trim())
  const before = query.after === null ? Number.MAX_SAFE_INTEGER : Number(query.after)
  const rows = all<SuppressionRow>(
    db,
    `${selectSuppressions} WHERE (${where}) AND s.entry < ? ORDER BY s.entry DESC LIMIT ?`,
    ...values,
    before,
    query.limit,
  )
  const total = value<number>(
    db,
    `SELECT count(*) FROM suppression s JOIN event e ON e.id = s.entry
     JOIN batch b ON b.id = e.batch ${nameJoin('s')} WHERE ${where}`,
    ...values,
  )
  const last = rows.length < query.limit ? undefined : rows.at(-1)
  return {
    total,
    entries: rows.map((row) => suppressionOf(db, row)),
    next: last === undefined ? null : String(last.entry),
  }
}

function filterOf(search: string): Filter {
  if (search === '') return { where: 'true', values: [] }
  if (/^[\d\s()+./-]*\d[\d\s()+./-]*$/.test(search)) {
    const digits = search.replaceAll(/\D/g, '')
    return { where: `s.account > 0 AND s.account LIKE '%' || ? || '%'`, values: [digits] }
  }
  const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const texts = ['e.written', 'b.note', `ifnull(named.value, '')`]
  return {
    where: texts.map((text) => `${text} LIKE ? ESCAPE '\\'`).join(' OR '),
    values: texts.map(() => pattern),
  }
}
