import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'))

describe('what is asked for is done', () => {
  test('--version', async () => {
    const { code, stdout } = await runCli(temporaryFolder(), ['--version'])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${(manifest as { version: string }).version}\n`,
    })
  })

  test.each([
    ['pt-BR', 'Códigos de saída'],
    ['en', 'Exit codes'],
    ['es', 'Códigos de salida'],
  ])('--help in %s', async (locale, words) => {
    const { code, stdout, stderr } = await runCli(temporaryFolder(), ['--help', '--locale', locale])
    expect(stdout).toContain(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test.each([[['clean', '--help']], [['help', 'clean']], [['optout', 'add', '-h']]])(
    '%j',
    async (args) => {
      const { code, stdout } = await runCli(temporaryFolder(), args)
      expect(stdout).toContain(args.includes('add') ? '[NUMBER...]' : '[LIST...]')
      expect(code).toBe(0)
    },
  )

  test('the language of the system', async () => {
    const { stdout } = await runCli(temporaryFolder(), ['--help'], { env: { LANG: 'en_GB.UTF-8' } })
    expect(stdout).toMatch(/^Usage:/)
  })
})

const wrong: [string, string[], string][] = [
  ['no command', [], 'Falta o comando.'],
  ['no verb', ['optout'], 'Falta o comando.'],
  ['a command that does not exist', ['limpar'], 'O comando “limpar” não existe.'],
  ['a command misspelt', ['clena', 'x'], 'Você quis dizer clean?'],
  ['an option that does not exist', ['clean', 'x', '--jsno'], 'Você quis dizer --json?'],
  ['no list', ['clean'], 'Falta informar a lista.'],
  ['too much', ['store', 'path', 'x'], 'Há valores demais depois de “path”.'],
  [
    'an option without its value',
    ['clean', 'x', '--clean'],
    'Falta o valor da opção --clean <FILE>.',
  ],
  ['a wrong language', ['store', 'path', '--locale', 'fr'], 'pt-BR, en, es'],
  ['a wrong reason', ['optout', 'add', '1', '--reason', 'tired'], 'lost_interest'],
  [
    'a wrong date',
    ['optout', 'add', '1', '--at', '31/12/2026'],
    'O valor da opção --at <ISO> não serve.',
  ],
  [
    'a wrong country',
    ['identify', '1', '--country', 'Brasil'],
    'O valor da opção --country <CODE>',
  ],
  ['a wrong port', ['host', '--port', '70000'], 'O valor da opção --port <N> não serve.'],
  ['no number', ['identify'], 'Falta informar pelo menos um número'],
  ['no number on stdin', ['optout', 'add', '-'], 'Falta informar pelo menos um número'],
  ['not built yet', ['scan', 'mensagens.txt', '--x', '1'], '“scan” ainda não foi construído'],
  ['a verb not built yet', ['review', 'accept'], '“review accept” ainda não foi construído'],
]

describe.each(wrong)('%s', (_, args, words) => {
  test('is said in a sentence, with exit code 2', async () => {
    const { code, stdout, stderr } = await runCli(temporaryFolder(), args)
    expect(stderr).toContain(words)
    expect(stderr).toMatch(/^lista-limpa: .+\n$/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('is one JSON document with --json', async () => {
    const run = await runCli(temporaryFolder(), ['--json', ...args])
    const code = words.includes('construído') ? 'not_built_yet' : 'usage'
    expect(documentOf(run)).toEqual({
      error: { code, message: expect.stringContaining(words), params: expect.any(Object) },
    })
    expect(run.stderr).toContain(words)
    expect(run.code).toBe(2)
  })
})

test('a phone number in the wrong place is not repeated', async () => {
  const { stderr, stdout } = await runCli(temporaryFolder(), ['11987654321', '--json'])
  expect(stderr + stdout).not.toContain('987654321')
})
