import { AppError } from '../../../shared/errors.ts'
import type { Country, Fault, Inspection, ListKind, ReadingChoices } from '../../../shared/model.ts'
import { judgeColumns, type JudgedColumns } from './columns.ts'
import { openFile, type OpenedFile } from './open-file.ts'
import { createSurvey } from './survey.ts'
import { unreadableKind, type PreparedList } from './prepare.ts'
import type { ReadyFile } from './prepare-file.ts'
import { readDialect } from './read-dialect.ts'
import { sniff } from './sniff.ts'
import { openText, type ListRecord, type TextReader } from './text-list.ts'

/** Where a list is, and what its operator calls it. */
interface NamedFile {
  readonly path: string
  readonly name: string
}

export type { ListRecord } from './text-list.ts'

/** A list open for reading: how it is read, and its records from the first to the last. */
export interface OpenList extends TextReader {
  readonly kind: ListKind
  readonly sheets: readonly string[]
  readonly sheet: string | null
  /** What was noticed while the list was written out as text. */
  readonly faults: readonly Fault[]
}

const HEAD_BYTES = 1 << 13

/**
 * Opens a list: a text, or a file of another kind that `prepareFile` has made ready.
 *
 * @throws AppError of opening; see `openFile`
 */
export function openList(file: ReadyFile, reading: ReadingChoices): OpenList {
  const opened = openFile(file.path, file.name)
  try {
    if (file.prepared) return openPrepared(file.prepared, file.name, opened, reading)
    const head = Buffer.alloc(Math.min(opened.size, HEAD_BYTES))
    const kind = sniff(head.subarray(0, opened.read(head, 0)))
    if (kind !== 'text') throw unreadableKind(kind, file.name)
    const text = openText(file.path, opened, readDialect(opened, reading))
    return { ...text, kind: 'text', sheets: [], sheet: null, faults: [] }
  } catch (thrown) {
    opened.close()
    throw thrown
  }
}

/** Whether a record is a line with nothing on it, not even an empty cell in quotes. */
export function isEmptyLine({ cellCount, bytes }: ListRecord): boolean {
  return cellCount === 1 && bytes.every((byte) => byte === 0 || byte === 10 || byte === 13)
}

/** @throws AppError `file_only_header` when nothing stands below the titles */
export function assertHasRecords({ headerBytes, size }: OpenList, { name }: NamedFile): void {
  if (headerBytes.length >= size) throw new AppError('file_only_header', { file: name })
}

function openPrepared(
  { kind, path, sheets, sheet, faults }: PreparedList,
  name: string,
  original: OpenedFile,
  reading: ReadingChoices,
): OpenList {
  const opened = openFile(path, name)
  try {
    const text = openText(path, opened, readDialect(opened, choicesFor(kind, reading)))
    const close = () => {
      text.close()
      original.close()
    }
    return { ...text, kind, sheets, sheet, faults, close }
  } catch (thrown) {
    opened.close()
    throw thrown
  }
}

/** How a copy is written is known; a text out of an archive is read as any other. */
function choicesFor(kind: ListKind, reading: ReadingChoices): ReadingChoices {
  if (kind === 'text') return reading
  const written = { encoding: 'utf-8', delimiter: ',', quote: '"', escape: '' } as const
  const { hasHeader } = reading
  return hasHeader === undefined ? written : { ...written, hasHeader }
}

const PREVIEW_ROWS = 50
const SAMPLED_ROWS = 1000
/** A list of this size is read whole while a person waits. */
const SMALL_BYTES = 1 << 20
const ROWS_BETWEEN_REPORTS = 4096

/**
 * Looks at a list without reading all of a long one: how it is read, its columns, which of them
 * hold phones, its first rows, and what a person should know.
 *
 * @throws AppError of opening
 */
export function inspectList(
  file: ReadyFile,
  reading: ReadingChoices,
  country: Country,
): Omit<Inspection, 'place'> {
  return look(file, reading, country, null)
}

/**
 * The same of the whole list, however long: every fault and the number of records.
 *
 * @throws AppError `cancelled`, and those of opening
 */
export function surveyList(
  file: ReadyFile,
  reading: ReadingChoices,
  country: Country,
  hooks: Hooks,
): Omit<Inspection, 'place'> {
  return look(file, reading, country, hooks)
}

/** The columns of an open list, by its first rows, which are read once. */
export function columnsOf(list: OpenList, country: Country): JudgedColumns {
  const rows = sampleOf(list).map(({ cells }) => cells)
  return judgeColumns(list.header, rows, country)
}

function sampleOf(list: OpenList): { line: number; cells: string[] }[] {
  const sample: { line: number; cells: string[] }[] = []
  for (const record of list.records(() => {})) {
    if (sample.length === SAMPLED_ROWS) break
    const cells = Array.from({ length: record.cellCount }, (_, index) => record.cell(index))
    sample.push({ line: record.line, cells })
  }
  return sample
}

/** What a long reading tells, and how it is stopped. */
interface Hooks {
  onProgress(progress: { phase: 'reading'; done: number; total: number; rows: number }): void
  cancelled(): boolean
}

function look(
  file: ReadyFile,
  reading: ReadingChoices,
  country: Country,
  hooks: Hooks | null,
): Omit<Inspection, 'place'> {
  const list = openList(file, reading)
  try {
    const sample = sampleOf(list)
    const rows = sample.map(({ cells }) => cells)
    const found = judgeColumns(list.header, rows, country).found()
    const survey = createSurvey(list, found)
    const whole = hooks !== null || list.size <= SMALL_BYTES
    let done = 0
    let rowsSeen = 0
    for (const record of list.records((bytes) => (done = bytes))) {
      if (!whole && rowsSeen === SAMPLED_ROWS) break
      if (hooks !== null && rowsSeen % ROWS_BETWEEN_REPORTS === 0) {
        if (hooks.cancelled()) throw new AppError('cancelled')
        hooks.onProgress({ phase: 'reading', done, total: list.size, rows: rowsSeen })
      }
      rowsSeen++
      survey.see(record)
    }
    return {
      name: file.name,
      size: list.size,
      kind: list.kind,
      sheets: [...list.sheets],
      sheet: list.sheet,
      dialect: list.dialect,
      records: whole ? survey.records() : null,
      ...found,
      remembered: false,
      preview: sample.slice(0, PREVIEW_ROWS),
      faults: [...list.faults, ...survey.faults(whole)],
    }
  } finally {
    list.close()
  }
}
