import { posix } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import { cellText } from './cell-text.ts'
import { unescapeOoxml } from './ooxml-text.ts'
import { noStrings, readSharedStrings, type SharedStrings } from './shared-strings.ts'
import type { SheetRow, Workbook } from './workbook-model.ts'
import { dateOfSerial, readDateFormats, type DateFormats } from './xlsx-styles.ts'
import { attributeOf, createXmlScanner } from './xml-scanner.ts'
import {
  createInflationGuard,
  inflatedText,
  readEntry,
  type ZipArchive,
  type ZipEntry,
} from './zip-archive.ts'

const LARGEST_PART = 64 << 20
const LAST_COLUMN = 16_383
const WORKBOOK_PART = /(?:^|\/)workbook\d*\.xml$/i

interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly path: string
}

/** What the cells of a workbook need besides their own element. */
interface Meaning {
  readonly strings: SharedStrings
  readonly dates: DateFormats
  readonly from1904: boolean
}

/**
 * Opens an XLSX workbook (ECMA-376) that `checkWorkbook` let pass. Sheets are read piece by piece,
 * and texts that cells share are kept as bytes: memory grows with the texts, not with the rows.
 *
 * @throws AppError `file_damaged`
 */
export async function openXlsx(archive: ZipArchive): Promise<Workbook> {
  const parts = new Map(archive.entries.map((entry) => [entry.name.replace(/^\//, ''), entry]))
  const bookPath = [...parts.keys()].find((name) => WORKBOOK_PART.test(name))
  const book = bookPath === undefined ? undefined : parts.get(bookPath)
  if (bookPath === undefined || book === undefined) throw damaged(archive)
  const related = await relations(archive, parts, bookPath)
  const { sheets, from1904 } = readBook(await wholeText(archive, book), related)
  const partOf = (type: string) => {
    const path = related.find((one) => one.type === type)?.path
    return path === undefined ? undefined : parts.get(path)
  }
  const styles = partOf('styles')
  const dates = styles ? readDateFormats(await wholeText(archive, styles)) : []
  let strings: SharedStrings | null = null
  const meaning = async (): Promise<Meaning> => {
    const entry = partOf('sharedStrings')
    strings ??= entry
      ? await readSharedStrings(inflatedText(archive, entry, createInflationGuard(archive)))
      : noStrings
    return { strings, dates, from1904 }
  }
  return {
    kind: 'xlsx',
    sheets: sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)).map(({ name }) => name),
    async *rows(name) {
      const path = sheets.find((sheet) => sheet.name === name)?.path
      const entry = path === undefined ? undefined : parts.get(path)
      if (entry === undefined) throw damaged(archive)
      yield* sheetRows(archive, entry, await meaning())
    },
  }
}

/** The rows of one sheet that have any cell. */
async function* sheetRows(
  archive: ZipArchive,
  entry: ZipEntry,
  meaning: Meaning,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = []
  const scan = createSheetScanner(meaning, (row) => ready.push(row))
  for await (const piece of inflatedText(archive, entry, createInflationGuard(archive))) {
    try {
      scan(piece)
    } catch (thrown) {
      throw new AppError('file_damaged', { file: archive.name }, thrown)
    }
    yield* ready
    ready = []
  }
}

function createSheetScanner(
  { strings, dates, from1904 }: Meaning,
  onRow: (row: SheetRow) => void,
): (piece: string) => void {
  let rowNumber = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let isDate = false
  let reading: 'v' | 't' | null = null
  let above = 0
  let value = ''
  let inline = ''

  function textOfCell(): string {
    switch (type) {
      case 's':
        return strings.at(value === '' ? -1 : Number(value))
      case 'inlineStr':
        return unescapeOoxml(inline)
      case 'str':
        return unescapeOoxml(value)
      case 'b':
        return value === '' ? '' : cellText(value.trim() === '1' || value.trim() === 'true')
      case 'e':
      case 'd':
        return value
      default: {
        const number = Number(value)
        if (value.trim() === '' || Number.isNaN(number)) return value
        return cellText(isDate ? dateOfSerial(number, from1904) : number)
      }
    }
  }

  return createXmlScanner({
    open(name, attributes) {
      switch (name) {
        case 'row': {
          const number = Number(attributeOf(attributes, 'r') ?? rowNumber + 1)
          rowNumber = Number.isInteger(number) && number > 0 ? number : rowNumber + 1
          cells = []
          column = -1
          return
        }
        case 'c': {
          column = columnOf(attributeOf(attributes, 'r')) ?? column + 1
          if (column > LAST_COLUMN) throw new Error('A cell stands beyond the last column')
          type = attributeOf(attributes, 't') ?? 'n'
          isDate = dates[Number(attributeOf(attributes, 's') ?? -1)] === true
          value = inline = ''
          return
        }
        case 'v':
          reading = 'v'
          return
        case 'rPh':
          above++
          return
        case 't':
          reading = above === 0 ? 't' : null
      }
    },
    text(text) {
      if (reading === 'v') value += text
      else if (reading === 't') inline += text
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          reading = null
          return
        case 'rPh':
          above--
          return
        case 'c': {
          const text = textOfCell()
          if (text === '') return
          while (cells.length < column) cells.push('')
          cells[column] = text
          return
        }
        case 'row':
          if (cells.length > 0) onRow({ number: rowNumber, cells })
          cells = []
      }
    },
  })
}

/** `BC17` is column 54, counted from 0. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(reference ?? '')?.[0].toUpperCase()
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

interface Relation {
  readonly id: string
  /** The last word of its type. */
  readonly type: string
  readonly path: string
}

async function relations(
  archive: ZipArchive,
  parts: ReadonlyMap<string, ZipEntry>,
  bookPath: string,
): Promise<Relation[]> {
  const folder = posix.dirname(bookPath)
  const entry = parts.get(posix.join(folder, '_rels', `${posix.basename(bookPath)}.rels`))
  if (entry === undefined) throw damaged(archive)
  const found: Relation[] = []
  const scan = createXmlScanner({
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      found.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      })
    },
    text() {},
    close() {},
  })
  scan(await wholeText(archive, entry))
  return found
}

function readBook(xml: string, related: readonly Relation[]) {
  const sheets: Sheet[] = []
  let from1904 = false
  const scan = createXmlScanner({
    open(name, attributes) {
      if (name === 'workbookPr') {
        from1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
      }
      if (name !== 'sheet') return
      const id = attributeOf(attributes, 'id')
      const relation = related.find((one) => one.id === id && one.type === 'worksheet')
      if (relation === undefined) return
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        hidden: /hidden/i.test(attributeOf(attributes, 'state') ?? ''),
        path: relation.path,
      })
    },
    text() {},
    close() {},
  })
  scan(xml)
  return { sheets, from1904 }
}

async function wholeText(archive: ZipArchive, entry: ZipEntry): Promise<string> {
  const bytes = await readEntry(archive, entry, LARGEST_PART)
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes)
}

function damaged({ name }: ZipArchive): AppError {
  return new AppError('file_damaged', { file: name })
}
