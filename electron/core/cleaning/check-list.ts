import { AppError } from '../../../shared/errors.ts'
import { accountedFor } from '../../../shared/verdict.ts'
import { createTable } from './checked-table.ts'
import { judgeRows } from './judge-rows.ts'
import type { Tally } from './row-sink.ts'
import type { CheckedList, CleaningRequest, Hooks, LedgerView, ListFile } from './types.ts'
import { withList } from './with-list.ts'

const nothing = () => {}

/**
 * Judges a list without writing anything: how many rows have which fate, and where each row is, so
 * that any page of them can be shown at once.
 *
 * @throws AppError of reading, `no_phone_column`, `file_changed_while_reading`, `cancelled`
 */
export function checkList(
  file: ListFile,
  request: CleaningRequest,
  ledger: LedgerView,
  hooks: Hooks,
): CheckedList {
  return withList(file, request, (source) => {
    const table = createTable()
    const tally = judgeRows(source, ledger, 'checking', hooks, {
      judged: table.add,
      kept: nothing,
      removed: nothing,
    })
    assertAddsUp(tally)
    source.assertUnchanged()
    const { read, counts } = tally
    return {
      read,
      counts,
      phoneColumns: source.phoneColumns,
      country: request.country,
      size: source.list.size,
      modifiedMs: source.modifiedMs,
      ...table.finish(),
    }
  })
}

/** @throws AppError `counts_do_not_add_up` when a row has no fate, or two */
export function assertAddsUp({ read, counts }: Tally): void {
  const accounted = accountedFor(counts)
  if (accounted !== read) throw new AppError('counts_do_not_add_up', { read, accounted })
}
