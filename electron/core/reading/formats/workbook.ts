import { readFile } from 'node:fs/promises'
import { streamOdsRows } from 'hucre/ods'
import { readXls, readXlsb } from 'hucre/xlsx'
import { AppError } from '../../../../shared/errors.ts'
import { cellText, type WorkbookCell } from './cell-text.ts'
import { checkWorkbook } from './check-workbook.ts'
import type { SheetRow, Workbook, WorkbookKind } from './workbook-model.ts'
import { openXlsx } from './xlsx.ts'
import { attributeOf, createXmlScanner } from './xml-scanner.ts'
import { createInflationGuard, inflatedText, openZip, type ZipArchive } from './zip-archive.ts'

interface NamedFile {
  readonly path: string
  readonly name: string
}

/** The library holds the whole file and, of old kinds, every cell. */
const LARGEST_FILE = 128 << 20

/** What a ZIP archive is by the parts in it; `null` when it is no workbook. */
export function workbookKindOf({ entries }: ZipArchive): Exclude<WorkbookKind, 'xls'> | null {
  const names = new Set(entries.map(({ name }) => name))
  if (names.has('xl/workbook.bin')) return 'xlsb'
  if ([...names].some((name) => /(?:^|\/)xl\/workbook\d*\.xml$/i.test(name))) return 'xlsx'
  if (names.has('[Content_Types].xml') && [...names].some((name) => /workbook\.xml$/i.test(name))) {
    return 'xlsx'
  }
  return names.has('content.xml') && names.has('META-INF/manifest.xml') ? 'ods' : null
}

/**
 * Opens a workbook after going through it for what could do harm.
 *
 * @throws AppError `file_is_protected`, `file_damaged`, `file_too_big_inside`, `file_unsafe`
 */
export async function openWorkbook(file: NamedFile, kind: WorkbookKind): Promise<Workbook> {
  const guarded = <T>(work: () => Promise<T>) => naming(file.name, work)
  const isOld = kind === 'xls' || kind === 'xlsb'
  if (kind !== 'xls') {
    const archive = await openZip(file.path, file.name)
    await checkWorkbook(archive)
    if (kind === 'xlsx') return await guarded(() => openXlsx(archive))
  }
  const bytes = await guarded(() => readFile(file.path))
  if (bytes.length > LARGEST_FILE) {
    throw new AppError('file_too_big_inside', { file: file.name })
  }
  if (isOld) {
    const book = await guarded(() => (kind === 'xls' ? readXls(bytes) : readXlsb(bytes)))
    return {
      kind,
      sheets: book.sheets.map(({ name }) => name),
      async *rows(sheet) {
        const rows = book.sheets.find(({ name }) => name === sheet)?.rows ?? []
        for (const [index, cells] of rows.entries()) yield* rowOf(index, cells)
      },
    }
  }
  const names = await odsSheetNames(await openZip(file.path, file.name))
  return {
    kind,
    sheets: names,
    async *rows(sheet) {
      const rows = streamOdsRows(bytes, { sheets: [names.indexOf(sheet)] })
      const next = rows[Symbol.asyncIterator]()
      for (;;) {
        const step = await guarded(() => next.next())
        if (step.done === true) return
        yield* rowOf(step.value.index, step.value.values)
      }
    },
  }
}

function* rowOf(index: number, values: readonly WorkbookCell[]): Generator<SheetRow> {
  let width = values.length
  while (width > 0 && (values[width - 1] ?? '') === '') width--
  if (width === 0) return
  yield {
    number: index + 1,
    cells: Array.from({ length: width }, (_, at) => cellText(values[at] ?? null)),
  }
}

/** The names of the sheets, in the order by which the library is asked for them. */
async function odsSheetNames(archive: ZipArchive): Promise<string[]> {
  const entry = archive.entries.find(({ name }) => name === 'content.xml')
  if (entry === undefined) throw new AppError('file_damaged', { file: archive.name })
  const names: string[] = []
  const scan = createXmlScanner({
    open(name, attributes) {
      if (name === 'table') names.push(attributeOf(attributes, 'name') ?? '')
    },
    text() {},
    close() {},
  })
  for await (const piece of inflatedText(archive, entry, createInflationGuard(archive))) scan(piece)
  return names
}

/** Whatever the library says in its own words is one thing for people: the file is damaged. */
async function naming<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    const kind = thrown instanceof Error ? thrown.name : ''
    const isTooLong = thrown instanceof RangeError || /exceeds|too large/i.test(String(thrown))
    if (kind === 'EncryptedFileError') throw new AppError('file_is_protected', { file }, thrown)
    throw new AppError(isTooLong ? 'file_too_big_inside' : 'file_damaged', { file }, thrown)
  }
}
