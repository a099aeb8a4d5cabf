import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

const sampleOptOuts = resolve('test/fixtures/exemplo-descadastrados.csv')
const statuses = z.array(z.object({ input: z.string(), status: z.string() }))

async function statusOf(folder: string, ...numbers: string[]): Promise<string[]> {
  const run = await runCli(folder, ['optout', 'check', '--stdin', '--json'], {
    input: numbers.join('\n'),
  })
  expect(run.code).toBe(0)
  return statuses.parse(documentOf(run)).map(({ status }) => status)
}

describe('optout add', () => {
  test('records numbers in any spelling, once each', async () => {
    const folder = temporaryFolder()
    const first = await runCli(folder, ['optout', 'add', '(11) 98765-4321', '--json'])
    expect(documentOf(first)).toMatchObject({ read: 1, created: 1, already: 0, notUnderstood: 0 })
    const second = await runCli(folder, ['optout', 'add', '1187654321', '21998765432', '--json'])
    expect(documentOf(second)).toMatchObject({ read: 2, created: 1, already: 1 })
    expect(await statusOf(folder, '+55 11 98765 4321', '21 9876-5432', '11 3333-4444')).toEqual([
      'suppressed',
      'suppressed',
      'not_suppressed',
    ])
  })

  test('from standard input, where no list of processes shows them', async () => {
    const folder = temporaryFolder()
    const input = '11 98765-4321\r\n\r\n21 99876-5432'
    const { code, stdout } = await runCli(folder, ['optout', 'add', '-'], { input })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '2 novos descadastrados\n' })
  })

  test('with its reason, source, note and time', async () => {
    const folder = temporaryFolder()
    const details = [
      '--reason',
      'complaint',
      '--source',
      'customer_message',
      '--note',
      'pediu à Bia',
    ]
    await runCli(folder, [
      'optout',
      'add',
      '11987654321',
      ...details,
      '--at',
      '2026-10-03T09:00-03:00',
    ])
    const list = await runCli(folder, ['optout', 'list', '--json'])
    expect(documentOf(list)).toMatchObject({
      total: 1,
      entries: [
        {
          reason: 'complaint',
          source: 'customer_message',
          note: 'pediu à Bia',
          since: '2026-10-03T12:00:00.000Z',
        },
      ],
    })
  })

  test('all or nothing: one that is not understood stops the others, exit code 5', async () => {
    const folder = temporaryFolder()
    const args = ['optout', 'add', '11987654321', '1198', '--json']
    const run = await runCli(folder, args)
    expect(documentOf(run)).toMatchObject({
      error: { code: 'optouts_not_understood', params: { count: 1 } },
      problems: [{ row: 2, line: null, reason: 'too_short' }],
    })
    expect(run.stderr).toContain('2º número')
    expect(run.stderr).toContain('--yes')
    expect(run.code).toBe(5)
    expect(await statusOf(folder, '11987654321')).toEqual(['not_suppressed'])
  })

  test('--yes records those that were understood and lists the others', async () => {
    const folder = temporaryFolder()
    const run = await runCli(folder, ['optout', 'add', '11987654321', '1198', '--yes'])
    expect(run.stdout).toBe('1 novo descadastrado\n1 não foi entendido e ficou de fora\n')
    expect(run.stderr).toContain('2º número')
    expect(run.code).toBe(0)
    expect(await statusOf(folder, '11987654321')).toEqual(['suppressed'])
  })

  test('no error repeats a number', async () => {
    const folder = temporaryFolder()
    const { stderr, stdout } = await runCli(folder, ['optout', 'add', '119876', '--json'])
    expect(stderr + stdout).not.toContain('119876')
  })
})

describe('optout import', () => {
  test('the sample', async () => {
    const folder = temporaryFolder()
    const run = await runCli(folder, ['optout', 'import', sampleOptOuts, '--json'])
    expect(documentOf(run)).toMatchObject({ read: 4, created: 4, already: 0, notUnderstood: 0 })
    expect(run.code).toBe(0)
  })

  test('the same file again changes nothing and says so', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['optout', 'import', sampleOptOuts])
    const { stdout, code } = await runCli(folder, ['optout', 'import', sampleOptOuts])
    expect(stdout).toContain('Nenhum descadastrado novo')
    expect(stdout).toContain('4 já estavam descadastrados')
    expect(stdout).toContain('Este mesmo arquivo já tinha sido importado')
    expect(code).toBe(0)
  })

  const doubtful =
    'telefone;nome\n11987654321;Ana\n5,51198E+12;Bia\n"1198";"Caio\nSilva"\n21998765432;Davi\n'

  test('what is not understood is listed by line, nothing is written, exit code 5', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'saíram.csv'), doubtful)
    const run = await runCli(folder, ['optout', 'import', 'saíram.csv', '--json'])
    expect(documentOf(run)).toMatchObject({
      error: { code: 'optouts_not_understood', params: { count: 2 } },
      problems: [
        { row: 2, line: 3, reason: 'digits_lost' },
        { row: 3, line: 4, reason: 'too_short' },
      ],
    })
    expect(run.stderr).toMatch(/linha 3 \(registro 2\)/)
    expect(run.code).toBe(5)
    expect(await statusOf(folder, '11987654321')).toEqual(['not_suppressed'])
  })

  test('--yes leaves them out', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'saíram.csv'), doubtful)
    const run = await runCli(folder, ['optout', 'import', 'saíram.csv', '--yes', '--json'])
    expect(documentOf(run)).toMatchObject({ read: 4, created: 2, notUnderstood: 2 })
    expect(run.stderr).toMatch(/linha 3 \(registro 2\)/)
    expect(run.code).toBe(0)
  })

  test('a bare list of numbers', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'números.txt'), '11987654321\n21998765432\n')
    const run = await runCli(folder, ['optout', 'import', 'números.txt', '--json'])
    expect(documentOf(run)).toMatchObject({ created: 2 })
  })

  test('a file that is not there', async () => {
    const run = await runCli(temporaryFolder(), ['optout', 'import', 'nada.csv', '--json'])
    expect(documentOf(run)).toMatchObject({ error: { code: 'file_not_found' } })
    expect(run.code).toBe(3)
  })
})

