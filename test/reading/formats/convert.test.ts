import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertList } from '../../../electron/core/jobs/convert-list.ts'
import { openList } from '../../../electron/core/reading/list.ts'
import { prepareFile } from '../../../electron/core/reading/prepare-file.ts'
import type { ConversionFormat } from '../../../shared/contract/conversion.ts'
import type { ReadingChoices } from '../../../shared/model.ts'
import { quietly } from '../../cleaning/lists.ts'
import { temporaryFolder } from './ready.ts'

type Table = readonly (readonly string[])[]

/** What makes trouble in one format or another. */
const TROUBLE = [
  '',
  '5511987654321',
  '+55 11 98765-4321',
  '011987654321',
  '5,51199E+12',
  '0',
  '007',
  '=1+1',
  '-2',
  '@maria',
  "'11987654321",
  '="55"',
  'a,b;c\td',
  'dois\nandares',
  '"',
  '""',
  'a"b',
  ' antes',
  'depois ',
  '__proto__',
  'null',
  'TRUE',
  '2026-11-24',
  '<b>&amp;</b>',
  '_x000D_',
  '_x0041_',
  'Ação ☎️ 😀',
  '\u200e11',
  'a\u00a0b',
  ']]>',
]
/** Trouble between ordinary cells. */
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...TROUBLE),
  },
)
const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.array(
    fc
      .array(cell, { minLength: width, maxLength: width })
      // A row of nothing at the end of a sheet is no row.
      .map((cells) => (cells.every((text) => text === '') ? ['x', ...cells.slice(1)] : cells)),
    { minLength: 1, maxLength: 80 },
  ),
)

const csv = (rows: Table) =>
  rows
    .map((cells) => `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`)
    .join('')
const plain: ReadingChoices = { encoding: 'utf-8', delimiter: ',', quote: '"', hasHeader: true }

async function read(path: string, folder: string): Promise<Table> {
  const file = { path, name: path }
  const ready = await prepareFile(
    file,
    {},
    { folder: () => folder, locale: 'en', undecided: 'refuse' },
  )
  const list = openList(ready, plain)
  try {
    return [
      list.header,
      ...Array.from(
        list.records(() => {}),
        (record) => Array.from({ length: record.cellCount }, (_, index) => record.cell(index)),
      ),
    ]
  } finally {
    list.close()
  }
}

function convert(from: string, to: ConversionFormat, target: string) {
  const input = { dataDir: '', file: { path: from, name: from }, reading: plain, to, target }
  return convertList({ ...input, replace: true }, quietly)
}

const titlesOf = (rows: Table) => (rows[0] ?? []).map((_, index) => `coluna ${index + 1}`)

describe('what was converted is read back the same', () => {
  it.each(['csv', 'xlsx', 'jsonl'] as const)('%s', async (to) => {
    const folder = temporaryFolder()
    let made = 0
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const whole = [titlesOf(rows), ...rows]
        const from = join(folder, `${++made}-de.csv`)
        const target = join(folder, `${made}-para.${to}`)
        writeFileSync(from, csv(whole))
        expect(convert(from, to, target)).toMatchObject({ rows: rows.length, faulty: 0 })
        expect(await read(target, folder)).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  })

  it('and a whole circle ends where it began', async () => {
    const folder = temporaryFolder()
    const rows = [
      titlesOf([['', '', '']]),
      ...fc.sample(fc.array(cell, { minLength: 3, maxLength: 3 }), { numRuns: 400, seed: 5 }),
    ]
    const first = join(folder, 'a.csv')
    writeFileSync(
      first,
      csv(rows.map((cells, at) => (at === 0 ? cells : ['x', ...cells.slice(1)]))),
    )
    convert(first, 'csv', join(folder, 'b.csv'))
    convert(join(folder, 'b.csv'), 'csv', join(folder, 'c.csv'))
    expect(readFileSync(join(folder, 'c.csv')).equals(readFileSync(join(folder, 'b.csv')))).toBe(
      true,
    )
  })
})

it('gives every column a name of its own, and writes broken records as they are read', () => {
  const folder = temporaryFolder()
  const from = join(folder, 'a.csv')
  writeFileSync(from, 'fone,fone,,__proto__\n1,2,3,4\n1,2\n1,2,3,4,5\n')
  const target = join(folder, 'a.jsonl')
  expect(convert(from, 'jsonl', target)).toMatchObject({ rows: 3, faulty: 2 })
  expect(readFileSync(target, 'utf8').split('\n')).toEqual([
    '{"fone":"1","fone 2":"2","column 3":"3","__proto__":"4"}',
    '{"fone":"1","fone 2":"2"}',
    '{"fone":"1","fone 2":"2","column 3":"3","__proto__":"4","column 5":"5"}',
    '',
  ])
})

it('writes no row for an empty line, and all titles, also those without a column', () => {
  const folder = temporaryFolder()
  const from = join(folder, 'de.csv')
  const target = join(folder, 'para.csv')
  const rows = ['Ana;11 98765-4321', 'Bia;11 98765-4322', '', 'Caio;11 98765-4323', '', '']
  writeFileSync(from, `nome;fone;nota\n${rows.join('\n')}\n`)
  const input = {
    dataDir: '',
    file: { path: from, name: from },
    reading: {},
    to: 'csv',
    target,
  } as const
  expect(convertList({ ...input, replace: true }, quietly)).toMatchObject({ rows: 3 })
  expect(readFileSync(target, 'utf8')).toBe(
    'nome,fone,nota\r\nAna,11 98765-4321\r\nBia,11 98765-4322\r\nCaio,11 98765-4323\r\n',
  )
})
