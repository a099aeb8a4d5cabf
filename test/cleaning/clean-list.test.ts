import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { columnNamesBeside } from '../../electron/core/cleaning/column-names.ts'
import { cleanList } from '../../electron/core/cleaning/clean-list.ts'
import type { Hooks, RunHistory } from '../../electron/core/cleaning/types.ts'
import { AppError } from '../../shared/errors.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { cleanReportSchema, plainRules, type ReadingChoices } from '../../shared/model.ts'
import { historyAtStart, ledgerOf, listFile, quietly, requestFor, usualTargets } from './lists.ts'

const ledger = ledgerOf('(11) 98765-4321', '31 3333-4444')
const store = { id: 'ledger', batches: 1, events: 2, suppressed: 2, digest: 'd'.repeat(64) }
const locale = 'pt-BR'
const context = {
  appVersion: '0.1.0',
  clock: () => new Date('2026-11-24T12:00:00.000Z'),
  translate: createTranslator(locale),
  locale,
  operator: 'Ana',
  rules: plainRules,
  category: 'marketing',
} as const

interface Options {
  readonly phones?: readonly number[]
  readonly reading?: ReadingChoices
  readonly hooks?: Hooks
  readonly replace?: boolean
}

function clean(file: { path: string; name: string }, options: Options = {}) {
  const { phones = [1], reading = {}, hooks = quietly, replace = false } = options
  const folder = dirname(file.path)
  const chosen = {
    clean: join(folder, 'limpa.csv'),
    removed: join(folder, 'removidos.csv'),
    report: join(folder, 'relatorio.json'),
  }
  const targets = { ...usualTargets(folder), chosen, replace }
  const request = requestFor(phones, reading)
  const run = { ...context, history: historyAtStart() }
  const result = cleanList(file, request, ledger, store, targets, run, hooks)
  const removedBytes = readFileSync(chosen.removed)
  return {
    ...result,
    targets: chosen,
    folder,
    removedBytes,
    cleanBytes: readFileSync(chosen.clean),
  }
}

function cleanText(text: string, options: Options = {}) {
  const { cleanBytes, removedBytes, ...rest } = clean(listFile(text), options)
  const removed = Papa.parse<string[]>(removedBytes.toString(), { delimiter: ';' }).data
  return { ...rest, clean: cleanBytes.toString(), removedText: removedBytes.toString(), removed }
}

