import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ExportFormat } from '../../shared/contract/optouts.ts'
import { ANA, asTheFileSays, BIA, CAIO, DAVI, testApp, typed, type TestApp } from './app.ts'

/** A ledger with something of everything, in words that files find hard. */
async function fullLedger(): Promise<TestApp> {
  const app = testApp()
  const at = (happenedAt: string) => ({ ...typed, happenedAt })
  await app.ask('settings.set', { operator: '=Bia "da loja"' })
  await app.ask('optouts.add', {
    ...at('2025-02-28T23:59:59.123Z'),
    cells: ["'+55 (11) 98765-4321"],
    personName: 'Ana; "Aninha", d’Ávila',
    reason: 'complaint',
    source: 'customer_message',
    note: '=HYPERLINK("http://x";"linha 1\nlinha 2")',
    evidence: ' @print do WhatsApp ',
    evidenceFile: 'C:\\provas\\ana.png',
    notice: 'v2',
  })
  await app.ask('optouts.add', {
    ...at('2025-03-01T00:00:00.001Z'),
    cells: [ANA],
    scope: 'marketing',
  })
  await app.ask('optouts.add', { ...typed, cells: [BIA], scope: 'topic:promoções de natal' })
  await app.ask('optouts.add', { ...typed, cells: [CAIO], until: '2030-01-01T02:59:59.000Z' })
  await app.ask('optouts.add', { ...typed, cells: ['BR.1502576394655843', DAVI], note: "'=1" })
  await app.ask('optouts.add', {
    ...at('2026-10-01T03:00:00.000Z'),
    cells: ['+51 987 654 321', '11 3333-4444'],
    layer: 'partner:Rede Sul',
    scope: 'sender:551140000000',
  })
  await app.ask('optouts.add', {
    ...typed,
    cells: ['11987650009'],
    layer: 'law:procon-sp',
    source: 'law_list',
  })
  return app
}

async function exported(app: TestApp, name: string, format: ExportFormat) {
  const path = join(app.folder, name)
  const target = app.app.places.add(path)
  const made = await app.run('optouts.export', { target, replace: false, locale: 'pt-BR', format })
  return { path, made, text: readFileSync(path, 'utf8') }
}

/** What a machine export says, without what a new ledger must number and date anew. */
function said(text: string): string[][] {
  const table = parseCsv(text)
  const header = table[0] ?? []
  const own = ['recorded_at', 'batch', 'entry']
  return table.map((cells) => cells.filter((_, index) => !own.includes(header[index] ?? '')))
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /("((?:[^"]|"")*)"|[^,\r\n"]*)(,|\r\n|$)/gy
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [whole, plain = '', quoted, end] = found
    if (whole === '' && cell.lastIndex >= text.length) break
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.length > 1)
}

describe('an export comes back by an import without losing anything', () => {
  test.each([
    ['machine', 'a.csv'],
    ['sheet', 'a.csv'],
  ] as const)('%s', async (format, name) => {
    const app = await fullLedger()
    const { path, made } = await exported(app, name, format)
    expect(made).toMatchObject({ rows: 9, leftOut: 0 })

    const other = testApp()
    const list = other.list('volta.csv', readFileSync(path))
    const report = await other.run('optouts.import', { ...asTheFileSays, list })
    expect(report).toMatchObject({ taken: 9, notUnderstood: 0, file: { exporter: 'lista_limpa' } })

    const before = said((await exported(app, 'antes.csv', 'machine')).text)
    const after = said((await exported(other, 'depois.csv', 'machine')).text)
    // A sheet for people has no milliseconds.
    const toSecond = (rows: string[][]) =>
      rows.map((cells) =>
        cells.map((cell) => (format === 'sheet' ? cell.replace(/\.\d{3}Z$/, '.000Z') : cell)),
      )
    expect(toSecond(after)).toEqual(toSecond(before))
    expect(before[1]).toContain('\'=HYPERLINK("http://x";"linha 1\nlinha 2")')
  })

  test('and its import is undone as one', async () => {
    const app = await fullLedger()
    const { path } = await exported(app, 'a.csv', 'machine')
    const other = testApp()
    await other.ask('optouts.add', { ...typed, cells: [BIA] })
    const list = other.list('volta.csv', readFileSync(path))
    const { batch } = await other.run('optouts.import', { ...asTheFileSays, list })
    const { batches } = await other.ask('batches.list', { only: 'files', limit: 10 })
    expect(batches).toMatchObject([{ batch, entries: 9, standing: 9, file: 'volta.csv' }])

    const id = batch ?? 0
    const preview = await other.ask('batches.previewUndo', { batch: id })
    const undone = await other.ask('batches.undo', {
      batch: id,
      confirmed: preview.reversed,
      note: '',
    })
    expect(undone).toEqual(preview)
    const { entries } = await other.ask('optouts.list', { after: null, limit: 10 })
    expect(entries.map(({ written }) => written)).toEqual([BIA])
  })
})

