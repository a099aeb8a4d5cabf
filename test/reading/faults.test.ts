/**
 * Bad lists, each by its number: the sentence that a person reads, and what is still read. Those of
 * workbooks and archives stand in `formats/`. Reading opens the list for reading only and knows no
 * ledger, so nothing here can change one.
 */
import { chmodSync, mkdirSync, appendFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspectList, openList, surveyList } from '../../electron/core/reading/list.ts'
import { toReadError } from '../../electron/core/reading/open-file.ts'
import { accountsIn } from '../../shared/identity/accounts-in.ts'
import { AppError } from '../../shared/errors.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import type { Fault, FaultCode, ReadingChoices } from '../../shared/model.ts'
import { tempFolder } from '../cleaning/temp-folder.ts'
import { cellsOf, fileOf, inspect, readAll } from './read.ts'

const t = createTranslator('pt-BR')
const wordsOf = ({ code, line, params }: Fault) =>
  t(`lists:fault.${code}`, { ...params, line: line ?? 0 })

/** The faults of a list by code, with the sentence of each. */
function faultsOf(content: string | Uint8Array, reading: ReadingChoices = {}) {
  const found = inspect(content, reading)
  return new Map(found.faults.map((fault) => [fault.code, { ...fault, words: wordsOf(fault) }]))
}

function sentenceOf(content: string | Uint8Array, code: FaultCode, reading: ReadingChoices = {}) {
  return faultsOf(content, reading).get(code)?.words
}

/** The sentence with which a file is refused. */
function refusal(work: () => unknown): string {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof AppError) return t(`errors:${thrown.code}`, thrown.params)
    throw thrown
  }
  return 'accepted'
}

const rows = (count: number, end = '\n') =>
  Array.from({ length: count }, (_, at) => `P${at};11 9${8000 + at}-4321;x${end}`).join('')
const HEAD = 'nome;fone;nota\n'

