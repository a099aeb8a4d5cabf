import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkList } from '../../electron/core/cleaning/check-list.ts'
import { readCheckedRows } from '../../electron/core/cleaning/checked-rows.ts'
import { transferablesOf } from '../../electron/core/cleaning/types.ts'
import { verdictSchema } from '../../shared/model.ts'
import { SINCE, ledgerOf, listFile, quietly, requestFor } from './lists.ts'

const ledger = ledgerOf('(11) 98765-4321', '31 3333-4444')
const content =
  'nome;fone\r\nAna;11 98765-4321\r\n"Bi\r\na";21 91234-5678\r\nCai;\r\nDavi;2191234-5678\r\n' +
  'Eva;31 93333-4444\r\nFlor;1234\r\nGil\r\nHugo;21 92222-3333'

function checked(text = content) {
  const file = listFile(text)
  const request = requestFor([1])
  const list = checkList(file, request, ledger, quietly)
  const page = (
    verdict: Parameters<typeof readCheckedRows>[4]['verdict'],
    offset = 0,
    limit = 50,
  ) => readCheckedRows(file, request.reading, list, ledger, { verdict, offset, limit })
  return { file, list, page }
}

test('every row has one verdict, and the counts add up', () => {
  const { list } = checked()
  expect(list.read).toBe(8)
  expect(list.counts).toEqual({
    kept: 2,
    suppressed: 1,
    possible_match: 1,
    duplicate: 1,
    invalid_number: 1,
    no_number: 1,
    malformed: 1,
    no_consent: 0,
    over_limit: 0,
  })
  expect(transferablesOf(list).map(({ byteLength }) => byteLength)).toEqual([8, 64, 32, 64])
})

test('rows come back with their cells, their line and what decided', () => {
  const { rows, total } = checked().page(null)
  expect(total).toBe(8)
  expect(
    rows.map(({ row, line, cells, verdict }) => [row, line, cells.join('|'), verdict.code]),
  ).toEqual([
    [1, 2, 'Ana|11 98765-4321', 'suppressed'],
    [2, 3, 'Bi\r\na|21 91234-5678', 'kept'],
    [3, 5, 'Cai|', 'no_number'],
    [4, 6, 'Davi|2191234-5678', 'duplicate'],
    [5, 7, 'Eva|31 93333-4444', 'possible_match'],
    [6, 8, 'Flor|1234', 'invalid_number'],
    [7, 9, 'Gil', 'malformed'],
    [8, 10, 'Hugo|21 92222-3333', 'kept'],
  ])
  for (const { verdict } of rows) expect(verdictSchema.parse(verdict)).toEqual(verdict)
  expect(rows[0]?.verdict).toMatchObject({ entry: { since: SINCE, written: '(11) 98765-4321' } })
  expect(rows[3]?.verdict).toEqual({ code: 'duplicate', firstRow: 2 })
  expect(rows[4]?.verdict).toMatchObject({ why: 'landline_plus_nine' })
})

test('pages count only the rows of the asked verdict', () => {
  const many = Array.from({ length: 500 }, (_, i) =>
    i % 5 === 0 ? `X${i};11 98765-4321` : `X${i};21 9${80000000 + i}`,
  )
  const { page } = checked(`nome;fone\n${many.join('\n')}\n`)
  const second = page('suppressed', 10, 10)
  expect(second.total).toBe(100)
  expect(second.rows.map(({ row }) => row)).toEqual([51, 56, 61, 66, 71, 76, 81, 86, 91, 96])
  expect(page('suppressed', 95, 10).rows).toHaveLength(5)
  expect(page('suppressed', 100, 10).rows).toEqual([])
  expect(page(null, 498, 10).rows.map(({ row }) => row)).toEqual([499, 500])
  expect(page('malformed').rows).toEqual([])
})

test('a file that changed since is not shown', () => {
  const { file, page } = checked()
  appendFileSync(file.path, '\r\nIvo;21 95555-6666')
  expect(() => page(null)).toThrow(expect.objectContaining({ code: 'file_changed_while_reading' }))
})