describe('optout check', () => {
  test('answers in words', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['optout', 'add', '11987654321', '--at', '2026-10-03T12:00'])
    const { stdout, code } = await runCli(folder, ['optout', 'check', '1187654321', '1133334444'])
    const why = 'Todas as mensagens · Não disse · Digitado no atendimento · Lista da loja'
    expect(stdout).toBe(
      `1187654321: descadastrado desde 03/10/2026 · ${why}\n1133334444: não está descadastrado\n`,
    )
    expect(code).toBe(0)
  })

  test('answers as many as are asked', async () => {
    const folder = temporaryFolder()
    const numbers = Array.from({ length: 2500 }, (_, n) => String(11_960_000_000 + n))
    await runCli(folder, ['optout', 'add', '-'], { input: '11960001234' })
    const found = await statusOf(folder, ...numbers)
    expect(found.length).toBe(2500)
    expect(found.flatMap((status, n) => (status === 'suppressed' ? [n] : []))).toEqual([1234])
  })
})

describe('optout list and export', () => {
  test('list goes over every page, and --limit cuts it', async () => {
    const folder = temporaryFolder()
    const input = Array.from({ length: 1100 }, (_, n) => String(11_960_000_000 + n)).join('\n')
    await runCli(folder, ['optout', 'add', '--stdin'], { input })
    const page = z.object({ total: z.int(), entries: z.array(z.object({ display: z.string() })) })
    const all = page.parse(documentOf(await runCli(folder, ['optout', 'list', '--json'])))
    expect(all.total).toBe(1100)
    expect(new Set(all.entries.map(({ display }) => display)).size).toBe(1100)

    const few = await runCli(folder, ['optout', 'list', '--limit', '3', '--json'])
    expect(page.parse(documentOf(few))).toMatchObject({ total: 1100, entries: { length: 3 } })

    const found = await runCli(folder, ['optout', 'list', '--search', '96000-0042', '--json'])
    expect(page.parse(documentOf(found))).toMatchObject({ total: 1, entries: { length: 1 } })
  })

  test('an empty list', async () => {
    const folder = temporaryFolder()
    const run = await runCli(folder, ['optout', 'list', '--json'])
    expect(documentOf(run)).toEqual({ total: 0, hidden: 0, entries: [], totalIsMinimum: false })
    expect((await runCli(folder, ['optout', 'list'])).stdout).toBe('')
  })

  test('an export imports back without loss', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['optout', 'import', sampleOptOuts])
    const run = await runCli(folder, ['optout', 'export', 'saída.csv', '--json'])
    expect(documentOf(run)).toMatchObject({ path: join(folder, 'saída.csv'), rows: 4 })
    const other = temporaryFolder()
    const again = await runCli(other, ['optout', 'import', join(folder, 'saída.csv'), '--json'])
    expect(documentOf(again)).toMatchObject({ created: 4, notUnderstood: 0 })
  })

  test('an export replaces nothing without --yes', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'descadastrados.csv'), 'meu')
    const run = await runCli(folder, ['optout', 'export', '--json'])
    expect(documentOf(run)).toMatchObject({ error: { code: 'output_needs_confirmation' } })
    expect(run.code).toBe(5)
    expect(readFileSync(join(folder, 'descadastrados.csv'), 'utf8')).toBe('meu')
    expect((await runCli(folder, ['optout', 'export', '--yes'])).code).toBe(0)
    expect(readFileSync(join(folder, 'descadastrados.csv'), 'utf8')).not.toBe('meu')
  })
})

describe('the data folder', () => {
  test('--data-dir wins over LISTA_LIMPA_DATA, before or after the command', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['--data-dir', 'outra', 'optout', 'add', '11987654321'])
    expect(existsSync(join(folder, 'dados'))).toBe(false)
    const run = await runCli(folder, ['optout', 'list', '--json', '--data-dir=outra'])
    expect(documentOf(run)).toMatchObject({ total: 1 })
  })
})
