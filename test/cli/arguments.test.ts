import { InvalidArgumentError, CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { parseInstant } from '../../electron/cli/options.ts'
import { choosePhoneColumns } from '../../electron/cli/phone-columns.ts'
import { readSession } from '../../electron/cli/session.ts'
import { usageError } from '../../electron/cli/usage.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import type { Column } from '../../shared/model.ts'
import { AppError } from '../../shared/errors.ts'

describe('the session', () => {
  const languages: [string, string[], Record<string, string>, string][] = [
    ['nothing said', [], {}, 'pt-BR'],
    ['the option wins', ['--locale', 'es'], { LC_ALL: 'en_US.UTF-8' }, 'es'],
    ['the option after the command', ['clean', 'x', '--locale=en'], {}, 'en'],
    ['LC_ALL before LANG', [], { LC_ALL: 'es_AR.UTF-8', LANG: 'en_US.UTF-8' }, 'es'],
    ['an empty LC_ALL is not set', [], { LC_ALL: '', LANG: 'en_US.UTF-8' }, 'en'],
    ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'es', LANG: 'en' }, 'es'],
    ['the C locale', [], { LANG: 'C.UTF-8' }, 'pt-BR'],
    ['a language we do not speak', [], { LANG: 'de_DE.UTF-8' }, 'pt-BR'],
    ['a wrong option leaves the system', ['--locale', 'fr'], { LANG: 'en' }, 'en'],
    ['an option without a value', ['--locale'], { LANG: 'en' }, 'en'],
    ['what follows -- is not ours', ['identify', '--', '--locale=es'], {}, 'pt-BR'],
  ]
  test.each(languages)('language: %s', (_, argv, env, expected) => {
    expect(readSession(argv, env).locale).toBe(expected)
  })

  test.each([
    ['before the command', ['--json', '--quiet', '--yes', 'clean', 'lista.csv']],
    ['after it', ['clean', 'lista.csv', '--yes', '--json', '--quiet']],
    ['among unknown options', ['clean', '--report', 'r.json', '--json', '--yes', 'x', '--quiet']],
  ])('flags %s', (_, argv) => {
    expect(readSession(argv, {})).toMatchObject({ json: true, quiet: true, yes: true })
  })

  test('flags that nobody gave', () => {
    expect(readSession(['clean', 'x'], {})).toMatchObject({ json: false, quiet: false, yes: false })
  })
})

describe('--phone-column', () => {
  const column = (index: number, name: string): Column => ({
    index,
    name,
    samples: [],
    phoneShare: 0,
    mode: index === 3 ? 'international' : 'national',
  })
  const columns = ['Nome', 'Telefone', 'URN:Tel', 'URN:Whatsapp', 'Código', 'URN:Tel', '2'].map(
    (name, index) => column(index, name),
  )
  const cases: [string, string[], number[]][] = [
    ['by header', ['Telefone'], [1]],
    ['case does not matter', ['TELEFONE'], [1]],
    ['nor do accents', ['codigo'], [4]],
    ['nor composed or decomposed', ['Co\u0301digo'], [4]],
    ['nor spaces around', [' telefone '], [1]],
    ['by number from 1', ['1'], [0]],
    ['a header that is a number wins', ['2'], [6]],
    ['a header over several columns means all', ['urn:tel'], [2, 5]],
    ['several, in the order given', ['4', 'Telefone'], [3, 1]],
    ['one named twice is one', ['Telefone', 'telefone'], [1]],
  ]
  test.each(cases)('%s', (_, wanted, expected) => {
    const chosen = choosePhoneColumns(columns, wanted, 'lista.csv')
    expect(chosen.map(({ index }) => index)).toEqual(expected)
  })

  test('the mode found for the column goes with it', () => {
    expect(choosePhoneColumns(columns, ['4'], 'lista.csv')).toEqual([
      { index: 3, mode: 'international' },
    ])
  })

  test.each(['Celular', '0', '8', '-1', '1.5', ''])('there is no column "%s"', (wanted) => {
    const choose = () => choosePhoneColumns(columns, [wanted], 'lista.csv')
    expect(choose).toThrow(AppError)
    expect(choose).toThrow('phone_column_not_found')
  })
})

describe('--at', () => {
  test.each([
    ['2026-11-24T12:00:00Z', '2026-11-24T12:00:00.000Z'],
    ['2026-11-24T12:00:00.123Z', '2026-11-24T12:00:00.123Z'],
    ['2026-11-24T09:00:00-03:00', '2026-11-24T12:00:00.000Z'],
    ['2026-11-24T09:30', new Date(2026, 10, 24, 9, 30).toISOString()],
    ['2026-11-24', new Date(2026, 10, 24).toISOString()],
    ['2024-02-29', new Date(2024, 1, 29).toISOString()],
  ])('%s is %s', (written, expected) => {
    expect(parseInstant(written)).toBe(expected)
  })

  test.each([
    '',
    '24/11/2026',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-11-24T25:00',
    'ontem',
  ])('"%s" is refused', (written) => {
    expect(() => parseInstant(written)).toThrow(InvalidArgumentError)
  })
})

describe('what commander finds wrong', () => {
  const t = createTranslator('pt-BR')
  const sentence = (code: string, message: string) =>
    usageError(new CommanderError(1, code, message), t).params['message']

  const cases: [code: string, english: string, expected: string][] = [
    [
      'commander.unknownOption',
      "error: unknown option '--jsn'\n(Did you mean --json?)",
      'A opção “--jsn” não existe. Você quis dizer --json?',
    ],
    [
      'commander.unknownCommand',
      "error: unknown command 'clena'\n(Did you mean clean?)",
      'O comando “clena” não existe. Você quis dizer clean?',
    ],
    [
      'commander.missingArgument',
      "error: missing required argument 'LIST'",
      'Falta informar LIST.',
    ],
    [
      'commander.optionMissingArgument',
      "error: option '--locale <LANG>' argument missing",
      'Falta o valor da opção --locale <LANG>.',
    ],
    [
      'commander.invalidArgument',
      "error: option '--locale <LANG>' argument 'fr' is invalid. Allowed choices are pt-BR, en, es.",
      'O valor da opção --locale <LANG> não serve. Os valores aceitos são: pt-BR, en, es.',
    ],
    [
      'commander.excessArguments',
      "error: too many arguments for 'path'. Expected 0 arguments but got 1: x.",
      'Há valores demais depois de “path”.',
    ],
    ['commander.help', '(outputHelp)', 'Falta o comando.'],
    ['commander.somethingNew', 'error: who knows', 'O comando não foi entendido.'],
  ]
  test.each(cases)('%s', (code, english, expected) => {
    expect(sentence(code, english)).toBe(`${expected} Veja a ajuda com --help.`)
  })

  test('a phone number in the wrong place does not come back', () => {
    expect(
      sentence('commander.unknownCommand', "error: unknown command '11987654321'"),
    ).not.toMatch(/\d/)
    expect(
      sentence(
        'commander.excessArguments',
        "error: too many arguments for 'path'. Expected 0 arguments but got 1: 11987654321.",
      ),
    ).not.toMatch(/\d{4}/)
  })
})
