import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { createWorkbookWriter } from '../../electron/core/files/workbook-writer.ts'

const moment = new Date(2026, 10, 24, 12, 30)

function workbookOf(rows: Iterable<readonly string[]>, sheet = 'Contatos'): Buffer {
  const parts: Buffer[] = []
  const workbook = createWorkbookWriter((bytes) => parts.push(Buffer.from(bytes)), sheet, moment)
  for (const row of rows) workbook.row(row)
  workbook.finish()
  return Buffer.concat(parts)
}

async function read(bytes: Buffer) {
  const { sheets } = await readXlsx(bytes)
  return sheets.map(({ name, rows }) => ({ name, rows }))
}

test('every cell comes back as the text that it was', async () => {
  const rows = [
    ['URN:whatsapp', 'Name', 'Field:Nota'],
    ['5511987654321', 'João & "Zé" <3', '=1+1'],
    ['007', '  espaços  ', 'linha\numa\tdois'],
    ['+5511', '😀', '19,90'],
    ['1e5', '2026-11-24', "'texto"],
  ]
  expect(await read(workbookOf(rows))).toEqual([{ name: 'Contatos', rows }])
})

test('the same rows at the same moment give the same bytes', () => {
  const rows = [['a'], ['b']]
  expect(workbookOf(rows).equals(workbookOf(rows))).toBe(true)
})

test('names of sheets may hold marks', async () => {
  expect(await read(workbookOf([['a']], 'A & "B"'))).toMatchObject([{ name: 'A & "B"' }])
})

test('columns beyond Z have two letters and more', async () => {
  const row = Array.from({ length: 703 }, (_, index) => `c${index}`)
  expect(await read(workbookOf([row]))).toMatchObject([{ rows: [row] }])
})

test('a list larger than a piece of the archive', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [`55119${80_000_000 + index}`, 'x'])
  const [sheet] = await read(workbookOf(rows))
  expect(sheet?.rows).toEqual(rows)
})

test('a cell longer than Excel takes is refused, not cut', () => {
  expect(() => workbookOf([['x'], ['x'.repeat(32_768)]])).toThrow(
    expect.objectContaining({ code: 'cell_too_long', params: { row: 2, max: 32_767 } }),
  )
})
