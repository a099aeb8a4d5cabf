import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planWeniColumns, weniRow } from '../../shared/weni/columns.ts'
import { guardedCsvValue, weniCsvValue } from '../../shared/weni/csv-value.ts'
import { csvLine, weniFileName } from '../../shared/weni/files.ts'
import type { WeniFindingCode } from '../../shared/weni/findings.ts'
import { createPreflight } from '../../shared/weni/preflight.ts'
import { groupNameFor } from '../../shared/weni/rules.ts'
import { importCsv, importRows } from './weni-import.ts'

function preflight(rows: readonly (readonly string[])[], maxRecords = 25_000) {
  const [header = null, ...records] = rows
  const check = createPreflight(header, { kind: 'csv', maxRecords })
  for (const record of records) check.row(record)
  return check.finish()
}

const asCsv = (rows: readonly (readonly string[])[]) => rows.map(csvLine).join('')

describe('a list laid out for Weni', () => {
  test('has the number first, then the name, then fields whose labels Weni takes', () => {
    const header = ['Nome', 'Telefone', 'Cidade', 'Opção favorita!', 'id', '2ª via', 'Field:Time']
    const plan = planWeniColumns(header, [1])
    expect(plan.header).toEqual([
      'URN:whatsapp',
      'Name',
      'Field:Cidade',
      'Field:Opcao favorita',
      'Field:Campo id',
      'Field:Campo 2 via',
      'Field:Time',
    ])
    expect(plan.renamed.map(({ from }) => from)).toEqual(['Opção favorita!', 'id', '2ª via'])
  })

  test('keeps labels apart that would become one', () => {
    const { header } = planWeniColumns(['fone', 'Preço', 'Preco', 'preço ', '', ''], [0])
    expect(header.slice(1)).toEqual([
      'Field:Preco',
      'Field:Preco 2',
      'Field:preco 3',
      'Field:Campo 5',
      'Field:Campo 6',
    ])
  })

  test('leaves other numbers and Weni’s own ids behind', () => {
    const header = ['UUID', 'URN:tel', 'fone', 'fone 2', 'Name']
    expect(planWeniColumns(header, [2, 3]).header).toEqual(['URN:whatsapp', 'Name'])
  })

  test('guards the mark that erases values, and cuts names at 100 letters', () => {
    const plan = planWeniColumns(['fone', 'nome', 'nota'], [0])
    const cells = ['', '😀'.repeat(101), ' -- ']
    const row = weniRow(plan, '5511987654321', (index) => cells[index] ?? '')
    expect(row).toEqual(['5511987654321', '😀'.repeat(100), '-'])
  })

  test('is never refused: 1,000 generated lists', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 })
    const heading = fc.oneof(
      text,
      fc.constantFrom(
        'Nome',
        'name',
        'id',
        'UUID',
        'Field:',
        'Field:é',
        'URN:tel',
        'groups',
        '__proto__',
        'x:y',
      ),
    )
    const lists = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.record({
        header: fc.array(heading, { minLength: width, maxLength: width }),
        rows: fc.array(
          fc.array(fc.oneof(text, fc.constantFrom('--', '19,90', '')), {
            minLength: width,
            maxLength: width,
          }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
      }),
    )
    fc.assert(
      fc.property(lists, ({ header, rows }) => {
        const plan = planWeniColumns(header, [0])
        const written = [
          plan.header,
          ...rows.map((cells, row) =>
            weniRow(plan, `55119876500${10 + row}`, (i) => cells[i] ?? ''),
          ),
        ]
        const read = importCsv(asCsv(written))
        expect(read.refusal).toBeNull()
        expect(read.uncreatable).toEqual([])
        expect(read.contacts.length).toBe(rows.length)
        expect(preflight(written).filter(({ effect }) => effect === 'refused')).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('preflight', () => {
  const number = '5511987654321'
  const broken: readonly [WeniFindingCode, string, string[][]][] = [
    ['empty_file', 'Import file appears to be empty.', []],
    [
      'empty_header',
      'Import file contains an empty header.',
      [
        ['URN:whatsapp', ' '],
        [number, 'x'],
      ],
    ],
    [
      'no_urn_header',
      'Import files must contain either UUID or a URN header.',
      [
        ['Nome', 'Telefone'],
        ['Ana', number],
      ],
    ],
    ['unknown_scheme', "Header 'URN:zap' is not a valid URN type.", [['URN:zap'], [number]]],
    [
      'bad_field',
      "Header 'Field:id' is not a valid field name.",
      [
        ['URN:whatsapp', 'Field:id'],
        [number, '1'],
      ],
    ],
    [
      'bad_field',
      "Header 'Field:2a via' is not a valid field name.",
      [
        ['URN:whatsapp', 'Field:2a via'],
        [number, '1'],
      ],
    ],
    [
      'bad_label',
      "Field name for 'Field:Opção' is invalid or a reserved word.",
      [
        ['URN:whatsapp', 'Field:Opção'],
        [number, '1'],
      ],
    ],
    [
      'repeated_field',
      "Field name 'cidade' is repeated.",
      [
        ['URN:whatsapp', 'Field:Cidade', 'Field:cidade'],
        [number, 'a', 'b'],
      ],
    ],
    [
      'duplicate_urn',
      "Import file contains duplicated contact URN 'whatsapp:--'.",
      [['URN:whatsapp'], ['--'], ['--']],
    ],
    ['only_uuid', 'Import files must contain columns besides UUID.', [['UUID'], ['a']]],
    ['no_records', "Import file doesn't contain any records.", [['URN:whatsapp']]],
    [
      'too_many_records',
      'Import files can contain a maximum of 2 records.',
      [['URN:whatsapp'], ['5511987654321'], ['5511987654322'], ['5511987654323']],
    ],
    [
      'duplicate_urn',
      `Import file contains duplicated contact URN 'whatsapp:${number}'.`,
      [['URN:whatsapp'], [number], [`+${number}`]],
    ],
    [
      'duplicate_uuid',
      "Import file contains duplicated contact UUID 'ab'.",
      [
        ['UUID', 'Name'],
        ['ab', 'x'],
        ['AB', 'y'],
      ],
    ],
    [
      'name_too_long',
      'Import file contains a contact name longer than 100 characters at row 2.',
      [
        ['phone', 'Name'],
        [number, 'x'.repeat(101)],
      ],
    ],
    [
      'tel_length',
      'Import file contains an invalid phone at row 2: Phone number must have at least 8 digits.',
      [['URN:tel'], ['98765']],
    ],
    [
      'tel_length',
      'Import file contains an invalid phone at row 2: Phone number cannot exceed 15 digits.',
      [['URN:tel'], ['1'.repeat(16)]],
    ],
  ]
  test.each(broken)('%s: Weni says “%s”', (code, sentence, rows) => {
    expect(importCsv(asCsv(rows), 2).refusal).toBe(sentence)
    const findings = preflight(rows, 2)
    expect(
      findings.filter(({ effect }) => effect === 'refused').map((finding) => finding.code),
    ).toEqual([code])
  })

  const ruined: readonly [WeniFindingCode, number | null, string[][]][] = [
    [
      'not_whatsapp',
      2,
      [
        ['URN:whatsapp', 'Name'],
        ['(11) 98765-4321', 'x'],
      ],
    ],
    [
      'no_country_code',
      2,
      [
        ['number', 'Name'],
        ['31999998888', 'x'],
      ],
    ],
    [
      'same_without_ninth',
      3,
      [
        ['URN:whatsapp', 'Name'],
        ['553199998888', 'x'],
        ['5531999998888', 'y'],
      ],
    ],
    [
      'value_changes',
      2,
      [
        ['URN:whatsapp', 'Name', 'Field:Preco'],
        [number, 'x', '19,90'],
      ],
    ],
    [
      'clears_value',
      2,
      [
        ['URN:whatsapp', 'Name'],
        [number, '--'],
      ],
    ],
    [
      'column_ignored',
      null,
      [
        ['URN:whatsapp', 'Name', 'Cidade'],
        [number, 'x', 'Bauru'],
      ],
    ],
    ['no_name', null, [['URN:whatsapp'], [number]]],
    [
      'sequential',
      null,
      [
        ['URN:whatsapp', 'Name'],
        ...Array.from({ length: 250 }, (_, i) => [String(5511987654000 + i), 'x']),
      ],
    ],
  ]
  test.each(ruined)('%s is taken by Weni and told by us', (code, row, rows) => {
    expect(importCsv(asCsv(rows)).refusal).toBeNull()
    expect(preflight(rows)).toEqual([expect.objectContaining({ code, row })])
  })

  test('a workbook keeps text as text, so a plus sign is fatal there and prices are not', () => {
    const rows = [
      ['URN:whatsapp', 'Name', 'Field:Preco'],
      [`+${number}`, 'x', '19,90'],
    ]
    const check = createPreflight(rows[0] ?? null, { kind: 'workbook', maxRecords: 10 })
    check.row(rows[1] ?? [])
    expect(check.finish().map(({ code }) => code)).toEqual(['not_whatsapp'])
    expect(importRows(rows).uncreatable).toEqual([`whatsapp:+${number}`])
  })
})

test.each([
  ['5511987654321', '5511987654321'],
  ['+5511987654321', '5511987654321'],
  ['007', '007'],
  ['19,90', '1990'],
  ['1.50', '1.5'],
  ['2.0', '2.0'],
  ['5.51E+12', '5510000000000.0'],
  [' 12 ', '12'],
  ['0.10', '0.1'],
  ['00.1', '00.1'],
  ['R$ 5', 'R$ 5'],
  [' 19,90', '19,90'],
  ['1e16', '1e+16'],
  ['0.00001', '1e-05'],
  ['2026-11-24', '2026-11-24'],
  ['2026-11-24 09:30:00', '2026-11-24T09:30:00'],
  ['2026-11-99 09:30:00', '2026-11-99 09:30:00'],
  ['', ''],
])('of the CSV cell %j Weni sees %j', (cell, seen) => {
  expect(weniCsvValue(cell)).toBe(seen)
})

test.each([
  ['19,90', '19,90'],
  ['2026-11-24 09:30:00', '2026-11-24 09:30:00'],
  ['Bauru', 'Bauru'],
  ['1.50', '1.5'],
])('the CSV cell %j, guarded, reaches Weni as %j', (cell, seen) => {
  expect(weniCsvValue(guardedCsvValue(cell))).toBe(seen)
  const [contact] = importCsv(
    asCsv([
      ['phone', 'Field:Nota'],
      ['55', guardedCsvValue(cell)],
    ]),
  ).contacts
  expect(contact?.fields['nota']).toBe(seen)
})

test('files are called so that Weni offers a new and readable group', () => {
  const name = weniFileName('promo_março-vip', '2026-11-24', null, 'csv')
  expect(name).toBe('promo março vip 2026-11-24.csv')
  expect(groupNameFor(name)).toBe('Promo Março Vip 2026 11 24')
  const long = weniFileName('x'.repeat(99), '2026-11-24', 12, 'xlsx')
  expect(groupNameFor(long)).toMatch(/ 2026 11 24 Parte 12$/)
  expect(groupNameFor('abc.csv')).toBe('Import')
})