const HEAD = 'nome;fone;nota\r\n'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('cleaning a list', () => {
  test.each([
    'Ana 11987654321',
    'cel: 11987654321',
    'whatsapp:+5511987654321',
    '[11] 987654321',
    '(11) 98765-4321 (zap)',
    '11987654321 ramal 12',
    '11 98765-4321 / 21 99876-5432',
    '\u0665\u0665\u0661\u0661\u0669\u0668\u0667\u0666\u0665\u0664\u0663\u0662\u0661',
  ])('a first row without titles above it is judged, however it writes its number: %s', (cell) => {
    const below = 'B2;11912345678;Bia\nC3;21998765432;Rui\n'
    for (const first of [`A1;${cell};Ana\n`, `A1;${cell};Ana;x\n`, `A1;${cell}\n`]) {
      const { clean, report } = cleanText(first + below)
      expect(clean).toBe(below)
      expect(report.counts).toMatchObject({ read: 3, kept: 2 })
    }
  })

  test('keeps rows byte for byte and says of every other why it left', () => {
    const { clean, removed, report } = cleanText(
      `${HEAD}Ana;11 98765-4321;x\r\nBia;"21 91234-5678";"a;""b""\r\nc"\r\nCai;(21) 1234-5678;\r\n` +
        'Davi;;\nEva;2191234-5678;y\r\nFábio;31 9 3333-4444;\r\nGil;21 92222-3333\r\nHugo;1;2;3\r\n',
    )
    expect(clean).toBe(`${HEAD}Bia;"21 91234-5678";"a;""b""\r\nc"\r\n`)
    expect(removed).toEqual([
      [
        'nome',
        'fone',
        'nota',
        'Linha no arquivo original',
        'Código',
        'Motivo',
        'Encontrado como',
        'Desde',
        'Lista',
      ],
      [
        'Ana',
        '11 98765-4321',
        'x',
        '2',
        'suppressed',
        'Está na lista de descadastrados',
        '+55 (11) 98765-4321',
        '02/03/2026',
        'Descadastrados da loja',
      ],
      [
        'Cai',
        '(21) 1234-5678',
        '',
        '4',
        'invalid_number',
        expect.stringContaining('Número não entendido'),
        '',
        '',
        '',
      ],
      ['Davi', '', '', '5', 'no_number', 'Sem número de telefone', '', '', ''],
      [
        'Eva',
        '2191234-5678',
        'y',
        '6',
        'duplicate',
        'Repetido: o mesmo número já aparece antes',
        'linha 3',
        '',
        '',
      ],
      [
        'Fábio',
        '31 9 3333-4444',
        '',
        '7',
        'possible_match',
        'Pode ser alguém descadastrado: confira antes de enviar',
        '+55 (31) 3333-4444',
        '02/03/2026',
        'Descadastrados da loja',
      ],
      [
        'Gil',
        '21 92222-3333',
        '',
        '8',
        'malformed',
        'Linha com defeito: tem menos colunas do que o título',
        '',
        '',
        '',
      ],
      [
        'Hugo;1;2;3',
        '',
        '',
        '9',
        'malformed',
        'Linha com defeito: tem mais colunas do que o título',
        '',
        '',
        '',
      ],
      [''],
    ])
    expect(report.counts).toEqual({
      read: 8,
      kept: 1,
      suppressed: 1,
      possible_match: 1,
      no_consent: 0,
      over_limit: 0,
      duplicate: 1,
      invalid_number: 1,
      no_number: 1,
      malformed: 2,
    })
  })

  test('the report describes input, outputs, ledger and moment, and is the file itself', () => {
    const text = `${HEAD}Ana;11 98765-4321;x\r\nBia;21 91234-5678;y\r\n`
    const { report, files, targets } = cleanText(text)
    expect(report).toEqual(
      cleanReportSchema.parse(JSON.parse(readFileSync(targets.report, 'utf8'))),
    )
    expect(report.input).toMatchObject({
      name: 'lista.csv',
      sha256: sha256(Buffer.from(text)),
      rows: 2,
      encoding: 'utf-8',
      delimiter: ';',
      phoneColumns: [{ index: 1, name: 'fone', mode: 'national' }],
    })
    expect(report).toMatchObject({
      store,
      appVersion: '0.1.0',
      startedAt: '2026-11-24T12:00:00.000Z',
      finishedAt: '2026-11-24T12:00:00.000Z',
    })
    for (const { role, path, bytes, sha256: digest, rows } of files) {
      const written = readFileSync(path)
      expect([role, written.length, sha256(written)]).toEqual([role, bytes, digest])
      if (role !== 'report')
        expect(report.files[role]).toMatchObject({ bytes, sha256: digest, rows })
    }
  })

  test('a last row without a line end stays as it is, and is ended where columns are added', () => {
    const kept = cleanText(`${HEAD}Ana;11 98765-4321;x\r\nBia;21 91234-5678;y`)
    expect(kept.clean).toBe(`${HEAD}Bia;21 91234-5678;y`)
    const left = cleanText(`${HEAD}Bia;21 91234-5678;y\r\nAna;11 98765-4321;x`)
    expect(left.clean).toBe(`${HEAD}Bia;21 91234-5678;y\r\n`)
    expect(left.removedText).toMatch(/\r\n$/)
    expect(left.removed).toHaveLength(3)
  })

  test('Windows-1252 stays Windows-1252, in every file', () => {
    const text = 'nome;fone;observação\r\nJoão;21 91234-5678;à vista\r\nInês;11 98765-4321;pão\r\n'
    const file = listFile(Buffer.from(text, 'latin1'))
    const { cleanBytes, removedBytes } = clean(file, { reading: { encoding: 'windows-1252' } })
    expect(cleanBytes.toString('latin1')).toBe(text.replace(/Inês.*\r\n/, ''))
    expect(removedBytes.toString('latin1')).toContain(
      'nome;fone;observação;Linha no arquivo original;Código;',
    )
    expect(removedBytes.toString('latin1')).toContain(
      'Inês;11 98765-4321;pão;3;suppressed;Está na lista',
    )
  })

  test('the byte order mark stays in front of both files', () => {
    const { clean, removedText } = cleanText(`\ufeff${HEAD}Bia;21 91234-5678;y\r\n`)
    expect(clean).toBe(`\ufeff${HEAD}Bia;21 91234-5678;y\r\n`)
    expect(removedText).toMatch(/^\ufeffnome;fone;nota;Linha/)
  })

  test('a quote that never closes cannot swallow the rows after it', () => {
    const { removed, clean } = cleanText(
      `${HEAD}Bia;21 91234-5678;y\r\nAna;21 93333-4444;x"y\r\nCai;21 94444-5555;z\r\n`,
    )
    expect(clean).toBe(`${HEAD}Bia;21 91234-5678;y\r\nCai;21 94444-5555;z\r\n`)
    expect(removed[1]?.slice(0, 5)).toEqual(['Ana;21 93333-4444;x"y', '', '', '3', 'malformed'])
  })

  test('several phone columns: any opted-out number takes the row out', () => {
    const head = 'nome;fone;fone 2\n'
    const { clean, report } = cleanText(
      `${head}Ana;21 91234-5678;11 98765-4321\nBia;21 92222-3333;\nCai;21 93333-4444;21 92222-3333\n`,
      { phones: [1, 2] },
    )
    expect(clean).toBe(`${head}Bia;21 92222-3333;\n`)
    expect(report.counts).toMatchObject({ kept: 1, suppressed: 1, duplicate: 1 })
  })
})

