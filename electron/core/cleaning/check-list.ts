import { AppError } from '../../../shared/errors.ts'
import { verdictCodes } from '../../../shared/model.ts'
import { accountedFor, noVerdicts } from '../../../shared/verdict.ts'
import { judgeRecords } from './judge-records.ts'
import { createTable } from './checked-table.ts'
import type { CheckedList, CleaningRequest, Hooks, LedgerView, ListFile } from './types.ts'
import { withList } from './with-list.ts'

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
    const counts = noVerdicts()
    const table = createTable()
    let read = 0
    for (const { record, verdict } of judgeRecords(
      source,
      request.country,
      ledger,
      'checking',
      hooks,
    )) {
      counts[verdict.code]++
      read++
      table.add(
        verdictCodes.indexOf(verdict.code),
        record.offset,
        record.line,
        verdict.code === 'duplicate' ? verdict.firstRow : 0,
      )
    }
    source.assertUnchanged()
    assertAddsUp(read, counts)
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
export function assertAddsUp(read: number, counts: CheckedList['counts']): void {
  const accounted = accountedFor(counts)
  if (accounted !== read) throw new AppError('counts_do_not_add_up', { read, accounted })
}
