import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeWorkbook, makeZip, textRow } from './make-zip.ts'
import { readBack } from './ready.ts'

const csv = 'nome;telefone\nAna;11987654321\n'
const book = makeWorkbook({
  Um: textRow(1, ['nome', 'telefone']) + textRow(2, ['Bia', '21987654321']),
  Dois: textRow(1, ['nome', 'telefone']) + textRow(2, ['Caio', '31987654321']),
})

describe('JSON', () => {
  it('reads lines, with fields that only some of them have and numbers of any length', async () => {
    const lines = [
      '{"nome":"Ana","telefone":5511987654321,"id":123456789012345678901}',
      '',
      '{"telefone":"+55 11 3456-7890","tags":["vip","sp"],"endereco":{"cidade":"Santos"}}',
      'isto não é JSON',
    ]
    expect(await readBack(lines.join('\n'), 'a.jsonl')).toMatchObject({
      kind: 'json_lines',
      header: ['nome', 'telefone', 'id', 'tags', 'endereco.cidade'],
      rows: [
        ['Ana', '5511987654321', '123456789012345678901', '', ''],
        ['', '+55 11 3456-7890', '', 'vip / sp', 'Santos'],
        ['isto não é JSON', '', '', '', ''],
      ],
    })
  })

  it('reads one list, on as many lines as it takes', async () => {
    const list = JSON.stringify([{ telefone: '11987654321' }, { telefone: null }], null, 2)
    expect(await readBack(list, 'a.json')).toMatchObject({
      header: ['telefone'],
      rows: [['11987654321'], ['']],
    })
  })

  it('takes names of fields for names and nothing else', async () => {
    const { header, rows } = await readBack(
      '{"__proto__":"x","constructor":"y","telefone":"11987654321"}\n',
      'a.jsonl',
    )
    expect(header).toEqual(['__proto__', 'constructor', 'telefone'])
    expect(rows).toEqual([['x', 'y', '11987654321']])
  })
})

describe('archives', () => {
  it('reads the one list in a ZIP, beside what macOS adds', async () => {
    const file = makeZip([
      { name: 'pasta/', content: '' },
      { name: '__MACOSX/._lista.csv', content: 'x' },
      { name: '../../lista.csv', content: csv },
      { name: 'leia-me.pdf', content: '%PDF-1.4' },
    ])
    expect(await readBack(file, 'lista.zip')).toMatchObject({
      kind: 'text',
      header: ['nome', 'telefone'],
      rows: [['Ana', '11987654321']],
    })
  })

  it('fault 16: asks which when there are several', async () => {
    const file = makeZip([
      { name: 'a.csv', content: csv, stored: true },
      { name: 'b.xlsx', content: book },
    ])
    await expect(readBack(file, 'a.zip')).rejects.toMatchObject({
      code: 'sheet_not_chosen',
      params: { sheets: 'a.csv, b.xlsx' },
    })
    expect((await readBack(file, 'a.zip', { sheet: 'a.csv' })).rows).toEqual([
      ['Ana', '11987654321'],
    ])
    await expect(readBack(file, 'a.zip', { sheet: 'b.xlsx' })).rejects.toMatchObject({
      code: 'sheet_not_chosen',
    })
    const inner = await readBack(file, 'a.zip', { sheet: 'b.xlsx › Dois' })
    expect([inner.sheets, inner.sheet, inner.rows]).toEqual([
      ['a.csv', 'b.xlsx › Um', 'b.xlsx › Dois'],
      'b.xlsx › Dois',
      [['Caio', '31987654321']],
    ])
  })

  it('reads a workbook in a ZIP, and a text that was compressed alone', async () => {
    const zip = makeZip([{ name: 'b.xlsx', content: book }])
    expect((await readBack(zip, 'b.zip', { sheet: 'Dois' })).rows).toEqual([
      ['Caio', '31987654321'],
    ])
    expect(await readBack(gzipSync(csv), 'a.csv.gz')).toMatchObject({
      rows: [['Ana', '11987654321']],
    })
  })

  it('reads Windows-1252 and semicolons in an archive as anywhere', async () => {
    const old = Buffer.from('nome;fone\nJosé;11987654321\nÂngela;21987654321\n', 'latin1')
    const { rows } = await readBack(makeZip([{ name: 'lista.csv', content: old }]), 'a.zip')
    expect(rows).toEqual([
      ['José', '11987654321'],
      ['Ângela', '21987654321'],
    ])
  })

  it('fault 9: stops at what comes out, whatever the archive says of it', async () => {
    const bomb = { name: 'lista.csv', content: Buffer.alloc(100 << 20, 'a'), claimed: 1_000 }
    await expect(readBack(makeZip([bomb]), 'a.zip')).rejects.toMatchObject({
      code: 'file_too_big_inside',
    })
    await expect(readBack(gzipSync(bomb.content), 'a.gz')).rejects.toMatchObject({
      code: 'file_too_big_inside',
    })
  })

  it('does not open an archive in an archive in an archive, nor one under a password', async () => {
    const nested = makeZip([
      {
        name: 'a.zip',
        content: makeZip([{ name: 'a.zip', content: makeZip([{ name: 'a.csv', content: csv }]) }]),
      },
    ])
    await expect(readBack(nested, 'a.zip')).rejects.toMatchObject({ code: 'file_is_compressed' })
    const secret = makeZip([{ name: 'a.csv', content: csv, encrypted: true }])
    await expect(readBack(secret, 'a.zip')).rejects.toMatchObject({ code: 'file_is_protected' })
    await expect(readBack(makeZip([]), 'a.zip')).rejects.toMatchObject({ code: 'file_empty' })
  })
})

it.each([
  ['%PDF-1.7\n', 'file_is_pdf'],
  ['\x89PNG\r\n\x1a\n', 'file_is_image'],
  ['<html><table><tr><td>11987654321</td></tr></table></html>', 'file_is_web_page'],
  ['Rar!\x1a\x07\x00', 'file_is_compressed'],
  ['SQLite format 3\0', 'file_kind_unsupported'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 um documento', 'file_kind_unsupported'],
])('fault 7: %j is named', async (content, code) => {
  await expect(readBack(Buffer.from(content, 'latin1'), 'lista.xls')).rejects.toMatchObject({
    code,
  })
})