describe('files', () => {
  test('fault 1: a file of zero bytes', () => {
    expect(refusal(() => inspect(''))).toBe('lista.csv está vazio: não há nenhuma linha para ler.')
  })

  test('fault 2: titles and nothing below', () => {
    expect(inspect(HEAD)).toMatchObject({ records: 0, columns: [{ name: 'nome' }, {}, {}] })
    expect(sentenceOf(HEAD, 'only_header')).toBe(
      'O arquivo só tem a linha de títulos e nenhum contato.',
    )
  })

  test('fault 3: one row without titles is a contact; where it might be titles, that is asked', () => {
    expect(readAll('Ana;11 98765-4321;x\n')).toMatchObject({
      dialect: { hasHeader: false },
      records: [{ cells: ['Ana', '11 98765-4321', 'x'] }],
    })
    expect(sentenceOf('Ana;Recife\n', 'header_doubt')).toBe(
      'A linha 1 pode ser de títulos ou já ser um contato. Confira.',
    )
  })

  test('fault 4: a folder, nothing, and what may not be read', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'pasta'))
    const open = (name: string) => refusal(() => openList({ path: join(folder, name), name }, {}))
    expect(open('pasta')).toBe('pasta é uma pasta. Escolha um arquivo.')
    expect(open('nada.csv')).toContain('O arquivo nada.csv não foi encontrado.')
    if (process.platform === 'win32' || process.getuid?.() === 0) return
    const { path, name } = fileOf('a;b\n')
    chmodSync(path, 0)
    expect(refusal(() => openList({ path, name }, {}))).toContain('não deixa abrir lista.csv')
  })

  test.each([
    ['grows', (path: string) => appendFileSync(path, 'Zé;11 97777-8888;x\n')],
    ['shrinks', (path: string) => truncateSync(path, 40)],
  ])('fault 5: a file that %s while it is read', (_, spoil) => {
    const file = fileOf(HEAD + rows(20_000))
    const list = openList(file, {})
    const read = () => {
      for (const { row } of list.records(() => {})) if (row === 1) spoil(file.path)
    }
    expect(refusal(read)).toContain('mudou enquanto era lido. Nada foi gravado.')
    list.close()
  })

  test.each([
    [
      'EBUSY',
      'está aberto em outro programa, como o Excel. Nada foi alterado. Feche-o lá e tente de novo.',
    ],
    ['EACCES', 'O computador não deixa abrir lista.csv.'],
  ])('fault 6: the operating system says %s', (code, words) => {
    const thrown = toReadError(Object.assign(new Error('x'), { code }), 'lista.csv')
    expect(thrown instanceof AppError && t(`errors:${thrown.code}`, thrown.params)).toContain(words)
  })

  test('fault 11: a long list takes no more memory, and stops when told to', () => {
    const file = fileOf(HEAD + rows(20_000).repeat(40))
    const before = process.memoryUsage().rss
    let looks = 0
    const hooks = { onProgress() {}, cancelled: () => ++looks > 150 }
    expect(refusal(() => surveyList(file, {}, 'BR', hooks))).toBe(t('errors:cancelled'))
    expect(looks).toBe(151)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20)
  })

  test.each([
    ['%PDF-1.7\n1 0 obj', 'é um PDF'],
    ['\x89PNG\r\n\x1a\n....', 'é uma imagem'],
    ['\xff\xd8\xff\xe0JFIF', 'é uma imagem'],
    ['<!DOCTYPE html>\n<html><table><tr><td>1</td></tr></table>', 'é uma página da internet'],
    ['<html xmlns:x="urn:schemas-microsoft-com:office:excel">', 'é uma página da internet'],
    ['Rar!\x1a\x07\0 ....', 'está compactado'],
    ['SQLite format 3\0', 'não é uma planilha nem um texto'],
    ['\x7fELF\x02\x01\x01\0', 'não é uma planilha nem um texto'],
  ])('fault 7: %j under the name of a list', (bytes, words) => {
    const work = () => inspect(Buffer.from(bytes, 'latin1'))
    expect(refusal(work)).toMatch(new RegExp(`^lista\\.csv ${words}`))
  })

  test('fault 14: a name with signs that deceive is only shown', () => {
    const name = '‮vsc.‭ 😀 nul.csv'
    const { path } = fileOf(HEAD + rows(2), 'lista.csv')
    expect(inspectList({ path, name }, {}, 'BR')).toMatchObject({ name, records: 2 })
  })

  test('fault 15: a file cut in the middle of a row', () => {
    const text = `${HEAD}${rows(5)}Caio;11 9`
    expect(sentenceOf(text, 'last_row_cut')).toBe(
      'A última linha (7) parece cortada, como em um arquivo baixado pela metade. Peça o arquivo de novo.',
    )
    expect(readAll(text).records.at(-1)).toMatchObject({ line: 7, fault: 'too_few_cells' })
  })
})

