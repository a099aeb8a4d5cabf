import type { Locale, VerdictCounts } from '../../../shared/model.ts'
import type { Translate } from '../../../shared/locales/translator.ts'
import { noVerdicts } from '../../../shared/verdict.ts'
import { verdictWords } from '../../../shared/verdict-words.ts'
import { judgeRecords } from './judge-records.ts'
import type { PendingFile } from './pending-file.ts'
import { createRowExtender } from './removed-rows.ts'
import type { CleaningRequest, Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

interface Destinations {
  readonly clean: PendingFile
  readonly removed: PendingFile
}

/**
 * Writes every row of a list to the file of its fate: kept rows byte for byte, the others with
 * their row number, code, reason, what matched and since when.
 *
 * @returns the rows read, and how many met each fate
 */
export function sortRows(
  source: ListToClean,
  request: CleaningRequest,
  ledger: LedgerView,
  { clean, removed }: Destinations,
  { translate, locale }: { readonly translate: Translate; readonly locale: Locale },
  hooks: Hooks,
): { read: number; counts: VerdictCounts } {
  const { dialect, header, headerBytes } = source.list
  const headerRows = dialect.hasHeader ? 1 : 0
  const words = verdictWords(translate, locale, headerRows)
  const extender = createRowExtender(dialect, header.length)
  const counts = noVerdicts()
  let read = 0

  clean.write(headerBytes)
  removed.write(extender.header(headerBytes, addedColumns(translate)))
  for (const judged of judgeRecords(source, request.country, ledger, 'writing', hooks)) {
    const { record, verdict } = judged
    read++
    counts[verdict.code]++
    if (verdict.code === 'kept') {
      clean.write(record.bytes)
    } else {
      const { reason, matched, since } = words(verdict)
      const row = String(record.row + headerRows)
      removed.write(extender.row(record, [row, verdict.code, reason, matched, since]))
    }
  }
  return { read, counts }
}

function addedColumns(translate: Translate): string[] {
  return [
    translate('report:column_row'),
    translate('report:column_code'),
    translate('report:column_reason'),
    translate('report:column_matched'),
    translate('report:column_since'),
  ]
}
