import type { Translate } from '../../../shared/locales/translator.ts'
import type { Locale } from '../../../shared/model.ts'
import { verdictWords } from '../../../shared/verdict-words.ts'
import { judgeRows } from './judge-rows.ts'
import type { PendingFile } from './pending-file.ts'
import { createRowExtender } from './removed-rows.ts'
import type { Tally } from './row-sink.ts'
import type { Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

const MINUTE_MS = 60_000

interface Destinations {
  readonly clean: PendingFile
  readonly removed: PendingFile
}

interface Tongue {
  readonly translate: Translate
  readonly locale: Locale
}

/**
 * Writes every row of a list to the file of its fate: kept rows byte for byte, the others with
 * their row number, code, reason, what matched and since when.
 *
 * @returns the rows read and how many met each fate; the SHA-256 of the file's bytes as read
 */
export function sortRows(
  source: ListToClean,
  ledger: LedgerView,
  { clean, removed }: Destinations,
  tongue: Tongue,
  hooks: Hooks,
): Tally {
  const { dialect, header, headerBytes } = source.list
  const headerRows = dialect.hasHeader ? 1 : 0
  const words = verdictWords(tongue, headerRows)
  const extender = createRowExtender(dialect, header.length, removed)

  clean.write(headerBytes)
  extender.header(headerBytes, addedColumns(tongue.translate))
  return judgeRows(source, ledger, 'writing', hooks, {
    judged: () => {},
    kept: (bytes) => clean.write(bytes),
    removed(record, fate, since) {
      const { reason, matched, since: day } = words(fate, since && since * MINUTE_MS)
      const row = String(record.row + headerRows)
      extender.row(record, [row, fate.code, reason, matched, day])
    },
  })
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
