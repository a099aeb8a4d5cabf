import type { StatusMeaning } from '../../../shared/contract/optouts.ts'
import { fold } from '../../../shared/optout-files/fold.ts'
import { meaningOf, type StatusColumn } from '../../../shared/optout-files/status-columns.ts'
import type { ListRecord } from '../reading/list.ts'

/** A column with more values than this is no status. */
const MOST_VALUES = 200
const LONGEST_VALUE = 200

export interface StatusReader {
  /** What the record says of its people: where any column says they are out, they are. */
  read(record: ListRecord): StatusMeaning
  /** The values met, the most frequent first. */
  values(): { value: string; count: number; meaning: StatusMeaning }[]
}

/**
 * Reads the columns that say who is out.
 *
 * @param optedOut the values that mean it, when the operator says so; all others then do not
 */
export function createStatusReader(
  columns: readonly StatusColumn[],
  optedOut: readonly string[] | undefined,
): StatusReader {
  const chosen = optedOut && new Set(optedOut.map(fold))
  const met = new Map<string, { value: string; count: number; meaning: StatusMeaning }>()

  function meaningIn(column: StatusColumn, cell: string): StatusMeaning {
    const value = cell.trim().slice(0, LONGEST_VALUE)
    const key = `${column.index}:${value}`
    const known = met.get(key)
    if (known) {
      known.count++
      return known.meaning
    }
    const meaning = chosen
      ? chosen.has(fold(value))
        ? 'opted_out'
        : 'not_opted_out'
      : meaningOf(column.kind, value)
    if (met.size < MOST_VALUES) met.set(key, { value: masked(value), count: 1, meaning })
    return meaning
  }

  return {
    read(record) {
      if (columns.length === 0) return 'opted_out'
      const meanings = columns.map((column) => meaningIn(column, record.cell(column.index)))
      if (meanings.includes('opted_out')) return 'opted_out'
      return meanings.includes('unclear') ? 'unclear' : 'not_opted_out'
    },
    values: () => [...met.values()].toSorted((one, other) => other.count - one.count),
  }
}

/** A value that could be somebody's number or address is not repeated. */
function masked(value: string): string {
  return /\d[\d\s().-]{5,}\d|@/.test(value) ? '…' : value
}
