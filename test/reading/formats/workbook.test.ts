import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { makeWorkbook, textRow } from './make-zip.ts'
import { readBack } from './ready.ts'

const titles = textRow(1, ['Nome', 'Telefone', 'Desde'])

describe('XLSX', () => {
  it('fault 7: is recognised under the name of a CSV', async () => {
    const file = makeWorkbook({ Plan1: titles + textRow(2, ['Ana', '(11) 98765-4321', 'ontem']) })
    expect(await readBack(file, 'lista.csv')).toEqual({
      kind: 'xlsx',
      sheets: ['Plan1'],
      sheet: 'Plan1',
      header: ['Nome', 'Telefone', 'Desde'],
      rows: [['Ana', '(11) 98765-4321', 'ontem']],
    })
  })

  it('fault 35: gives numbers with all their digits and no exponent', async () => {
    const cells = ['5511987654321', '5.511987654321E+12', '11987654321', '0.1', '1E-3', '12.50']
    const rows = cells.map(
      (number, at) => `<row r="${at + 2}"><c r="B${at + 2}"><v>${number}</v></c></row>`,
    )
    const { rows: read } = await readBack(makeWorkbook({ A: titles + rows.join('') }), 'a.xlsx')
    expect(read.map(([, number]) => number)).toEqual([
      '5511987654321',
      '5511987654321',
      '11987654321',
      '0.1',
      '0.001',
      '12.5',
    ])
  })

  it('fault 40: gives the values of formulas, the words of errors and of truth', async () => {
    const row =
      '<row r="2"><c r="A2" t="str"><f>A1</f><v>Ana &amp; Bia</v></c>' +
      '<c r="B2"><f>1+1</f><v>11987654321</v></c><c r="C2" t="e"><v>#N/A</v></c></row>' +
      '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="inlineStr"><is><t>=1+1</t></is></c></row>'
    const { rows } = await readBack(makeWorkbook({ A: titles + row }), 'a.xlsx')
    expect(rows).toEqual([
      ['Ana & Bia', '11987654321', '#N/A'],
      ['TRUE', '=1+1', ''],
    ])
  })

  it('leaves dates as dates', async () => {
    const row =
      '<row r="2"><c r="A2" s="1"><v>46350</v></c><c r="B2" s="2"><v>46350.5</v></c>' +
      '<c r="C2" s="1"><v>5511987654321</v></c></row>'
    const { rows } = await readBack(makeWorkbook({ A: titles + row }), 'a.xlsx')
    expect(rows).toEqual([['2026-11-24', '2026-11-24 12:00:00', '#####']])
  })

  it('keeps rows apart: blank ones, short ones, line breaks, quotes', async () => {
    const sheet =
      titles +
      textRow(2, ['Ana "Aninha"', '11 98765-4321, 11 3456-7890', 'a\nb']) +
      textRow(4, ['Bia']) +
      '<row r="9"/>'
    const { rows } = await readBack(makeWorkbook({ A: sheet }), 'a.xlsx')
    expect(rows).toEqual([
      ['Ana "Aninha"', '11 98765-4321, 11 3456-7890', 'a\nb'],
      ['', '', ''],
      ['Bia', '', ''],
    ])
  })

  it('asks which sheet when several hold something', async () => {
    const file = makeWorkbook({
      Vazia: '',
      Ativos: titles + textRow(2, ['Ana', '11987654321']),
      'Pararam &amp; saíram': titles + textRow(2, ['Bia', '21987654321']),
    })
    const sheets = ['Ativos', 'Pararam & saíram']
    await expect(readBack(file, 'a.xlsx')).rejects.toMatchObject({
      code: 'sheet_not_chosen',
      params: { sheets: sheets.join(', ') },
    })
    await expect(readBack(file, 'a.xlsx', { sheet: 'Outra' })).rejects.toMatchObject({
      code: 'sheet_not_found',
    })
    const first = await readBack(file, 'a.xlsx', { undecided: 'first' })
    expect([first.sheets, first.sheet, first.rows]).toEqual([
      sheets,
      'Ativos',
      [['Ana', '11987654321', '']],
    ])
    const second = await readBack(file, 'a.xlsx', { sheet: 'Pararam & saíram' })
    expect(second.rows).toEqual([['Bia', '21987654321', '']])
  })

  it('reads what the library writes', async () => {
    const rows = [
      ['nome', 'telefone'],
      ['João', '+55 11 98765-4321'],
      ['Zé', 11987654321],
    ]
    const xlsx = await writeXlsx({ sheets: [{ name: 'Lista', rows }] })
    const ods = await writeOds({ sheets: [{ name: 'Lista', rows }] })
    const expected = { header: rows[0], rows: [rows[1], ['Zé', '11987654321']], sheet: 'Lista' }
    expect(await readBack(xlsx, 'a.xlsx')).toMatchObject({ kind: 'xlsx', ...expected })
    expect(await readBack(ods, 'a.ods')).toMatchObject({ kind: 'ods', ...expected })
  })
})

describe('workbooks that are not to be opened', () => {
  const sheet = { A: titles + textRow(2, ['Ana', '11987654321']) }

  it('fault 9: is far larger inside than a list', async () => {
    const bomb = { name: 'xl/media/x.bin', content: Buffer.alloc(100 << 20), claimed: 10 }
    await expect(readBack(makeWorkbook(sheet, [bomb]), 'a.xlsx')).rejects.toMatchObject({
      code: 'file_too_big_inside',
    })
    const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `x/${at}`, content: '' }))
    await expect(readBack(makeWorkbook(sheet, many), 'a.xlsx')).rejects.toMatchObject({
      code: 'file_too_big_inside',
    })
  })

  it.each([
    '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
    '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.com/x.dtd"><x/>',
    `<x>${' '.repeat(70_000)}</x><!ENTITY a SYSTEM "file:///etc/passwd">`,
  ])('fault 10: carries a document type or an entity: %#', async (content) => {
    const file = makeWorkbook(sheet, [{ name: 'xl/sharedStrings.xml', content }])
    await expect(readBack(file, 'a.xlsx')).rejects.toMatchObject({ code: 'file_unsafe' })
  })

  it('fault 8: is under a password', async () => {
    const stream = Buffer.from('EncryptedPackage', 'utf16le')
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1024),
      stream,
      Buffer.alloc(1024),
    ])
    await expect(readBack(ole, 'a.xlsx')).rejects.toMatchObject({ code: 'file_is_protected' })
    const zip = makeWorkbook(sheet, [{ name: 'a', content: 'x', encrypted: true }])
    await expect(readBack(zip, 'a.xlsx')).rejects.toMatchObject({ code: 'file_is_protected' })
  })

  it('fault 15: broke off, wherever it did', async () => {
    const whole = makeWorkbook(sheet)
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const part = whole.subarray(0, Math.floor(whole.length * share))
      await expect(readBack(part, 'a.xlsx')).rejects.toMatchObject({ code: 'file_damaged' })
    }
  })

  it('has bytes that changed: never a crash, never a hang, never a word of the library', async () => {
    const whole = makeWorkbook(sheet)
    let at = 7
    for (let made = 0; made < 150; made++) {
      const damaged = Buffer.from(whole)
      for (let bytes = 0; bytes < 3; bytes++) {
        at = (at * 7919 + 13) % whole.length
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (made % 8))
      }
      const outcome = await readBack(damaged, 'a.xlsx').catch((thrown: unknown) => thrown)
      if (outcome instanceof Error)
        expect(outcome).toHaveProperty('code', expect.stringMatching(/^(file|sheet)_/))
    }
  })
})
