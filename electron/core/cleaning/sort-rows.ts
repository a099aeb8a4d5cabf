import type { Translate } from '../../../shared/locales/translator.ts'
import type { Locale } from '../../../shared/model.ts'
import { createWording } from '../../../shared/verdict-words.ts'
import { createByteList } from './byte-list.ts'
import { judgeRows } from './judge-rows.ts'
import { openLeavingRows } from './pack/leaving-rows.ts'
import type { MadeFiles } from './pack/made-files.ts'
import type { Tally } from './row-sink.ts'
import type { CleanTargets, Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

interface Tongue {
  readonly translate: Translate
  readonly locale: Locale
  /** When the files are said to be made. */
  readonly modified: Date
}

export interface SortedRows extends Tally {
  /** The fate of every row, as an index into `verdictCodes`, by row - 1. */
  readonly verdicts: Uint8Array
}

/**
 * Writes every row of a list to the file of its fate: kept rows byte for byte, the others with their
 * row number, code, reason, what matched, since when and on which list.
 */
export function sortRows(
  source: ListToClean,
  ledger: LedgerView,
  made: MadeFiles,
  targets: CleanTargets,
  tongue: Tongue,
  hooks: Hooks,
): SortedRows {
  const { dialect, headerBytes } = source.list
  const wording = createWording(
    tongue,
    dialect.hasHeader ? 1 : 0,
    (account) => ledger.layerOf?.(account) ?? null,
  )
  const verdicts = createByteList()

  const inBytes =
    targets.parts.includes('clean') && targets.formats.includes('same') && !source.workbook
  const clean = inBytes ? made.open({ role: 'clean', format: 'same' }) : null
  clean?.write(headerBytes)
  const leaving = openLeavingRows(made, source, targets, {
    columns: addedColumns(tongue.translate),
    wording,
    modified: tongue.modified,
    sheet: tongue.translate('report:sheet'),
  })
  const tally = judgeRows(source, ledger, 'writing', hooks, {
    judged: verdicts.add,
    kept: (bytes, start, end) => clean?.write(bytes, start, end),
    removed: leaving.add,
  })
  leaving.finish()
  if (clean !== null) clean.rows = tally.counts.kept
  return { ...tally, verdicts: verdicts.finish() }
}

function addedColumns(translate: Translate): string[] {
  return [
    translate('report:column_row'),
    translate('report:column_code'),
    translate('report:column_reason'),
    translate('report:column_matched'),
    translate('report:column_since'),
    translate('report:column_layer'),
  ]
}
