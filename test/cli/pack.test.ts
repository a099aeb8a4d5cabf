import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { importCsv, importRows } from '../weni/weni-import.ts'
import {
  documentOf,
  finished,
  runCli,
  startCli,
  temporaryFolder,
  type Finished,
} from './run-cli.ts'

const list = [
  'Nome;Telefone;Preço;Nota',
  'Ana;11 98765-4321;19,90;x',
  'Bia;21 91234-5678;5,00;--',
  'Caio;553188887777;7;y',
  ';47 99999-1111;1;z',
  'Dora;21 91234 5678;1;2',
  'Eva;11 3;1;2',
  '',
].join('\r\n')

/** A folder with a list, and Ana opted out. */
async function shop(content = list): Promise<string> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'lista.csv'), content)
  const { code } = await runCli(folder, ['optout', 'add', '(11) 98765-4321'])
  expect(code).toBe(0)
  return folder
}

const without = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== 'dados')
    .toSorted()

const cleanedSchema = z.object({
  run: z.int(),
  counts: z.record(z.string(), z.int()),
  files: z.record(z.string(), z.object({ path: z.string(), name: z.string(), rows: z.int() })),
  previous: z.string().nullable(),
  digest: z.string(),
})
const cleaned = (run: Finished) => cleanedSchema.parse(documentOf(run))
const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

describe('clean for Weni', () => {
  test('--format weni-csv makes a file that Weni takes, named for a new group', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', 'lista.csv', '--format', 'weni-csv', '--json'])
    expect(run.stderr).toBe('')
    const { files } = cleaned(run)
    expect(files['clean']?.name).toMatch(/^lista \d{4}-\d\d-\d\d\.csv$/)
    const read = importCsv(readFileSync(files['clean']?.path ?? '', 'utf8'))
    expect(read).toEqual({
      refusal: null,
      uncreatable: [],
      contacts: [
        {
          urns: ['whatsapp:5521912345678'],
          name: 'Bia',
          fields: { preco: '5,00', nota: '-' },
        },
        { urns: ['whatsapp:553188887777'], name: 'Caio', fields: { preco: '7', nota: 'y' } },
        { urns: ['whatsapp:5547999991111'], name: '', fields: { preco: '1', nota: 'z' } },
      ],
    })
  })

  test('--max-records splits, and --format may be repeated', async () => {
    const folder = await shop()
    const formats = ['--format', 'weni-xlsx', '--format', 'same', '--max-records', '2']
    const { files } = cleaned(await runCli(folder, ['clean', 'lista.csv', ...formats, '--json']))
    expect(Object.keys(files)).toEqual(['clean', 'clean_2', 'clean_3', 'removed', 'report'])
    const parts = [files['clean_2'], files['clean_3']]
    expect(parts.map((part) => part?.rows)).toEqual([2, 1])
    for (const part of parts) {
      expect(part?.name).toMatch(/ parte [12]\.xlsx$/)
      const { sheets } = await readXlsx(readFileSync(part?.path ?? ''))
      const rows = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')))
      expect(importRows(rows)).toMatchObject({ refusal: null, uncreatable: [] })
    }
  })

  test('says in words what to know before the upload', async () => {
    const folder = await shop()
    const { stdout } = await runCli(folder, ['clean', 'lista.csv', '--format', 'weni-csv'])
    expect(stdout).toContain('Na Weni, importe para o grupo novo: Lista ')
    expect(stdout).toContain('A coluna “Preço” vai para a Weni como “Preco”.')
    expect(stdout).toContain('1 contato vai sem nome.')
    expect(stdout).toContain('1 “--” virou “-”')
    expect(stdout).not.toContain('Use XLSX')
  })
})

test('--dry-run for Weni says what it would make of the list as it is', async () => {
  const folder = await shop()
  const run = await runCli(folder, ['clean', 'lista.csv', '--format', 'weni-csv', '--dry-run'])
  expect(run.stdout).toContain('Do jeito que está, a Weni recusaria esta lista:')
  expect(run.stdout).toContain('As colunas não estão separadas por vírgulas.')
  expect(run.stdout).toContain('Nenhuma coluna tem um título que a Weni entenda como número.')
  expect(without(folder)).toEqual(['lista.csv'])
})

