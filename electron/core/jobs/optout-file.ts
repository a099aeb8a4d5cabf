import type { ImportChoices } from '../../../shared/contract/optouts.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PhoneColumn } from '../../../shared/model.ts'
import { recogniseFile, type RecognisedHeader } from '../../../shared/optout-files/recognise.ts'
import { statusKindOf } from '../../../shared/optout-files/status-columns.ts'
import { columnsOf, inspectList, openList } from '../reading/list.ts'
import type { NamedFile, TaskMap } from './tasks.ts'

type List = TaskMap['importOptOuts']['input']['list']

/** Enough rows to see what a column holds, few enough to be read twice. */
const SAMPLE_ROWS = 2000

/** How a file of opt-outs is to be read: as recognised, or as the operator says. */
export interface OptOutFile extends RecognisedHeader {
  /** The titles of the columns; empty where the file has none. */
  readonly header: readonly string[]
  readonly phoneColumns: readonly PhoneColumn[]
}

/**
 * Finds out what a file of opt-outs is and which of its columns say what.
 *
 * @throws AppError `file_has_messages`, `no_phone_column`, and why the file cannot be read
 */
export function recogniseOptOutFile(
  file: NamedFile,
  list: List,
  choices: ImportChoices,
): OptOutFile {
  const { columns, dialect, phoneColumns } = inspectList(file, list.reading, list.country)
  const header = dialect.hasHeader ? columns.map(({ name }) => name) : []
  const recognised = recogniseFile(header, sampleOf(file, list))
  if (recognised === 'messages') throw new AppError('file_has_messages', { file: file.name })

  const found = withChoices(recognised, header, choices)
  const own = found.own?.get('number')
  const chosen =
    list.phoneColumns ??
    (own === undefined
      ? withWatched(phoneColumns, file, list)
      : [{ index: own, mode: 'national' as const }])
  if (chosen.length === 0 && found.exporter !== 'hashed') {
    throw new AppError('no_phone_column', { file: file.name })
  }
  return { ...found, header, phoneColumns: chosen }
}

/** Columns that hold numbers further down only are read as well: whoever stands there is out too. */
function withWatched(found: readonly PhoneColumn[], file: NamedFile, list: List): PhoneColumn[] {
  if (found.length === 0) return []
  const source = openList(file, list.reading)
  try {
    const watched = columnsOf(source, list.country).watched()
    const others = watched.filter(({ index }) => !found.some((column) => column.index === index))
    return [...found, ...others]
  } finally {
    source.close()
  }
}

function withChoices(
  recognised: RecognisedHeader,
  header: readonly string[],
  { statusColumns, dateColumn, nameColumn }: ImportChoices,
): RecognisedHeader {
  return {
    ...recognised,
    ...(statusColumns !== undefined && {
      everyRowDoubtful: false,
      statusColumns: statusColumns.map((index) => {
        const name = header[index] ?? ''
        return { index, name, kind: statusKindOf(name) ?? ('state' as const) }
      }),
    }),
    ...(dateColumn !== undefined && { dateColumn }),
    ...(nameColumn !== undefined && { nameColumn }),
  }
}

function sampleOf(file: NamedFile, list: List): string[][] {
  const source = openList(file, list.reading)
  try {
    const rows: string[][] = []
    for (const record of source.records(() => {})) {
      rows.push(Array.from({ length: record.cellCount }, (_, index) => record.cell(index)))
      if (rows.length === SAMPLE_ROWS) break
    }
    return rows
  } finally {
    source.close()
  }
}
