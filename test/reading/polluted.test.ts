import { expect, test } from 'vitest'
import { cellsOf, readAll } from './read.ts'
import { contactTable, pollute, salesTable } from './polluted.ts'

const unified = (cell: string) => cell.replace(/\r\n|\r/g, '\n')

/** Small tables say less about themselves: `few` is one that people bring all the same. */
test.each([
  ['contacts', contactTable(60)],
  ['few contacts', contactTable(6, 5)],
  ['sales without a phone', salesTable(40)],
])('%s: every cell is found, whatever was done to the file', (label, table) => {
  let files = 0
  for (const file of pollute(table, label)) {
    files++
    const { dialect, header, records } = readAll(file.bytes)
    const rows = records
      .map(({ cells }) => cells.map(unified))
      .filter((cells) => cells.length > 1 || cells[0] !== '')
    expect(dialect.delimiter, file.name).toBe(file.delimiter)
    expect(rows, file.name).toEqual(file.rows.map((row) => row.map(unified)))
    if (file.header === null) expect(dialect.hasHeader, file.name).toBe(false)
    else expect(header, file.name).toEqual(file.header)
  }
  expect(files).toBeGreaterThan(190)
})

test.each([
  ['one column of names', 'Ana Silva\nBia Souza\nCaio Lima\nDavi Reis\n', 1],
  ['one column of addresses', 'https://a.com/x?y=1&z=2\nhttps://b.com/x?y=3&z=4\n', 1],
  ['one column of e-mails', 'ana@exemplo.com\nbia@exemplo.com\n', 1],
  ['one column of dates', '12/03/2026\n13/03/2026\n', 1],
  ['one column of times', '12:30\n13:45\n14:00\n', 1],
  ['one column of prices', '12,50\n13,90\n7,00\n', 1],
  ['numbers with spaces', '11 98765-4321\n21 98765-4321\n+55 31 99876-5432\n', 1],
  ['decimal commas between semicolons', 'Ana;1,5;2,5\nBia;2,5;3,5\n', 3],
  ['addresses with commas between tabs', 'Ana\tRua A, 1\nBia\tRua B, 2\nC\tRua C, 3\n', 2],
  ['times between commas', 'a,10:20,b\nc,11:30,d\ne,12:40,f\n', 3],
  ['dates between spaces', '2026-03-12 10:20 ok\n2026-03-13 11:30 no\n', 3],
])('%s', (_, text, width) => {
  expect(new Set(cellsOf(text, { hasHeader: false }).map((cells) => cells.length))).toEqual(
    new Set([width]),
  )
})