describe('the pack', () => {
  test('one file a reason, a review file, the certificate and a ZIP of all', async () => {
    const folder = await shop()
    const pack = ['--pack', 'verdicts', '--pack', 'zip', '--certificate', '--review', 'ver.csv']
    const run = await runCli(folder, ['clean', 'lista.csv', ...pack, '--json'])
    const { files } = cleaned(run)
    expect(Object.keys(files)).toEqual([
      'clean',
      'removed',
      'review',
      'suppressed',
      'duplicate',
      'invalid_number',
      'report',
      'certificate',
      'pack',
    ])
    expect(text(folder, 'lista-repetidos.csv').split('\r\n')).toHaveLength(3)
    expect(text(folder, 'lista-descadastrados.csv')).toMatch(
      /Ana;11 98765-4321;19,90;x;2;suppressed;.*Descadastrados da loja\r\n$/,
    )
    const page = text(folder, 'lista-certificado.html')
    expect(page).toContain('Certificado de limpeza de lista')
    expect(page).not.toMatch(/98765|<script|https?:/)
    expect(readFileSync(join(folder, 'lista-limpeza.zip')).subarray(0, 2).toString()).toBe('PK')
  })

  test('several lists: an array of documents, and names only for one', async () => {
    const folder = await shop()
    copyFileSync(join(folder, 'lista.csv'), join(folder, 'outra.csv'))
    const run = await runCli(folder, ['clean', 'lista.csv', 'outra.csv', '--json'])
    const documents = z.array(cleanedSchema).parse(documentOf(run))
    expect(documents.map(({ run: number }) => number)).toEqual([1, 2])
    expect(documents[1]?.previous).toBe(documents[0]?.digest)
    const named = await runCli(folder, ['clean', 'lista.csv', 'outra.csv', '--clean', 'x.csv'])
    expect(named.code).toBe(2)
    expect(named.stderr).toContain('--clean')
  })

  test('--keep-duplicates, --dialect-no-header and --phone-column N', async () => {
    const folder = await shop('Bia;21 91234-5678\nBia;21 91234-5678\nAna;11 98765-4321\n')
    const options = ['--keep-duplicates', '--dialect-no-header', '--phone-column', '2']
    const run = await runCli(folder, ['clean', 'lista.csv', ...options, '--json'])
    expect(cleaned(run).counts).toMatchObject({ read: 3, kept: 2, duplicate: 0, suppressed: 1 })
    expect(text(folder, 'lista-limpa.csv')).toBe('Bia;21 91234-5678\nBia;21 91234-5678\n')
  })

  test('--require-opt-in keeps nobody who gave no permission', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', 'lista.csv', '--require-opt-in', '--json'])
    expect(cleaned(run).counts).toMatchObject({ kept: 0, suppressed: 1, no_consent: 4 })
  })

  test('--max-per-week holds back who was on a list already, but not in a dry run', async () => {
    const folder = await shop()
    await runCli(folder, ['clean', 'lista.csv'])
    const again = ['clean', 'lista.csv', '--yes', '--json', '--max-per-week']
    expect(cleaned(await runCli(folder, [...again, '2'])).counts).toMatchObject({ kept: 3 })
    expect(cleaned(await runCli(folder, [...again, '2'])).counts).toMatchObject({
      kept: 0,
      over_limit: 4,
      suppressed: 1,
    })
  })

  test('--as-of uses what was known then', async () => {
    const folder = await shop()
    const before = new Date().toISOString()
    await runCli(folder, ['optout', 'add', '21 91234-5678'])
    const as = (moment: string) =>
      runCli(folder, ['clean', 'lista.csv', '--as-of', moment, '--json', '--yes'])
    expect(cleaned(await as(before)).counts).toMatchObject({ suppressed: 1, kept: 3 })
    // A day means all of it.
    const now = new Date()
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
    expect(cleaned(await as(today)).counts).toMatchObject({ suppressed: 3, kept: 2 })
  })

  test.each([
    [
      '2020-01-01',
      /^lista-limpa: O primeiro registro desta lista é de \d\d\/\d\d\/\d{4}, \d\d:\d\d: /,
    ],
    ['2100-01-01', /^lista-limpa: Essa data ainda não chegou/],
  ])('--as-of %s, which the list cannot tell of, is refused', async (day, words) => {
    const folder = await shop()
    await runCli(folder, ['clean', 'lista.csv', '--out-dir', 'antes'])
    for (const args of [
      ['clean', 'lista.csv', '--as-of', day],
      ['history', 'redo', '1', '--as-of', day, '--out-dir', 'depois'],
      ['optout', 'list', '--as-of', day],
      ['optout', 'export', 'tudo.csv', '--as-of', day],
    ]) {
      const { code, stdout, stderr } = await runCli(folder, args)
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
      expect(stderr).toMatch(words)
    }
    expect(without(folder)).toEqual(['antes', 'lista.csv'])
  })

  test.each([
    [['clean'], 'Falta informar a lista'],
    [['clean', '-', 'lista.csv'], '"-"'],
    [['clean', 'lista.csv', '--watch', '.'], '--watch'],
    [['clean', 'lista.csv', '--format', 'pdf'], 'same, weni-csv, weni-xlsx, xlsx'],
    [['clean', 'lista.csv', '--scope', 'tudo'], '--scope'],
    [['clean', '-', '--json'], '--clean'],
  ])('refuses %j', async (args, words) => {
    const folder = await shop()
    const { code, stderr, stdout } = await runCli(folder, args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: args.includes('--json') ? stdout : '' })
    expect(stderr).toContain(words)
    expect(without(folder)).toEqual(['lista.csv'])
  })
})

