import { createHash } from 'node:crypto'
import type { Translate } from '../../../shared/locales/translator.ts'
import type { Account, Locale } from '../../../shared/model.ts'
import { verdictWords } from '../../../shared/verdict-words.ts'
import { judgeRows } from './judge-rows.ts'
import type { PendingFile } from './pending-file.ts'
import { createRowExtender } from './removed-rows.ts'
import type { Tally } from './row-sink.ts'
import type { Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

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
): Tally & { readonly sha256: string } {
  const { dialect, header, headerBytes } = source.list
  const headerRows = dialect.hasHeader ? 1 : 0
  const words = verdictWords(tongue, headerRows, (account) => sinceOf(ledger, account))
  const extender = createRowExtender(dialect, header.length)
  const hash = createHash('sha256')

  clean.write(headerBytes)
  for (const part of extender.header(headerBytes, addedColumns(tongue.translate))) {
    removed.write(part)
  }
  const tally = judgeRows(source, ledger, 'writing', hooks, {
    input: (bytes) => hash.update(bytes),
    judged: () => {},
    kept: (bytes) => clean.write(bytes),
    removed(record, fate) {
      const { reason, matched, since } = words(fate)
      const row = String(record.row + headerRows)
      for (const part of extender.row(record, [row, fate.code, reason, matched, since])) {
        removed.write(part)
      }
    },
  })
  return { ...tally, sha256: hash.digest('hex') }
}

function sinceOf(ledger: LedgerView, account: Account): number | null {
  if (account.kind === 'tel' && ledger.sinceOf) return ledger.sinceOf(account.key)
  const entry = ledger.suppressionOf(account)
  return entry && Date.parse(entry.since)
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
