import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../electron/core/app.ts'
import { isCnpj, isCpf } from '../../electron/core/reading/documents.ts'
import { fileOf, inspect } from './read.ts'

const phones = (text: string) => {
  const { phoneColumns, confidence } = inspect(text)
  return { columns: phoneColumns.map(({ index }) => index), confidence }
}
const rows = (make: (at: number) => string, count = 30) =>
  Array.from({ length: count }, (_, at) => `${make(at)}\n`).join('')
const mobile = (at: number) => `119${87_000_000 + at * 7919}`

/** Eleven digits with their check digits, as a CPF has them. */
function cpf(seed: number): string {
  for (let rest = 0; rest < 100; rest++) {
    const digits = `${100_000_000 + seed * 7_654_321}`.slice(0, 9) + String(rest).padStart(2, '0')
    if (isCpf(digits)) return digits
  }
  throw new Error('Every nine digits have their two')
}

test('documents are known by their check digits', () => {
  expect([isCpf('52998224725'), isCpf('52998224726'), isCpf('11111111111')]).toEqual([
    true,
    false,
    false,
  ])
  expect([isCnpj('11222333000181'), isCnpj('11222333000182')]).toEqual([true, false])
})

describe('the columns that hold phones', () => {
  test.each([
    [
      'by title and cells',
      'Nome;Celular\n',
      (at: number) => `P${at};${mobile(at)}`,
      [1],
      'certain',
    ],
    ['by cells alone', 'a;b;c\n', (at: number) => `P${at};${mobile(at)};x`, [1], 'probable'],
    ['a bare list', '', mobile, [0], 'certain'],
    ['not a CPF', 'nome;doc;fone\n', (at: number) => `P;${cpf(at)};${mobile(at)}`, [2], 'certain'],
    [
      'not a CPF, whatever its title',
      'a;b\n',
      (at: number) => `${cpf(at)};${mobile(at)}`,
      [1],
      'probable',
    ],
    [
      'not a CEP',
      'nome;cep;fone\n',
      (at: number) => `P;0131${at % 10}-100;${mobile(at)}`,
      [2],
      'certain',
    ],
    [
      'not a running id',
      'a;b\n',
      (at: number) => `${1_198_765_000 + at};${mobile(at)}`,
      [1],
      'probable',
    ],
    [
      'several',
      'Nome;Telefone;Celular\n',
      (at: number) => `P;113333${4000 + at};${mobile(at)}`,
      [1, 2],
      'certain',
    ],
    [
      'seldom filled',
      'Nome;Telefone;Celular\n',
      (at: number) => `P;${at === 3 ? mobile(at) : ''};${mobile(at)}`,
      [1, 2],
      'certain',
    ],
    ['none', 'Nome;Cidade\n', (at: number) => `P${at};Recife`, [], 'none'],
    [
      'Google contacts',
      'Name,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value\n',
      (at: number) => `P${at},p${at}@x.com,Mobile,+55 ${mobile(at)}`,
      [3],
      'certain',
    ],
    [
      'Outlook',
      'First Name,Mobile Phone,Home Phone,Birthday\n',
      (at: number) => `P${at},${mobile(at)},,0/0/00`,
      [1],
      'certain',
    ],
    [
      'Weni, a header twice',
      'Contact UUID,Name,URN:Whatsapp,URN:Tel,URN:Tel,Field:Time\n',
      (at: number) => `,P${at},55${mobile(at)},+5511333344${10 + at},,A`,
      [2, 3],
      'certain',
    ],
    [
      'in Spanish',
      'Nombre;Teléfono móvil\n',
      (at: number) => `P${at};${mobile(at)}`,
      [1],
      'certain',
    ],
  ] as const)('%s', (_, titles, row, columns, confidence) => {
    expect(phones(titles + rows(row))).toEqual({ columns, confidence })
  })

  test('wa_ids of a Weni export are complete numbers', () => {
    const list = `Name,URN:Whatsapp\n${rows((at) => `P${at},55${mobile(at)}`)}`
    expect(inspect(list).phoneColumns).toEqual([{ index: 1, mode: 'international' }])
  })

  test('a choice changes the reading at once', () => {
    const list = `nome;fone\n${rows((at) => `P${at};${mobile(at)}`)}`
    expect(inspect(list, { delimiter: ',' })).toMatchObject({
      columns: [{}],
      dialect: { delimiter: ',' },
    })
    expect(inspect(list, { hasHeader: false })).toMatchObject({ records: 31 })
    expect(inspect(list, { encoding: 'windows-1252' }).dialect.encoding).toBe('windows-1252')
  })
})

test('chosen columns are remembered for the same titles, and forgotten on request', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lista-limpa-test-'))
  const app = createApp({ dataDir: join(folder, 'dados'), version: '0.0.0', program: 'cli' })
  onTestFinished(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const titles = ['Nome', 'Mãe', 'Pai']
  const list = (make: (at: number) => string) => {
    const { path } = fileOf(`${titles.join(';')}\n${rows(make)}`)
    return app.places.add(path)
  }
  const inspected = async (make: (at: number) => string) => {
    const place = list(make)
    const answer = await app.call('lists.inspect', { place, reading: {}, country: 'BR' })
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value as ReturnType<typeof inspect>
  }
  const both = (at: number) => `P${at};${mobile(at)};21${mobile(at).slice(2)}`

  expect(await inspected(both)).toMatchObject({
    remembered: false,
    phoneColumns: [{ index: 1 }, { index: 2 }],
  })
  const phoneColumns = [{ index: 2, mode: 'national' as const }]
  expect(await app.call('lists.rememberColumns', { titles, phoneColumns })).toMatchObject({
    ok: true,
  })
  expect(await inspected(both)).toMatchObject({
    remembered: true,
    phoneColumns,
    confidence: 'certain',
  })
  // The titles are the same, but the column holds no phone this time.
  expect(await inspected((at) => `P${at};${mobile(at)};Zé`)).toMatchObject({
    remembered: false,
    phoneColumns: [{ index: 1 }],
  })
  expect(await app.call('lists.forgetColumns', { titles: null })).toMatchObject({
    value: { forgotten: 1 },
  })
  expect(await inspected(both)).toMatchObject({ remembered: false })
})