describe('pipes', () => {
  test('"-" takes the list from the input and gives the clean one to the output', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', '-'], { input: list })
    expect(run.code).toBe(0)
    expect(run.stdout).toBe(
      list
        .split('\r\n')
        .filter((line) => !/^(Ana|Dora|Eva)/.test(line))
        .join('\r\n'),
    )
    expect(run.stderr).toContain('Fica')
    expect(without(folder)).toEqual(['lista.csv'])
  })

  test('other files are made beside it when they are named', async () => {
    const folder = await shop()
    const named = ['clean', 'lista.csv', '--clean', '-', '--report', 'contas.json', '--quiet']
    const run = await runCli(folder, named)
    expect(run.stdout).toMatch(/^Nome;Telefone;Preço;Nota\r\nBia/)
    expect(without(folder)).toEqual(['contas.json', 'lista.csv'])
  })

  test('a list that cannot be cleaned gives nothing to the output', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', '-'], { input: 'a;b\n1;2\n' })
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 3, stdout: '' })
  })
})

describe('history and verify', () => {
  test('lists, shows and repeats what was done', async () => {
    const folder = await shop()
    await runCli(folder, ['clean', 'lista.csv'])
    await runCli(folder, ['optout', 'add', '21 91234-5678'])
    const shown = await runCli(folder, ['history', 'show', '1'])
    expect(shown.stdout).toContain('1 pessoa deste arquivo não pode mais receber mensagens.')
    expect(shown.stdout).toContain('A lista original está no lugar e não mudou.')

    const redone = cleaned(await runCli(folder, ['history', 'redo', '1', '--json']))
    expect(redone.counts).toMatchObject({ kept: 2, suppressed: 3 })
    expect(redone.files['clean']?.name).toMatch(/^lista \d{4}-\d\d-\d\d \d{6}-limpa\.csv$/)

    const { stdout } = await runCli(folder, ['history'])
    expect(stdout).toMatch(/^2 .*lista\.csv: ficaram 2 de 6 \(repete a 1\)\n1 .*ficaram 3 de 6\n/)
    expect(stdout).toContain('3 mensagens deixaram de ser enviadas.')
    expect((await runCli(folder, ['history', 'show', '9'])).code).toBe(2)
  })

  test('a clean list is intact, until it changes or somebody opts out', async () => {
    const folder = await shop()
    await runCli(folder, ['clean', 'lista.csv'])
    const intact = await runCli(folder, ['verify', 'lista-limpa.csv'])
    expect(intact.code).toBe(0)
    expect(intact.stdout).toContain('lista-limpa.csv está igual ao que foi certificado.')
    expect(intact.stdout).toContain('a corrente até o primeiro está inteira')
    expect(intact.stdout).toContain('Ninguém deste arquivo se descadastrou até agora.')

    await runCli(folder, ['optout', 'add', '31 98888-7777'])
    const stale = await runCli(folder, ['verify', 'lista-limpa.csv'])
    expect(stale.code).toBe(5)
    expect(stale.stdout).toContain('1 pessoa deste arquivo não pode mais receber mensagens.')
    expect(stale.stdout).toContain('linha 3, desde')

    writeFileSync(join(folder, 'lista-limpa.csv'), `${text(folder, 'lista-limpa.csv')}Zé;1;;\r\n`)
    const changed = await runCli(folder, ['verify', 'lista-limpa.csv', '--json'])
    expect(changed.code).toBe(5)
    expect(documentOf(changed)).toMatchObject({
      standing: 'changed',
      certificates: [{ role: 'clean', file: 'changed', genuine: true, chain: 'holds' }],
    })
  })

  test('a report that was touched up is found out, wherever it is', async () => {
    const folder = await shop()
    await runCli(folder, ['clean', 'lista.csv'])
    const report = text(folder, 'lista-relatorio.json')
    writeFileSync(join(folder, 'lista-relatorio.json'), report.replace('"kept": 3', '"kept": 4'))
    const beside = await runCli(folder, ['verify', 'lista-limpa.csv', '--json'])
    expect(beside.code).toBe(5)
    expect(documentOf(beside)).toMatchObject({
      standing: 'intact',
      certificates: [
        { source: 'history', genuine: true, chain: 'holds' },
        { source: 'beside', genuine: false, chain: 'broken' },
      ],
    })
    const itself = await runCli(folder, ['verify', 'lista-relatorio.json'])
    expect(itself.stdout).toContain('O certificado foi alterado')
    expect(itself.code).toBe(5)
  })

  test('with another ledger the certificate still proves the file, by itself', async () => {
    const folder = await shop()
    await runCli(folder, ['clean', 'lista.csv'])
    const other = ['--data-dir', 'outros-dados', 'verify', 'lista-limpa.csv', '--json']
    expect(documentOf(await runCli(folder, other))).toMatchObject({
      standing: 'intact',
      certificates: [{ source: 'beside', genuine: true, chain: 'elsewhere' }],
    })
    writeFileSync(join(folder, 'solta.json'), '{}')
    const none = await runCli(folder, ['verify', 'lista-limpa.csv', '--report', 'solta.json'])
    expect(none.code).toBe(3)
    expect(none.stderr).toContain('não é um relatório')
  })

  test('a file that no certificate speaks of', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['verify', 'lista.csv', '--json'])
    expect(documentOf(run)).toMatchObject({ standing: 'unknown', since: { optedOut: 1 } })
    expect(run.code).toBe(5)
  })

  test('writes the certificate of an old run as a page, and replaces none in silence', async () => {
    const folder = await shop()
    await runCli(folder, ['clean', 'lista.csv'])
    const page = ['--locale', 'es', 'history', 'certificate', '1', 'certificado.html']
    expect((await runCli(folder, page)).code).toBe(0)
    expect(text(folder, 'certificado.html')).toContain('Certificado de limpieza de lista')
    expect((await runCli(folder, page)).code).toBe(5)
  })
})