describe('encodings', () => {
  test('fault 17: the byte order mark is no part of the first title', () => {
    expect(readAll(`\ufeff${HEAD}${rows(1)}`).header[0]).toBe('nome')
  })

  test('fault 18: Windows accents, all of them', () => {
    const letters = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ áéíóúãõçñü'
    const bytes = Buffer.from(`nome;fone\n?;11987654321\n`)
    const high = Buffer.from([
      0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92,
      0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f, 0x20, 0xe1, 0xe9,
      0xed, 0xf3, 0xfa, 0xe3, 0xf5, 0xe7, 0xf1, 0xfc,
    ])
    const at = bytes.indexOf('?')
    const list = Buffer.concat([bytes.subarray(0, at), high, bytes.subarray(at + 1)])
    expect(cellsOf(list)).toEqual([[letters, '11987654321']])
  })

  test('fault 20: lines of another encoding are read, and listed', () => {
    const list = Buffer.concat([
      Buffer.from(`${HEAD}João;11987654321;é\nInês;11987654322;ú\n`),
      Buffer.from('Conceição;11987654323;à\n', 'latin1'),
    ])
    expect(cellsOf(list).map(([name]) => name)).toEqual(['João', 'Inês', 'Conceição'])
    expect(sentenceOf(list, 'other_encoding')).toBe(
      'Há linhas com acentos gravados de outro jeito (linha 4; total: 1). Confira os nomes nelas.',
    )
  })

  test('fault 21: no character is cut, wherever it stands', () => {
    const names = Array.from({ length: 40_000 }, (_, at) => `${'x'.repeat(at % 7)}ção€😀`)
    const list = HEAD + names.map((name, at) => `${name};119${80_000_000 + at};${name}\n`).join('')
    expect(Buffer.byteLength(list)).toBeGreaterThan(1 << 20)
    expect(cellsOf(list).every(([name, , note], at) => name === names[at] && note === name)).toBe(
      true,
    )
  })

  test('fault 22: garbled accents are named, and repaired only when asked', () => {
    const list = `${HEAD}JoÃ£o;11987654321;SÃ£o Paulo â€“ SP\n`
    expect(cellsOf(list)[0]?.[0]).toBe('JoÃ£o')
    expect(sentenceOf(list, 'mojibake')).toContain('Nada foi mudado')
    expect(cellsOf(list, { repairAccents: true })).toEqual([
      ['João', '11987654321', 'São Paulo – SP'],
    ])
    expect(faultsOf(`${HEAD}Âncora Ão;11987654321;MAÇÃ\n`).has('mojibake')).toBe(false)
  })

  test('fault 23: NUL bytes hold their row out', () => {
    const list = `${HEAD}Ana;11 98765-4321;x\0y\n${rows(3)}`
    expect(readAll(list).records[0]).toMatchObject({ fault: 'nul_byte' })
    expect(sentenceOf(list, 'nul_byte')).toContain('(linha 2; total: 1)')
  })

  test('fault 24: signs that cannot be seen and digits of other scripts are numbers still', () => {
    const list =
      'nome;fone\nA;\u202a+55 11 98765-4321\u202c\nB;１１９８７６５４３２１\nC;11\u00a098765\u20114321\n'
    expect(inspect(list)).toMatchObject({ phoneColumns: [{ index: 1 }], confidence: 'certain' })
    expect(cellsOf(list)[0]?.[1]).toBe('\u202a+55 11 98765-4321\u202c')
  })
})