describe('the forms it may have', () => {
  test('the sheet opens in Excel in Brazil, and nothing in it runs', async () => {
    const { text } = await exported(await fullLedger(), 'a.csv', 'sheet')
    expect(text.startsWith('\uFEFFNúmero;Não quer receber;Lista;')).toBe(true)
    expect(text).toContain('\r\n(11) 98765-4321;Todas as mensagens;Lista da loja;Reclamou;')
    expect(text).toContain("\r\n'+51 987 654 321;")
    const starts = text.split(/\r\n|;/).map((cell) => cell.replace(/^"/, '').trimStart())
    expect(starts.filter((cell) => /^[=+@-]/.test(cell))).toEqual([])
  })

  test('the machine form never touches a number', async () => {
    const { text } = await exported(await fullLedger(), 'a.csv', 'machine')
    expect(text).toContain('\r\n+5511987654321,everything,own,complaint,customer_message,')
    expect(text).toContain('\r\n+51987654321,sender:551140000000,partner:Rede Sul,')
    expect(text).toContain('\r\nBR.1502576394655843,')
  })

  test('the workbook', async () => {
    const { path, made } = await exported(await fullLedger(), 'a.xlsx', 'xlsx')
    expect(made.rows).toBe(9)
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  })

  test('Weni: the switch that stops marketing, and nothing that Weni would misread', async () => {
    const { text, made } = await exported(await fullLedger(), 'a.csv', 'weni')
    const [header, ...lines] = text.trimEnd().split('\r\n')
    expect(header).toBe('URN:whatsapp,Field:marketing_opt_in')
    expect(lines).toEqual([
      '5511987654321,false',
      '5531998765433,false',
      'BR.1502576394655843,false',
      '5582999331122,false',
      '5511987650009,false',
    ])
    // The topic and the two of one sender: no marketing switch.
    expect(made).toMatchObject({ rows: 5, leftOut: 3 })
  })
})

test('a filter, and the list as it was known on a past day', async () => {
  const app = await fullLedger()
  const export_ = async (filter: object, name: string) => {
    const target = app.app.places.add(join(app.folder, name))
    return app.run('optouts.export', { target, replace: false, locale: 'pt-BR', filter })
  }
  expect(await export_({ layers: ['partner:Rede Sul'] }, '1.csv')).toMatchObject({ rows: 2 })
  const entries = await app.ask('optouts.history', { account: { kind: 'tel', key: 5511987654321 } })
  const first = entries.map(({ recordedAt }) => recordedAt).toSorted()[0] ?? ''
  expect(await export_({ asOf: first }, '2.csv')).toMatchObject({ rows: 1 })
  expect(await export_({ search: '(11) 8765-4321' }, '3.csv')).toMatchObject({ rows: 2 })
})

test('a day before the list began or one that is still to come', async () => {
  const app = await fullLedger()
  const export_ = (asOf: string) => {
    const target = app.app.places.add(join(app.folder, 'não.csv'))
    return app.run('optouts.export', { target, replace: false, locale: 'pt-BR', filter: { asOf } })
  }
  await expect(export_('2020-01-01T00:00:00.000Z')).rejects.toMatchObject({
    code: 'as_of_before_list',
  })
  await expect(export_('2100-01-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'as_of_to_come' })
  expect(existsSync(join(app.folder, 'não.csv'))).toBe(false)
})

test('fault 59: a file that exists is left alone', async () => {
  const app = await fullLedger()
  writeFileSync(join(app.folder, 'a.csv'), 'meu')
  await expect(exported(app, 'a.csv', 'machine')).rejects.toMatchObject({ code: 'target_exists' })
  expect(readFileSync(join(app.folder, 'a.csv'), 'utf8')).toBe('meu')
})
