import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { cleanReportSchema } from '../../shared/model.ts'
import { verdictCodes } from '../../shared/model.ts'
import { documentOf, runCli, temporaryFolder, type Finished } from './run-cli.ts'

const sampleList = resolve('test/fixtures/exemplo-lista.csv')
const sampleOptOuts = resolve('test/fixtures/exemplo-descadastrados.csv')
const madeFile = z.object({ path: z.string(), name: z.string(), rows: z.int(), sha256: z.string() })

/** A folder with the sample list, under a name with an accent, and the sample opt-outs recorded. */
async function shop(): Promise<string> {
  const folder = temporaryFolder()
  copyFileSync(sampleList, join(folder, 'promoção.csv'))
  const { code, stderr } = await runCli(folder, ['optout', 'import', sampleOptOuts])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return folder
}

function reportOf(run: Finished) {
  const document = documentOf(run)
  return {
    report: cleanReportSchema.parse(document),
    files: z.object({ files: z.record(z.string(), madeFile) }).parse(document).files,
  }
}

const without = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== 'dados')
    .toSorted()

describe('clean', () => {
  test('makes three files beside the list, and the sum of its report is what was read', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', 'promoção.csv', '--json'])
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })

    const { report, files } = reportOf(run)
    const { read, ...verdicts } = report.counts
    expect(report.counts).toEqual({
      read: 15,
      kept: 9,
      suppressed: 2,
      possible_match: 0,
      no_consent: 0,
      over_limit: 0,
      duplicate: 1,
      invalid_number: 2,
      no_number: 1,
      malformed: 0,
    })
    expect(verdictCodes.reduce((sum, code) => sum + verdicts[code], 0)).toBe(read)
    expect(report.input).toMatchObject({
      name: 'promoção.csv',
      rows: 15,
      encoding: 'windows-1252',
      delimiter: ';',
      phoneColumns: [{ index: 1, name: 'Telefone', mode: 'national' }],
    })
    expect(without(folder)).toEqual([
      'promoção-limpa.csv',
      'promoção-relatorio.json',
      'promoção-removidos.csv',
      'promoção.csv',
    ])
    for (const { path, sha256 } of Object.values(files)) {
      expect(createHash('sha256').update(readFileSync(path)).digest('hex'), path).toBe(sha256)
    }
    expect(JSON.parse(readFileSync(join(folder, 'promoção-relatorio.json'), 'utf8'))).toMatchObject(
      {
        counts: report.counts,
      },
    )
  })

  test('keeps rows byte for byte and leaves the original as it was', async () => {
    const folder = await shop()
    await runCli(folder, ['clean', 'promoção.csv'])
    const original = readFileSync(sampleList)
    expect(readFileSync(join(folder, 'promoção.csv')).equals(original)).toBe(true)

    const kept = readFileSync(join(folder, 'promoção-limpa.csv'), 'latin1')
    expect(kept).toContain('"Entregar só à tarde.\nNão tocar a campainha; ligar."\r\n')
    expect(kept).not.toMatch(/Conceição|Falcão|Letícia P\.|Araújo|Muniz/)
    for (const line of kept.split('\r\n')) expect(original.toString('latin1')).toContain(line)
  })

  test('prints an addition that adds up', async () => {
    const folder = await shop()
    const { stdout, code } = await runCli(folder, ['clean', 'promoção.csv'])
    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        'promoção.csv: 15 linhas lidas',
        '',
        '   9  Fica',
        '   2  Sai: descadastrado',
        '   1  Sai: repetido',
        '   2  Sai: número não entendido',
        '   1  Sai: sem número',
        '  ──',
        '  15  Total lido',
        '',
        'Lista limpa: promoção-limpa.csv',
        'Quem saiu:   promoção-removidos.csv',
        'Relatório:   promoção-relatorio.json',
        '',
      ].join('\n'),
    )
  })

  test.each([
    ['en', ['promoção-clean.csv', 'promoção-removed.csv', 'promoção-report.json']],
    ['es', ['promoção-limpia.csv', 'promoção-retirados.csv', 'promoção-informe.json']],
  ])('names its files in the language asked for: %s', async (locale, names) => {
    const folder = await shop()
    await runCli(folder, ['--locale', locale, 'clean', 'promoção.csv'])
    expect(without(folder)).toEqual([...names, 'promoção.csv'].toSorted())
  })

  test('--quiet says nothing', async () => {
    const folder = await shop()
    const { code, stdout, stderr } = await runCli(folder, ['clean', 'promoção.csv', '--quiet'])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('--dry-run counts and writes nothing', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', 'promoção.csv', '--dry-run', '--json'])
    expect(documentOf(run)).toMatchObject({ dryRun: true, counts: { read: 15, kept: 9 } })
    expect(run.code).toBe(0)
    expect(without(folder)).toEqual(['promoção.csv'])
  })

  test('--out-dir, made when it is not there', async () => {
    const folder = await shop()
    const { code } = await runCli(folder, ['clean', 'promoção.csv', '--out-dir', 'saída/hoje'])
    expect(code).toBe(0)
    expect(readdirSync(join(folder, 'saída/hoje')).toSorted()).toEqual([
      'promoção-limpa.csv',
      'promoção-relatorio.json',
      'promoção-removidos.csv',
    ])
    expect(without(folder)).toEqual(['promoção.csv', 'saída'])
  })

  test('--clean, --removed and --report name each file', async () => {
    const folder = await shop()
    const targets = ['--clean', 'fica.csv', '--removed', 'sai.csv', '--report', 'contas.json']
    const { code } = await runCli(folder, ['clean', ...targets, 'promoção.csv'])
    expect(code).toBe(0)
    expect(without(folder)).toEqual(['contas.json', 'fica.csv', 'promoção.csv', 'sai.csv'])
  })
})