describe('a run that does not finish', () => {
  const text = `${HEAD}${Array.from({ length: 3000 }, (_, i) => `P${i};21 9${80000000 + i};x\r\n`).join('')}`

  test.each([0, 1, 2, 3])('cancelled at look %i leaves nothing at all', (look) => {
    const file = listFile(text)
    let looks = 0
    const hooks: Hooks = { onProgress() {}, cancelled: () => looks++ === look }
    try {
      clean(file, { hooks })
      expect(looks).toBeLessThanOrEqual(look)
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'cancelled' })
      expect(readdirSync(dirname(file.path))).toEqual(['lista.csv'])
    }
  })

  test('is refused when the list changes meanwhile', () => {
    const file = listFile(text)
    let changed = false
    const hooks: Hooks = {
      onProgress() {
        if (!changed) appendFileSync(file.path, 'Zé;21 97777-8888;x\r\n')
        changed = true
      },
      cancelled: () => false,
    }
    expect(() => clean(file, { hooks })).toThrow(
      expect.objectContaining({ code: 'file_changed_while_reading' }),
    )
    expect(readdirSync(dirname(file.path))).toEqual(['lista.csv'])
  })

  test('replaces nothing unless told to, and then everything', () => {
    const file = listFile(text)
    const old = join(dirname(file.path), 'removidos.csv')
    writeFileSync(old, 'antigo')
    expect(() => clean(file)).toThrow(expect.objectContaining({ code: 'target_exists' }))
    expect(readFileSync(old, 'utf8')).toBe('antigo')
    expect(existsSync(join(dirname(file.path), 'limpa.csv'))).toBe(false)
    clean(file, { replace: true })
    expect(readFileSync(old, 'utf8')).toMatch(/^nome;fone;nota;Linha/)
  })

  test('is not remembered without its files, and leaves no files when it cannot be remembered', () => {
    const file = listFile(text)
    const folder = dirname(file.path)
    const full: RunHistory = {
      pack: () => new Uint8Array(),
      append: (make) =>
        make({
          previous: null,
          add: () => 1,
          commit() {
            throw new AppError('disk_full', { file: 'lista-limpa.db' })
          },
        }),
    }
    const run = { ...context, history: full }
    const request = requestFor([1])
    const attempt = (replace: boolean) => {
      const targets = { ...usualTargets(folder), replace }
      return cleanList(file, request, ledger, store, targets, run, quietly)
    }
    expect(() => attempt(false)).toThrow(expect.objectContaining({ code: 'disk_full' }))
    expect(readdirSync(folder)).toEqual(['lista.csv'])
    writeFileSync(join(folder, 'lista-limpa.csv'), 'antiga')
    expect(() => attempt(true)).toThrow(expect.objectContaining({ code: 'disk_full' }))
    expect(readdirSync(folder).toSorted()).toEqual(['lista-limpa.csv', 'lista.csv'])
    expect(readFileSync(join(folder, 'lista-limpa.csv'), 'utf8')).toBe('antiga')
  })
})

test.each([
  ['more titles than cells', 'nome;fone;nota', 'Ana;11 98765-4321', 'Bia;21 91234-5678'],
  ['fewer titles than cells', 'nome;fone', 'Ana;11 98765-4321;x', 'Bia;21 91234-5678;y'],
])('%s: the added columns stand under their names', (_, titles, out, kept) => {
  const rows = [kept, out, out, out, out]
  const { removed, clean } = cleanText(`${titles}\r\n${rows.join('\r\n')}\r\n`)
  expect(clean).toBe(`${titles}\r\n${kept}\r\n`)
  const place = removed[0]?.indexOf('Código') ?? -1
  expect(place).toBeGreaterThan(2)
  expect(removed.slice(1, -1).map((row) => row[place])).toEqual(
    Array.from({ length: 4 }, () => 'suppressed'),
  )
})

test('columns that are added get names that the list has not yet', () => {
  const titles = ['Código', 'fone', 'LINHA', 'codigo 2', 'Motivo da saída']
  const added = ['Linha', 'Código', 'Motivo', 'Desde']
  expect(columnNamesBeside(titles, added)).toEqual(['Linha 2', 'Código 3', 'Motivo', 'Desde'])
  expect(columnNamesBeside([], added)).toEqual(added)
})
