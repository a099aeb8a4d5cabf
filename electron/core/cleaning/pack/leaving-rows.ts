import type { VerdictCode } from '../../../../shared/model.ts'
import { createWorkbookWriter } from '../../files/workbook-writer.ts'
import { createRowExtender } from '../removed-rows.ts'
import type { RemovedRecord } from '../row-sink.ts'
import type { CleanTargets, FileKind } from '../types.ts'
import type { ListToClean } from '../with-list.ts'
import type { MadeFiles } from './made-files.ts'

/** Takes the rows that do not stay into the files where they belong. */
export interface LeavingRows {
  add(code: Exclude<VerdictCode, 'kept'>, record: RemovedRecord, added: readonly string[]): void
  finish(): void
}

interface Look {
  /** When the files are said to be made. */
  readonly modified: Date
  /** What the sheet of a workbook is called. */
  readonly sheet: string
}

interface RowFile {
  add(record: RemovedRecord, added: readonly string[]): void
  finish(): void
}

/**
 * Opens the files of the rows that leave, as the operator chose them: all together, those that a
 * person should look at apart, or one file a fate. A file of one fate is only made when a row meets
 * it.
 *
 * @param columns headings of what is added to each row
 */
export function openLeavingRows(
  made: MadeFiles,
  source: ListToClean,
  { parts }: CleanTargets,
  columns: readonly string[],
  look: Look,
): LeavingRows {
  const open = (kind: Partial<FileKind> & Pick<FileKind, 'role'>) =>
    openRowFile(made, { format: 'same', ...kind }, source, columns, look)
  const removed = parts.includes('removed') ? open({ role: 'removed' }) : null
  const review = parts.includes('review') ? open({ role: 'review' }) : null
  const byVerdict = new Map<VerdictCode, RowFile>()

  return {
    add(code, record, added) {
      if (review !== null && code === 'possible_match') review.add(record, added)
      else removed?.add(record, added)
      if (!parts.includes('verdicts')) return
      let file = byVerdict.get(code)
      if (!file) byVerdict.set(code, (file = open({ role: 'verdict', verdict: code })))
      file.add(record, added)
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
  columns: readonly string[],
  { modified, sheet }: Look,
): RowFile {
  const { dialect, header, titles, headerBytes } = list
  const file = made.open(kind)
  if (asWorkbook) {
    const workbook = createWorkbookWriter((bytes) => file.write(bytes), sheet, modified)
    workbook.row([...header, ...columns])
    return {
      add(record, added) {
        file.rows++
        const width = Math.max(header.length, record.cellCount)
        const cells = Array.from({ length: width }, (_, index) => record.cell?.(index) ?? '')
        workbook.row([...cells, ...added])
      },
      finish: () => workbook.finish(),
    }
  }
  const extender = createRowExtender(dialect, header.length, titles.length, file)
  extender.header(headerBytes, columns)
  return {
    add(record, added) {
      file.rows++
      extender.row(record, added)
    },
    finish() {},
  }
}