test('--watch cleans every list that comes, once, and gives it another ending', async () => {
  const folder = await shop()
  copyFileSync(join(folder, 'lista.csv'), join(folder, 'outra.csv'))
  writeFileSync(join(folder, 'vazia.csv'), '')
  const child = startCli(folder, ['clean', '--watch', '.'])
  const end = finished(child)
  const deadline = Date.now() + 30_000
  const names = () => without(folder).join(' ')
  while (!/lista\.csv\.feito outra\.csv\.feito vazia\.csv\.erro/.test(names())) {
    if (Date.now() > deadline) break
    await new Promise((wake) => setTimeout(wake, 100))
  }
  child.kill('SIGINT')
  const { code, stdout, stderr } = await end
  expect(names()).toBe('limpas lista.csv.feito outra.csv.feito vazia.csv.erro')
  expect(code).toBe(0)
  expect(stdout.match(/linhas lidas/g)).toHaveLength(2)
  expect(stderr).toContain('Esperando listas')
  expect(readdirSync(join(folder, 'limpas')).filter((name) => name.includes('limpa'))).toEqual([
    'lista-limpa.csv',
    'outra-limpa.csv',
  ])
  expect(existsSync(resolve(folder, 'limpas', 'lista-removidos.csv'))).toBe(true)
})
