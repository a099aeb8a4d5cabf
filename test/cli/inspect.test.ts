import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

const list =
  'Clientes\r\n\r\nNome;CPF;Telefone\r\nAna Conceição;529.982.247-25;(11) 98765-4321\r\n' +
  'Bia;111.444.777-35;21 91234-5678\r\n"Caio;1;11 97777-6666\r\nDavi;2\r\n'

function shop(content: string | Uint8Array = list): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'lista.csv'), content)
  return folder
}

test('inspect --json: everything about how the list is read, and nobody in it', async () => {
  const run = await runCli(shop(Buffer.from(list, 'latin1')), ['inspect', 'lista.csv', '--json'])
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
  expect(documentOf(run)).toMatchObject({
    name: 'lista.csv',
    kind: 'text',
    encoding: 'windows-1252',
    bom: false,
    newline: '\r\n',
    delimiter: ';',
    quote: '"',
    escape: null,
    preamble: 2,
    headerRow: 3,
    records: 4,
    columns: [
      { name: 'Nome', samples: ['A*a C*******o', 'B*a', expect.anything(), 'D**i'] },
      { name: 'CPF', phoneShare: 0 },
      { name: 'Telefone', phoneShare: 1, mode: 'national' },
    ],
    phoneColumns: [{ index: 2, name: 'Telefone', mode: 'national' }],
    confidence: 'certain',
    remembered: false,
    faults: [
      { code: 'lines_above', line: 1 },
      { code: 'quote_never_closed', line: 6, message: expect.stringContaining('linha 6') },
      { code: 'too_few_cells', line: 7, params: { count: 1, lines: '7' } },
    ],
  })
  expect(run.stdout).not.toMatch(/98765|91234|97777|Concei/)
})

test('inspect: the same in sentences', async () => {
  const { stdout, code } = await runCli(shop(), ['inspect', 'lista.csv'])
  expect(code).toBe(0)
  expect(stdout).toContain('lista.csv: texto (CSV)\n')
  expect(stdout).toContain(
    'Separado por ponto e vírgula, acentos no padrão atual, com linha de títulos.',
  )
  expect(stdout).toContain('4 linhas de contato')
  expect(stdout).toContain('Telefones: Telefone (certeza)')
  expect(stdout).toContain('Há aspas que abrem e nunca fecham (linha 6; total: 1).')
})

test('inspect: what the operator says goes', async () => {
  const args = [
    'inspect',
    'lista.csv',
    '--json',
    '--dialect-delimiter',
    ',',
    '--dialect-quote',
    'none',
  ]
  const run = await runCli(shop(), args)
  expect(documentOf(run)).toMatchObject({
    delimiter: ',',
    quote: null,
    faults: expect.not.arrayContaining([expect.objectContaining({ code: 'quote_never_closed' })]),
  })
})

test.each([
  ['%PDF-1.7\n', 'file_is_pdf'],
  ['', 'file_empty'],
])('inspect: %j is named', async (content, code) => {
  const run = await runCli(shop(content), ['inspect', 'lista.csv', '--json'])
  expect(documentOf(run)).toMatchObject({ error: { code } })
  expect(run.code).toBe(3)
})
