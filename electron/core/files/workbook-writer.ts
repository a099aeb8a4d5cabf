import { AppError } from '../../../shared/errors.ts'
import { createZipWriter, type ZipEntry } from './zip-writer.ts'

/** A workbook of text, written row by row. */
export interface WorkbookWriter {
  row(cells: readonly string[]): void
  finish(): void
}

/** Excel's own limits. */
const ROWS_PER_SHEET = 1_048_576
const CELL_MAX = 32_767

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * Writes a workbook whose cells are all text, in the number format "text": no zero is lost, no number
 * turns into 5,51E+12, and nothing can be a formula, also after somebody edits and saves it. When a
 * sheet is full the next one begins with the first row again.
 *
 * @param write takes the bytes of the file, in order
 * @throws AppError `cell_too_long` when a cell holds more than Excel takes
 */
export function createWorkbookWriter(
  write: (bytes: Uint8Array) => void,
  sheetName: string,
  modified: Date,
): WorkbookWriter {
  const zip = createZipWriter(write, modified)
  const sheets: string[] = []
  let first: readonly string[] | null = null
  let sheet: ZipEntry | null = null
  let rows = 0

  function begin(): ZipEntry {
    sheets.push(sheets.length === 0 ? sheetName : `${sheetName} ${sheets.length + 1}`)
    rows = 0
    const entry = zip.entry(`xl/worksheets/sheet${sheets.length}.xml`)
    entry.write(Buffer.from(`${XML}<worksheet xmlns="${MAIN}"><sheetData>`))
    return entry
  }

  function end(entry: ZipEntry) {
    // Excel marks digits that are text with a green corner, unless told that they are meant to be.
    entry.write(
      Buffer.from(
        '</sheetData><ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>' +
          '</ignoredErrors></worksheet>',
      ),
    )
    entry.end()
  }

  function add(entry: ZipEntry, cells: readonly string[]) {
    rows++
    const row = cells.map((text, column) => cell(text, column, rows)).join('')
    entry.write(Buffer.from(`<row r="${rows}">${row}</row>`))
  }

  return {
    row(cells) {
      if (sheet !== null && rows === ROWS_PER_SHEET) {
        end(sheet)
        sheet = begin()
        if (first !== null) add(sheet, first)
      }
      sheet ??= begin()
      first ??= cells
      add(sheet, cells)
    },
    finish() {
      end((sheet ??= begin()))
      for (const [name, text] of partsAround(sheets)) {
        const entry = zip.entry(name)
        entry.write(Buffer.from(XML + text))
        entry.end()
      }
      zip.finish()
    },
  }
}

function cell(text: string, column: number, row: number): string {
  if (text === '') return ''
  if (text.length > CELL_MAX) throw new AppError('cell_too_long', { row, max: CELL_MAX })
  const place = columnName(column) + row
  return `<c r="${place}" s="1" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

/** A, B … Z, AA … as spreadsheets count columns. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Text for an element. What XML cannot hold is written as workbooks do, `_x0007_`, and so is a
 * carriage return, which XML would read as a line feed; text that looks like such a mark is kept
 * apart from one (ECMA-376, ST_Xstring).
 */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (letter) => MARKUP[letter] ?? letter)
    .replace(UNSPEAKABLE, (letter) => {
      const code = letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
      return `_x${code}_`
    })
}

// oxlint-disable-next-line no-control-regex -- these are what the function is about
const UNSPEAKABLE = /[\0-\x08\x0b-\x1f\ufffe\uffff]/g

function partsAround(sheets: readonly string[]): [name: string, text: string][] {
  const each = (text: (name: string, number: number) => string) =>
    sheets.map((name, index) => text(name, index + 1)).join('')
  return [
    [
      'xl/styles.xml',
      // Complete, although Excel needs none of it: openpyxl, and Weni with it, reads no empty parts.
      `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
        '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
        '<fill><patternFill patternType="gray125"/></fill></fills>' +
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
        each((name, n) => `<sheet name="${attribute(name)}" sheetId="${n}" r:id="rId${n}"/>`) +
        '</sheets></workbook>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">` +
        each(
          (_, n) =>
            `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        ) +
        `<Relationship Id="styles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" ` +
        `Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
        each(
          (_, n) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
        ) +
        '</Types>',
    ],
  ]
}

function attribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;')
}
