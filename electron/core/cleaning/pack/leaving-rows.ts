import type { VerdictCode } from '../../../../shared/model.ts'
import type { RemovedFate, Wording } from '../../../../shared/verdict-words.ts'
import { createWorkbookWriter } from '../../files/workbook-writer.ts'
import { createRowExtender } from '../removed-rows.ts'
import type { RemovedRecord } from '../row-sink.ts'
import type { CleanTargets, FileKind } from '../types.ts'
import type { ListToClean } from '../with-list.ts'
import type { MadeFiles } from './made-files.ts'
import { createQuickRows } from './quick-rows.ts'

const MINUTE_MS = 60_000

/** Takes the rows that do not stay into the files where they belong. */
export interface LeavingRows {
  /** @param since the minute since 1970 at which the account of the fate opted out, if one did */
  add(record: RemovedRecord, fate: RemovedFate, since: number | null): void
  finish(): void
}

interface Look {
  /** Headings of what is added to each row. */
  readonly columns: readonly string[]
  readonly wording: Wording
  /** When the files are said to be made. */
  readonly modified: Date
  /** What the sheet of a workbook is called. */
  readonly sheet: string
}

interface RowFile {
  add(record: RemovedRecord, fate: RemovedFate, since: number | null): void
  finish(): void
}

/**
 * Opens the files of the rows that leave, as the operator chose them: all together, those that a
 * person should look at apart, or one file a fate. A file of one fate is only made when a row meets
 * it.
 */
export function openLeavingRows(
  made: MadeFiles,
  source: ListToClean,
  { parts }: CleanTargets,
  look: Look,
): LeavingRows {
  const open = (kind: Partial<FileKind> & Pick<FileKind, 'role'>) =>
    openRowFile(made, { format: 'same', ...kind }, source, look)
  const removed = parts.includes('removed') ? open({ role: 'removed' }) : null
  const review = parts.includes('review') ? open({ role: 'review' }) : null
  const byVerdict = new Map<VerdictCode, RowFile>()

  return {
    add(record, fate, since) {
      const { code } = fate
      if (review !== null && code === 'possible_match') review.add(record, fate, since)
      else removed?.add(record, fate, since)
      if (!parts.includes('verdicts')) return
      let file = byVerdict.get(code)
      if (!file) byVerdict.set(code, (file = open({ role: 'verdict', verdict: code })))
      file.add(record, fate, since)
    },
    finish() {
      for (const file of [removed, review, ...byVerdict.values()]) file?.finish()
    },
  }
}

function openRowFile(
  made: MadeFiles,
  kind: Partial<FileKind> & Pick<FileKind, 'role'>,
  { list, workbook: asWorkbook }: ListToClean,
  { columns, wording, modified, sheet }: Look,
): RowFile {
  const { dialect, header, titles, headerBytes } = list
  const headerRows = dialect.hasHeader ? 1 : 0
  const file = made.open(kind)

  function cellsFor(record: RemovedRecord, fate: RemovedFate, since: number | null): string[] {
    const row = String(record.row + headerRows)
    const {
      reason,
      matched,
      since: day,
      layer,
    } = wording.wordsFor(fate, since && since * MINUTE_MS)
    return [row, fate.code, reason, matched, day, layer]
  }

  if (asWorkbook) {
    const workbook = createWorkbookWriter((bytes) => file.write(bytes), sheet, modified)
    workbook.row([...header, ...columns])
    return {
      add(record, fate, since) {
        file.rows++
        const width = Math.max(header.length, record.cellCount)
        const cells = Array.from({ length: width }, (_, index) => record.cell?.(index) ?? '')
        workbook.row([...cells, ...cellsFor(record, fate, since)])
      },
      finish: () => workbook.finish(),
    }
  }
  const extender = createRowExtender(dialect, header.length, titles.length, file)
  const quickly = createQuickRows(dialect, extender, wording, headerRows, file)
  extender.header(headerBytes, columns)
  return {
    add(record, fate, since) {
      file.rows++
      if (quickly?.(record, fate, since)) return
      extender.row(record, cellsFor(record, fate, since))
    },
    finish() {},
  }
}