describe('clean never replaces in silence', () => {
  test('what exists stays, nothing is written, exit code 5', async () => {
    const folder = await shop()
    writeFileSync(join(folder, 'promoção-removidos.csv'), 'meu')
    const run = await runCli(folder, ['clean', 'promoção.csv', '--json'])
    expect(documentOf(run)).toMatchObject({
      error: { code: 'output_needs_confirmation', params: { file: 'promoção-removidos.csv' } },
    })
    expect(run.stderr).toContain('--yes')
    expect(run.code).toBe(5)
    expect(without(folder)).toEqual(['promoção-removidos.csv', 'promoção.csv'])
    expect(readFileSync(join(folder, 'promoção-removidos.csv'), 'utf8')).toBe('meu')
  })

  test('--yes replaces it', async () => {
    const folder = await shop()
    writeFileSync(join(folder, 'promoção-removidos.csv'), 'meu')
    const { code } = await runCli(folder, ['--yes', 'clean', 'promoção.csv'])
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'promoção-removidos.csv'), 'utf8')).not.toBe('meu')
  })

  test('not even --yes replaces the list itself', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', 'promoção.csv', '--clean', 'promoção.csv', '--yes'])
    expect(run.stderr).toContain('O original nunca é alterado')
    expect(run.code).toBe(3)
    expect(readFileSync(join(folder, 'promoção.csv')).equals(readFileSync(sampleList))).toBe(true)
  })
})

describe('--phone-column', () => {
  const twoColumns = 'Mãe;Telefônico;Pai\nAna;11 98765-4321;21 99876-5432\n'

  test.each([
    ['by header', ['telefonico'], { kept: 0, suppressed: 1 }],
    ['by position', ['3'], { kept: 1, suppressed: 0 }],
    ['several: one opted out is enough', ['3', 'TELEFÔNICO'], { kept: 0, suppressed: 1 }],
  ])('%s', async (_, columns, counts) => {
    const folder = await shop()
    writeFileSync(join(folder, 'pais.csv'), twoColumns)
    const args = columns.flatMap((column) => ['--phone-column', column])
    const run = await runCli(folder, ['clean', 'pais.csv', '--json', ...args])
    expect(documentOf(run)).toMatchObject({ counts: { read: 1, ...counts } })
  })

  test('that does not exist: the ones that do are named', async () => {
    const folder = await shop()
    const run = await runCli(folder, ['clean', 'promoção.csv', '--phone-column', 'Celular'])
    expect(run.stderr).toContain('“Celular” não existe em promoção.csv')
    expect(run.stderr).toContain('Nome, Telefone, Cidade, Observação')
    expect(run.code).toBe(3)
    expect(without(folder)).toEqual(['promoção.csv'])
  })
})

describe('files that cannot be cleaned', () => {
  const cases: [string, string | null, string][] = [
    ['one that is not there', null, 'file_not_found'],
    ['an empty one', '', 'file_empty'],
    ['one without phones', 'nome;cidade\nAna;Recife\nBia;Olinda\n', 'no_phone_column'],
  ]
  test.each(cases)('%s', async (_, text, code) => {
    const folder = temporaryFolder()
    if (text !== null) writeFileSync(join(folder, 'lista.csv'), text)
    const run = await runCli(folder, ['clean', 'lista.csv', '--json'])
    expect(documentOf(run)).toMatchObject({ error: { code } })
    expect(run.stderr).toContain('lista.csv')
    expect(run.code).toBe(3)
    expect(without(folder)).toEqual(text === null ? [] : ['lista.csv'])
  })

  test('a folder', async () => {
    const folder = temporaryFolder()
    const run = await runCli(folder, ['clean', '.', '--json'])
    expect(documentOf(run)).toMatchObject({ error: { code: 'file_is_directory' } })
    expect(run.code).toBe(3)
  })

  test('any, against a ledger of zero bytes: exit code 4 and nothing written', async () => {
    const folder = await shop()
    const { stdout } = await runCli(folder, ['store', 'path'])
    writeFileSync(stdout.trimEnd(), '')
    const run = await runCli(folder, ['clean', 'promoção.csv', '--json'])
    expect(documentOf(run)).toMatchObject({ error: { code: 'store_empty_file' } })
    expect(run.code).toBe(4)
    expect(existsSync(join(folder, 'promoção-limpa.csv'))).toBe(false)
  })
})
