/** Where two other readers of CSV and ours should agree they do; where not, each case says why. */
import { parseCsv } from 'hucre/csv'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { cellsOf } from './read.ts'
import { contactTable, salesTable, usualStyle, written, writtenRow } from './polluted.ts'

const papa = (text: string, delimiter: string) =>
  Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data
const hucre = (text: string, delimiter: string) =>
  parseCsv(text, { delimiter, skipEmptyRows: true }).map((row) => row.map(String))
const ours = (text: string, delimiter: string) => cellsOf(text, { delimiter, hasHeader: false })

const tables = [salesTable(80), contactTable(80), contactTable(300, 9)]
const styles = [',', ';', '\t', '|'].flatMap((delimiter) =>
  ['\n', '\r\n'].flatMap((newline) =>
    [false, true].map((quoteAll) => ({ ...usualStyle, delimiter, newline, quoteAll })),
  ),
)

test('well-formed lists: three readers, one answer', () => {
  for (const { header, rows } of tables) {
    for (const style of styles) {
      const text = written({ header, rows }, style)
      const answer = ours(text, style.delimiter)
      expect(answer).toEqual(papa(text, style.delimiter))
      expect(answer).toEqual(hucre(text, style.delimiter))
      expect(answer).toHaveLength(rows.length + 1)
    }
  }
})

const HEAD = 'nome;fone;nota\n'
const some = contactTable(30)
  .rows.map((row) => `${writtenRow(row.slice(0, 3), { ...usualStyle, delimiter: ';' })}\n`)
  .join('')

/** Name, list, and the number of rows below the titles that are in it. */
const disagreements: [string, string, number][] = [
  ['a quote that never closes swallows the rest elsewhere', `${HEAD}${some}"Ana;1;x\n${some}`, 61],
  [
    'a bare line feed after CRLF joins two people elsewhere',
    `${`${HEAD}${some}`.replaceAll('\n', '\r\n')}A;1;x\nB;2;y\r\n`,
    32,
  ],
  ['a lone carriage return ends a row here', `${HEAD}${some}A;1;x\rB;2;y\n`, 32],
]

test.each(disagreements)('%s', (_, text, count) => {
  expect(ours(text, ';').length - 1).toBe(count)
  expect(papa(text, ';').length - 1).not.toBe(count)
})

test.each([
  ['blanks before a quote', 'a;b\nAna; "x; y"\n', ['Ana', 'x; y']],
  ['blanks after a quote', 'a;b\nAna;"x; y" \n', ['Ana', 'x; y']],
  ['a quote inside a quoted cell', 'a;b\nAna;"x "y" z"\n', ['Ana', 'x "y" z']],
])('%s belong to no cell: the others differ among themselves', (_, text, row) => {
  expect(ours(text, ';')[1]).toEqual(row)
  expect(papa(text, ';')[1]).not.toEqual(hucre(text, ';')[1] === undefined ? row : undefined)
})
