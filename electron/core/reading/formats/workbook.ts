import { readFile } from 'node:fs/promises'
import { streamOdsRows } from 'hucre/ods'
import { readXls, readXlsb, streamXlsxRows } from 'hucre/xlsx'
import { AppError } from '../../../../shared/errors.ts'
import { cellText, type WorkbookCell } from './cell-text.ts'
import { checkWorkbook } from './check-workbook.ts'
import { openZip, readEntry, type ZipArchive } from './zip-archive.ts'

export type WorkbookKind = 'xlsx' | 'xlsb' | 'xls' | 'ods'

/** A row of a sheet: its number as the spreadsheet program shows it, and its cells as text. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** A workbook of any make, behind one face: this file alone knows the library. */
export interface Workbook {
  readonly kind: WorkbookKind
  /** Names of the sheets, hidden ones last. */
  readonly sheets: readonly string[]
  /** The rows of one sheet that have any cell, in order. */
  rows(sheet: string): AsyncIterable<SheetRow>
}

interface NamedFile {
  readonly path: string
  readonly name: string
}

/** The library holds the whole file, and old kinds their every cell. */
const LARGEST_FILE = 512 << 20
const LARGEST_OLD_FILE = 128 << 20
const LARGEST_PART = 64 << 20

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
  if (kind !== 'xls') await checkWorkbook(await openZip(file.path, file.name))
  const bytes = await guarded(() => readFile(file.path))
  if (bytes.length > (isOld ? LARGEST_OLD_FILE : LARGEST_FILE)) {
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
  const names = await sheetNames(await openZip(file.path, file.name), kind)
  return {
    kind,
    sheets: names,
    async *rows(sheet) {
      const index = names.indexOf(sheet)
      const rows =
        kind === 'ods'
          ? streamOdsRows(bytes, { sheets: [index] })
          : streamXlsxRows(bytes, { sheet })
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

/** The part that lists the sheets, and the element of a sheet with its name and what hides it. */
const SHEET_LISTS = {
  xlsx: {
    part: /(?:^|\/)workbook\d*\.xml$/i,
    sheet: /<(?:\w+:)?sheet\s[^>]*>/g,
    name: /\sname="([^"]*)"/,
  },
  ods: { part: /^content\.xml$/, sheet: /<table:table\s[^>]*>/g, name: /\stable:name="([^"]*)"/ },
} as const
const HIDDEN = /\sstate="(?:hidden|veryHidden)"/

async function sheetNames(archive: ZipArchive, kind: 'xlsx' | 'ods'): Promise<string[]> {
  const list = SHEET_LISTS[kind]
  const entry = archive.entries.find(({ name }) => list.part.test(name))
  if (entry === undefined) throw new AppError('file_damaged', { file: archive.name })
  const most = kind === 'ods' ? LARGEST_FILE : LARGEST_PART
  const xml = (await readEntry(archive, entry, most)).toString('utf8')
  const sheets = (xml.match(list.sheet) ?? []).flatMap((element) => {
    const name = list.name.exec(element)?.[1]
    return name === undefined ? [] : [{ name: unescapeXml(name), hidden: HIDDEN.test(element) }]
  })
  // In an ODS the place among the sheets is what the library is asked by.
  if (kind === 'ods') return sheets.map(({ name }) => name)
  return sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)).map(({ name }) => name)
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, named) => {
    const code = hex ? parseInt(hex, 16) : decimal ? Number(decimal) : NaN
    if (code <= 0x10ffff) return String.fromCodePoint(code)
    return ENTITIES[String(named)] ?? whole
  })
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