describe('dialects', () => {
  test('fault 25: semicolons, with commas inside the quotes', () => {
    const list = 'nome;telefone\n"Silva, Ana, Dra.";11987654321\n"Souza, Bia";21987654321\n'
    expect(cellsOf(list)).toEqual([
      ['Silva, Ana, Dra.', '11987654321'],
      ['Souza, Bia', '21987654321'],
    ])
  })

  test.each(['\t', '|', '^', '~', ':'])('fault 26: separated by %j', (sign) => {
    const list = `nome${sign}fone\nAna${sign}11987654321\nBia${sign}21987654321\n`
    expect(inspect(list).dialect.delimiter).toBe(sign)
  })

  test('fault 27: sep= on the first line is obeyed and is no row', () => {
    expect(cellsOf('sep=;\r\nnome;valor\r\nAna;1,5\r\n')).toEqual([['Ana', '1,5']])
    expect(cellsOf('"sep=|"\nnome|valor\nAna;x|1,5\n')).toEqual([['Ana;x', '1,5']])
  })

  test.each([
    ['to the end', `${HEAD}${rows(9)}"Ana;11 98765-4321;x\n${rows(50_000)}`],
    [
      'to the next quote',
      `${HEAD}${rows(9)}"Ana;11 98765-4321;x\n${rows(50)}"Bia";11 98765-4321;"y"\n`,
    ],
    [
      'to the line below',
      `${HEAD}${rows(9)}"Ana;11 98765-4321;x\n"Bia";11 98765-4321;"y"\n${rows(50)}`,
    ],
    [
      'in the last column',
      `${HEAD}${rows(9)}Ana;11 98765-4321;"x\n${rows(50)}Bia;11 98765-4321;"y"\n`,
    ],
  ])('fault 28: a quote that would run %s costs its own line', (_, list) => {
    const { records } = readAll(list)
    expect(records).toHaveLength(list.split('\n').length - 2)
    expect(records.filter(({ fault }) => fault !== null)).toMatchObject([
      { line: 11, fault: 'quote_never_closed' },
    ])
    expect(sentenceOf(list.slice(0, 20_000), 'quote_never_closed')).toContain(
      '(linha 11; total: 1)',
    )
    expect(readAll(list, { quote: '' }).records.every(({ fault }) => fault === null)).toBe(true)
  })

  test('fault 29: a stray quote in the middle of a cell', () => {
    const list = `${HEAD}${rows(5)}Ana;11 98765-4321;tv 32" nova\n"B";11 98765-4321;"a "b" c"\n`
    expect(readAll(list).records.slice(5)).toMatchObject([
      { fault: 'stray_quote', cells: ['Ana', '11 98765-4321', 'tv 32" nova'] },
      { fault: 'stray_quote', cells: ['B', '11 98765-4321', 'a "b" c'] },
    ])
  })

  test('fault 30: backslashes and single quotes', () => {
    expect(cellsOf('nome,fone,obs\nAna,11987654321,"diz \\"oi\\", sim"\n')).toEqual([
      ['Ana', '11987654321', 'diz "oi", sim'],
    ])
    expect(cellsOf("'nome','fone'\n'D''Ávila, A','11987654321'\n'Bia','11987654322'\n")).toEqual([
      ["D'Ávila, A", '11987654321'],
      ['Bia', '11987654322'],
    ])
  })

  test('fault 31: every kind of line end, also mixed, ends a row', () => {
    expect(cellsOf(HEAD.replaceAll('\n', '\r') + rows(200, '\r'))).toHaveLength(200)
    const mixed = `${HEAD}${rows(3, '\r\n')}${rows(3, '\n')}${rows(3, '\r')}${rows(3, '\r\n')}`
    expect(readAll(mixed).records.map(({ line }) => line)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 2),
    )
    expect(sentenceOf(mixed, 'mixed_newlines')).toContain('Cada linha foi lida separada.')
  })

  test('fault 32: rows with fewer and more cells keep them to themselves', () => {
    const list = `${HEAD}${rows(3)}Gil;11 91111-2222\nHugo;11 92222-3333;a;b\n${rows(3)}`
    expect(readAll(list).records.slice(3, 5)).toMatchObject([
      { line: 5, fault: 'too_few_cells', cells: ['Gil', '11 91111-2222'] },
      { line: 6, fault: 'too_many_cells', cells: ['Hugo', '11 92222-3333', 'a', 'b'] },
    ])
    expect(sentenceOf(list, 'too_few_cells')).toContain('sem passar nada para outra linha')
  })

  test('fault 33: lines above, titles again, totals, another table', () => {
    const list =
      `Clientes da loja\nem 12/03/2026\n\n${HEAD}${rows(5)}${HEAD}${rows(2)}Total;;7\n\n` +
      'produto;preço\nbolo;10\ntorta;20\npão;1\n'
    const found = faultsOf(list)
    expect(inspect(list).dialect).toMatchObject({ preamble: 3, hasHeader: true })
    expect([...found].map(([code, { line }]) => [code, line])).toEqual([
      ['lines_above', 1],
      ['repeated_header', 10],
      ['totals_line', 13],
      ['blank_lines', 14],
      ['too_few_cells', 15],
      ['second_table', 15],
    ])
    expect(found.get('second_table')?.words).toContain('a partir da linha 15')
    expect(readAll(list).records).toHaveLength(14)
  })

  test('fault 33: comments between the rows', () => {
    const list = `${HEAD}${rows(3)}# até aqui conferido\n${rows(2)}`
    expect(sentenceOf(list, 'comment_lines')).toContain('(linha 5; total: 1)')
    expect(readAll(list).records).toHaveLength(6)
  })

  test('fault 34: titles that are twice there, missing, dangerous or five thousand', () => {
    const titles = ['__proto__', 'constructor', 'fone', 'fone', '', 'toString']
    const list = `${titles.join(';')}\n${['a', 'b', '11987654321', '2133334444', 'e', 'f'].join(';')}\n`
    expect(readAll(list)).toMatchObject({ header: titles })
    expect(inspect(list)).toMatchObject({ phoneColumns: [{ index: 2 }, { index: 3 }] })
    expect([...faultsOf(list).keys()]).toEqual(['empty_titles', 'repeated_titles'])

    const wide = Array.from({ length: 5000 }, (_, at) => `c${at}`)
    const row = wide.map((_, at) => (at === 4321 ? '11 98765-4321' : String(at % 10)))
    const found = inspect(`${wide.join(';')}\n${`${row.join(';')}\n`.repeat(20)}`)
    expect(found).toMatchObject({ records: 20 })
    expect(found.columns).toHaveLength(5000)
    expect(found.columns[4321]).toMatchObject({ name: 'c4321', phoneShare: 1 })
  })
})

