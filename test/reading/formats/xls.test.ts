import { expect, it } from 'vitest'
import { makeXls } from './make-xls.ts'
import { readBack } from './ready.ts'

const rows = [
  ['Nome', 'Telefone'],
  ['João', 5_511_987_654_321],
  ['Zé', '(21) 98765-4321'],
]

it('reads an old workbook, its numbers with all their digits', async () => {
  expect(await readBack(makeXls('Clientes', rows), 'lista.xls')).toEqual({
    kind: 'xls',
    sheets: ['Clientes'],
    sheet: 'Clientes',
    header: ['Nome', 'Telefone'],
    rows: [
      ['João', '5511987654321'],
      ['Zé', '(21) 98765-4321'],
    ],
  })
})

it('fault 8: says that an old workbook is under a password', async () => {
  const file = makeXls('Clientes', rows, { password: true })
  await expect(readBack(file, 'lista.xls')).rejects.toMatchObject({ code: 'file_is_protected' })
})
