import { judgeFast, suitsFast } from './fast/judge-fast.ts'
import { judgeRecords } from './judge-records.ts'
import type { RowSink, Tally } from './row-sink.ts'
import type { Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

/**
 * Judges a list by the fastest way that suits it. Rows of a workbook are written by their cells,
 * which the fast way does not know.
 */
export function judgeRows(
  source: ListToClean,
  ledger: LedgerView,
  phase: 'checking' | 'writing',
  hooks: Hooks,
  sink: RowSink,
): Tally {
  const byCells = source.workbook && phase === 'writing'
  const judge = suitsFast(source) && !byCells ? judgeFast : judgeRecords
  return judge(source, ledger, phase, hooks, sink)
}
