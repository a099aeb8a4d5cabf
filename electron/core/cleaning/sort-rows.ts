import type { Translate } from '../../../shared/locales/translator.ts'
import { verdictCodes, type Locale } from '../../../shared/model.ts'
import { createWording } from '../../../shared/verdict-words.ts'
import { columnNamesBeside } from './column-names.ts'
import { judgeRows } from './judge-rows.ts'
import { createKeptMarks, type KeptMarks } from './kept-marks.ts'
import { openLeavingRows } from './pack/leaving-rows.ts'
import type { MadeFiles } from './pack/made-files.ts'
import type { Tally } from './row-sink.ts'
import type { CleanTargets, Hooks, LedgerView } from './types.ts'
import type { ListToClean } from './with-list.ts'

const KEPT = verdictCodes.indexOf('kept')

interface Tongue {
  readonly translate: Translate
  readonly locale: Locale
  /** When the files are said to be made. */
  readonly modified: Date
}

export interface SortedRows extends Tally {
  /** Which rows stay, where they are read once more; else `null`. */
  readonly marks: KeptMarks | null
}

/**
 * Writes every row of a list to the file of its fate: kept rows byte for byte, the others with their
 * row number, code, reason, what matched, since when and on which list.
 *
 * @param isFirst whether the rows that stay are read once more
 */
export function sortRows(
  source: ListToClean,
  ledger: LedgerView,
  made: MadeFiles,
  targets: CleanTargets,
  tongue: Tongue,
  hooks: Hooks,
  isFirst: boolean,
): SortedRows {
  const { dialect, headerBytes } = source.list
  const wording = createWording(
    tongue,
    dialect.hasHeader ? 1 : 0,
    (account) => ledger.layerOf?.(account) ?? null,
  )
  const marks = isFirst ? createKeptMarks() : null

  const inBytes =
    targets.parts.includes('clean') && targets.formats.includes('same') && !source.workbook
  const clean = inBytes ? made.open({ role: 'clean', format: 'same' }) : null
  clean?.write(headerBytes)
  const leaving = openLeavingRows(made, source, targets, {
    columns: columnNamesBeside(source.list.titles, addedColumns(tongue.translate)),
    wording,
    modified: tongue.modified,
    sheet: tongue.translate('report:sheet'),
  })
  const tally = judgeRows(source, ledger, 'writing', hooks, {
    judged: (verdict) => marks?.add(verdict === KEPT),
    kept: (bytes, start, end) => clean?.write(bytes, start, end),
    removed: leaving.add,
  })
  leaving.finish()
  if (clean !== null) clean.rows = tally.counts.kept
  return { ...tally, marks }
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