describe('cells', () => {
  test('fault 35: numbers that Excel destroyed', () => {
    const list = `${HEAD}${rows(5)}Ana;5,51199E+12;x\n`
    expect(sentenceOf(list, 'digits_destroyed')).toContain('(linha 7; total: 1)')
    expect(cellsOf(list)[5]).toEqual(['Ana', '5,51199E+12', 'x'])
  })

  test.each([
    ['fault 36', '011 98765-4321', [5511987654321]],
    ['fault 36', '0 21 11 98765-4321', [5511987654321]],
    ['fault 37', '11 8765-4321', [5511987654321]],
    ['fault 38', '11 98765-4321 / 21 2345-6789', [5511987654321, 552123456789]],
    ['fault 43', '+351 912 345 678', [351912345678]],
    ['fault 43', '0800 123 4567', [558001234567]],
    ['fault 43', '11 9876', []],
  ])('%s: %s as it stands in a cell', (_, cell, keys) => {
    const [row] = cellsOf(`nome;fone\nAna;${cell}\nBia;11 91111-2222\n`)
    const { accounts } = accountsIn(row?.[1] ?? '', { country: 'BR', mode: 'national' })
    expect(accounts).toEqual(keys.map((key) => ({ kind: 'tel', key })))
  })

  test('fault 39: what keeps Excel from counting does not keep a number from being read', () => {
    const list = `nome;fone\nA;'+5511987654321\nB;="5511987654321"\nC;"\t11987654322"\nD; 11987654323\n`
    expect(readAll(list).records.map(({ fault }) => fault)).toEqual([null, null, null, null])
    expect(inspect(list).columns[1]).toMatchObject({ phoneShare: 1 })
  })

  test('fault 40: formulas are text', () => {
    expect(cellsOf('nome,fone\n"=1+1",11987654321\n@SUM(A1),11987654322\n')).toEqual([
      ['=1+1', '11987654321'],
      ['@SUM(A1)', '11987654322'],
    ])
  })

  test('fault 41: a cell of a megabyte, a name of 100,000 letters', () => {
    const list = `${HEAD}${'n'.repeat(100_000)};11 91111-2222;x\n${rows(1)}Z;11 92222-3333;${'z'.repeat(2 << 20)}\n${rows(2)}`
    const { records } = readAll(list)
    expect(records.filter(({ fault }) => fault === null)).toHaveLength(4)
    expect(new Set(records.slice(2, -2).map(({ fault }) => fault))).toEqual(
      new Set(['record_too_long']),
    )
    expect(Buffer.concat(records.map(({ bytes }) => bytes)).length).toBe(list.length - HEAD.length)
    expect(sentenceOf(`${HEAD}${'n'.repeat(100_000)};11 91111-2222;x\n`, 'long_cell')).toContain(
      'linha 2',
    )
  })

  test('fault 42: a phone in the column of names', () => {
    const list = `${HEAD}${rows(20)}11 98765-4321;Ana;x\n`
    expect(sentenceOf(list, 'number_elsewhere')).toBe(
      'Há telefones fora da coluna de telefones (linha 22; total: 1). Talvez nome e telefone estejam trocados nessas linhas.',
    )
  })

  test('fault 45: dates are no phones', () => {
    const list = 'nome;nascimento;contato\nA;31/02/1980;11 98765-4321\nB;13/14/1990;11 98765-4322\n'
    expect(inspect(list)).toMatchObject({ phoneColumns: [{ index: 2 }] })
  })
})
