import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { ANA, asTheFileSays, BIA, CAIO, DAVI, testApp, typed, type TestApp } from './app.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })

async function statuses({ ask }: TestApp, ...cells: string[]): Promise<string[]> {
  const mode = 'national'
  const found = await ask('optouts.check', { cells, country: 'BR', mode, locale: 'pt-BR' })
  return found.map(({ status }) => status)
}

const rows = (...lines: string[]) => `${lines.join('\n')}\n`

describe('an import says beforehand exactly what it does', () => {
  test('created, changed and already there; the trial writes nothing', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA], scope: 'marketing' })
    await app.ask('optouts.add', { ...typed, cells: [BIA] })
    const list = app.list(
      'saíram.csv',
      rows('telefone;nome', `${ANA};A`, `${BIA};B`, `${CAIO};C`, `${CAIO};C`),
    )
    const trial = await app.run('optouts.import', { ...asTheFileSays, list, dryRun: true })
    expect(trial).toMatchObject({
      read: 4,
      taken: 4,
      created: 1,
      changed: 1,
      already: 2,
      batch: null,
    })
    expect(await statuses(app, CAIO)).toEqual(['not_suppressed'])

    const done = await app.run('optouts.import', { ...asTheFileSays, list })
    const { created, changed, already } = trial
    expect(done).toMatchObject({ created, changed, already, questions: [] })
    expect(await statuses(app, ANA, BIA, CAIO)).toEqual(['suppressed', 'suppressed', 'suppressed'])
  })

  test('numbers further down in a second column, and ids of WhatsApp under any title, are taken', async () => {
    const app = testApp()
    const others = Array.from({ length: 1100 }, (_, at) => `P;119${80_000_000 + at * 37};;`)
    const id = 'BR.1502576394655843'
    const list = app.list(
      'saíram.csv',
      rows('nome;fone;fone 2;user_id', ...others, `Ana;${ANA};${BIA};${id}`),
    )
    await app.run('optouts.import', { ...asTheFileSays, list })
    expect(await statuses(app, ANA, BIA, id)).toEqual(['suppressed', 'suppressed', 'suppressed'])
  })

  test('an earlier day counts as a change', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA], happenedAt: '2026-03-01T12:00:00.000Z' })
    const list = app.list('a.csv', rows('fone;data', `${ANA};25/01/2026`))
    expect(await app.run('optouts.import', { ...asTheFileSays, list })).toMatchObject({
      changed: 1,
    })
    const { entries } = await app.ask('optouts.list', { after: null, limit: 10 })
    expect(entries).toMatchObject([{ since: new Date(2026, 0, 25).toISOString() }])
  })

  test('fault 12, 13: the same file again, under any name, changes nothing and shows the earlier batch', async () => {
    const app = testApp()
    const content = rows('telefone', ANA, BIA)
    const first = await app.run('optouts.import', {
      ...asTheFileSays,
      list: app.list('a.csv', content),
    })
    const health = await app.ask('store.check', {})
    const again = await app.run('optouts.import', {
      ...asTheFileSays,
      list: app.list('b.csv', content),
    })
    expect(again).toMatchObject({
      created: 0,
      changed: 0,
      already: 2,
      batch: null,
      earlierBatch: first.batch,
    })
    expect(await app.ask('store.check', {})).toEqual(health)
  })

  test('every screen is told, but not of a trial', async () => {
    const app = testApp()
    const list = app.list('a.csv', rows('telefone', ANA))
    await app.run('optouts.import', { ...asTheFileSays, list, dryRun: true })
    expect(app.events.filter(({ type }) => type === 'store.changed')).toEqual([])
    await app.run('optouts.import', { ...asTheFileSays, list })
    expect(app.events).toContainEqual({ type: 'store.changed', suppressed: 1 })
  })

  test('a file that changes while it is read is refused as a whole', async () => {
    const app = testApp()
    const many = Array.from({ length: 60_000 }, (_, n) => String(11_960_000_000 + n))
    const list = app.list('a.csv', rows('telefone', ...many))
    const work = app.run('optouts.import', { ...asTheFileSays, list })
    // The thread takes longer to start than this, and reading takes longer than a moment.
    const growing = setInterval(() => appendFileSync(join(app.folder, 'a.csv'), `${ANA}\n`), 5)
    await expect(work.finally(() => clearInterval(growing))).rejects.toEqual(
      code('file_changed_while_reading'),
    )
    expect((await app.ask('app.info', {})).suppressed).toBe(0)
  })
})

describe('only the rows that mean opted out', () => {
  test('Weni contacts: marketing_opt_in=false, in the words Weni takes and in Portuguese', async () => {
    const app = testApp()
    const list = app.list(
      'contatos.csv',
      rows(
        'Contact UUID,Name,Language,Created On,URN:Whatsapp,Field:Marketing opt-in',
        'u1,Ana,por,2025-01-02,5511987654321,false',
        'u2,Bia,por,2025-01-02,5521998765432,true',
        'u3,Caio,por,2025-01-02,5531998765433,',
        'u4,Davi,por,2025-01-02,558299331122,não',
      ),
    )
    const report = await app.run('optouts.import', { ...asTheFileSays, list })
    expect(report).toMatchObject({ read: 4, taken: 2, notOptedOut: 2, created: 2 })
    expect(report.file).toMatchObject({
      exporter: 'weni_contacts',
      statusColumns: [{ index: 5, name: 'Field:Marketing opt-in' }],
    })
    expect(await statuses(app, ANA, BIA, CAIO, '82 9933-1122')).toEqual([
      'suppressed',
      'not_suppressed',
      'not_suppressed',
      'suppressed',
    ])
    const { entries } = await app.ask('optouts.list', { after: null, limit: 10 })
    expect(new Set(entries.map(({ scope }) => scope))).toEqual(new Set(['marketing']))
  })

  test('a failure report: 131050 is an opt-out, 131049 and 131026 are not', async () => {
    const app = testApp()
    const list = app.list(
      'falhas.csv',
      rows(
        'phone,error_code',
        '5511987654321,131050',
        '5521998765432,131049',
        '5531998765433,131026',
      ),
    )
    const report = await app.run('optouts.import', { ...asTheFileSays, list })
    expect(report).toMatchObject({ taken: 1, notOptedOut: 2, file: { exporter: 'failure_report' } })
    const { entries } = await app.ask('optouts.list', { after: null, limit: 10 })
    expect(entries).toMatchObject([{ source: 'failure_report' }])
  })

  test('any column that says so is enough', async () => {
    const app = testApp()
    const list = app.list(
      'a.csv',
      rows(
        'fone;bloqueado;situação',
        `${ANA};não;descadastrado`,
        `${BIA};sim;ativo`,
        `${CAIO};não;ativo`,
      ),
    )
    await app.run('optouts.import', { ...asTheFileSays, list })
    expect(await statuses(app, ANA, BIA, CAIO)).toEqual([
      'suppressed',
      'suppressed',
      'not_suppressed',
    ])
  })

  test('what it went by is shown and can be changed', async () => {
    const app = testApp()
    const list = app.list('a.csv', rows('fone;status', `${ANA};ativo`, `${BIA};inadimplente`))
    const trial = await app.run('optouts.import', { ...asTheFileSays, list, dryRun: true })
    expect(trial).toMatchObject({ unclear: 1, taken: 0, questions: ['status_unclear'] })
    expect(trial.file?.statusValues).toContainEqual({
      value: 'inadimplente',
      count: 1,
      meaning: 'unclear',
    })
    await expect(app.run('optouts.import', { ...asTheFileSays, list })).rejects.toEqual(
      code('optouts_status_unclear'),
    )
    const chosen = { ...asTheFileSays, list, choices: { optedOut: ['Inadimplente'] } }
    expect(await app.run('optouts.import', chosen)).toMatchObject({ created: 1, notOptedOut: 1 })
    const everybody = { ...asTheFileSays, list, choices: { statusColumns: [] } }
    expect(await app.run('optouts.import', everybody)).toMatchObject({ taken: 2, created: 1 })
  })

  test('values that could be somebody’s number are not repeated', async () => {
    const app = testApp()
    const list = app.list('a.csv', rows('fone;opt_out', `${ANA};11 98765-4321`, `${BIA};sim`))
    const { file } = await app.run('optouts.import', { ...asTheFileSays, list, dryRun: true })
    expect(file?.statusValues.map(({ value }) => value).toSorted()).toEqual(['sim', '…'])
  })

  test('people of a broadcast are nobody’s opt-outs until somebody says so', async () => {
    const app = testApp()
    const list = app.list(
      'falhas.csv',
      rows(
        'Contact UUID,Name,URNs,Language',
        'u,Ana,"whatsapp:5511987654321, tel:+5511987654321",por',
      ),
    )
    await expect(app.run('optouts.import', { ...asTheFileSays, list })).rejects.toEqual(
      code('optouts_every_row'),
    )
    const all = { ...asTheFileSays, list, choices: { statusColumns: [] } }
    expect(await app.run('optouts.import', all)).toMatchObject({ created: 1 })
  })

  test('conversations are refused at this door', async () => {
    const app = testApp()
    const header = 'Date,Contact UUID,Name,URN,URN Type,Direction,Text'
    const list = app.list('m.csv', rows(header, 'x,u,Ana,5511987654321,whatsapp,IN,SAIR'))
    await expect(app.run('optouts.import', { ...asTheFileSays, list })).rejects.toEqual(
      code('file_has_messages'),
    )
  })
})

describe('what is not understood stops everything until somebody decides', () => {
  const content = rows(
    'telefone;nome',
    `${ANA};Ana`,
    '5,51198E+12;Bia',
    '1198;Caio',
    `${BIA};Davi`,
    `${CAIO};Eva`,
  )

  test('nothing is written', async () => {
    const app = testApp()
    const list = app.list('a.csv', content)
    await expect(app.run('optouts.import', { ...asTheFileSays, list })).rejects.toMatchObject({
      code: 'optouts_not_understood',
      params: { count: 2 },
    })
    expect(await statuses(app, ANA)).toEqual(['not_suppressed'])
  })

  test('left out on purpose they are listed', async () => {
    const app = testApp()
    const list = app.list('a.csv', content)
    const report = await app.run('optouts.import', { ...asTheFileSays, list, onUnreadable: 'skip' })
    expect(report).toMatchObject({ read: 5, taken: 3, notUnderstood: 2, created: 3 })
    expect(report.problems).toEqual([
      { row: 2, line: 3, reason: 'digits_lost' },
      { row: 3, line: 4, reason: 'too_short' },
    ])
  })
})

describe('fault 45: doubtful dates are asked about once a file', () => {
  const content = rows('fone;data', `${ANA};03/04/2026`, `${BIA};31/02/2026`, `${CAIO};05/06/0025`)

  test('and then read as somebody says; impossible ones count from the import', async () => {
    const app = testApp()
    const list = app.list('a.csv', content)
    await expect(app.run('optouts.import', { ...asTheFileSays, list })).rejects.toEqual(
      code('optouts_dates_unclear'),
    )
    const report = await app.run('optouts.import', {
      ...asTheFileSays,
      list,
      choices: { dates: 'month_day' },
    })
    expect(report.file?.dates).toMatchObject({ read: 1, impossible: 2, impossibleLines: [3, 4] })
    const { entries } = await app.ask('optouts.list', { search: ANA, after: null, limit: 10 })
    expect(entries).toMatchObject([{ since: new Date(2026, 2, 4).toISOString() }])
    const { entries: others } = await app.ask('optouts.list', {
      search: BIA,
      after: null,
      limit: 10,
    })
    expect(Date.parse(others[0]?.since ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  test('or not used at all', async () => {
    const app = testApp()
    const list = app.list('a.csv', content)
    const ignore = { ...asTheFileSays, list, choices: { dates: 'ignore' as const } }
    expect(await app.run('optouts.import', ignore)).toMatchObject({ created: 3 })
  })

  test('days counted by Excel are asked about too', async () => {
    const app = testApp()
    const list = app.list('a.csv', rows('fone;data', `${ANA};46000`))
    const trial = await app.run('optouts.import', { ...asTheFileSays, list, dryRun: true })
    expect(trial).toMatchObject({
      questions: ['dates_unclear'],
      file: { dates: { order: 'serial' } },
    })
    await app.run('optouts.import', { ...asTheFileSays, list, choices: { dates: 'serial' } })
    const { entries } = await app.ask('optouts.list', { after: null, limit: 10 })
    expect(entries).toMatchObject([{ since: new Date(2025, 11, 9).toISOString() }])
  })

  test('dates that settle themselves are not', async () => {
    const app = testApp()
    const list = app.list('a.csv', rows('fone;data', `${ANA};03/04/2026`, `${BIA};25/04/2026`))
    expect(await app.run('optouts.import', { ...asTheFileSays, list })).toMatchObject({
      created: 2,
    })
  })
})

describe('other lists', () => {
  test('a law list names itself, keeps out what it cannot hold, and spares who consented', async () => {
    const app = testApp()
    const consent = { note: 'cliente', evidence: 'contrato 12', ground: 'consent' } as const
    const law = 'law:procon-sp'
    await app.ask('optouts.release', {
      ...consent,
      cell: ANA,
      typedAgain: ANA,
      country: 'BR',
      scope: 'everything',
      layer: law,
    })
    const list = app.list(
      'procon.csv',
      rows(
        'telefone;data de cadastro',
        `${ANA};25/10/2026`,
        '11987650001;25/10/2026',
        `${BIA};25/10/2026`,
      ),
    )
    const details = { ...asTheFileSays, list, layer: law, source: 'law_list' as const }
    const report = await app.run('optouts.import', details)
    expect(report).toMatchObject({ created: 2, outside: 1, exempt: 1 })
    expect(await statuses(app, ANA, '11987650001', BIA)).toEqual([
      'not_suppressed',
      'suppressed',
      'not_suppressed',
    ])
    const { entries } = await app.ask('optouts.list', { layers: [law], after: null, limit: 10 })
    expect(entries).toMatchObject([{ layer: law, source: 'law_list' }])
  })

  test('why each person left is read from the words of another tool, and these are kept', async () => {
    const app = testApp()
    const list = app.list(
      'crm.csv',
      [
        'telefone;unsubscribed;Motivo da saída',
        `${ANA};sim;Muitas mensagens`,
        `${BIA};não;`,
        `${CAIO};sim;"Pediu à ""Bia""; número errado"`,
        `${DAVI};sim;`,
        '',
      ].join('\n'),
    )
    const details = { ...asTheFileSays, list, note: 'CRM antigo' }
    const report = await app.run('optouts.import', details)
    expect(report).toMatchObject({
      created: 3,
      notOptedOut: 1,
      file: { statusColumns: [{ index: 1 }], reasonColumn: { index: 2, name: 'Motivo da saída' } },
    })
    const said = async () => {
      const { entries } = await app.ask('optouts.list', { after: null, limit: 10 })
      return entries.map(({ written, reason, note }) => [written, reason, note].join(': '))
    }
    const expected = [
      `${ANA}: unhappy_with_material: CRM antigo\nMuitas mensagens`,
      `${CAIO}: wrong_person: CRM antigo\nPediu à "Bia"; número errado`,
      `${DAVI}: not_stated: CRM antigo`,
    ]
    expect((await said()).toSorted()).toEqual(expected.toSorted())
    expect(await app.run('optouts.import', details)).toMatchObject({ created: 0, already: 3 })
    expect((await said()).toSorted()).toEqual(expected.toSorted())
    // One import, however many reasons it gave.
    const { batch } = report
    expect(
      await app.ask('batches.undo', { batch: batch ?? 0, confirmed: 3, note: '' }),
    ).toBeTruthy()
    expect(await said()).toEqual([])
  })

  test('whoever gave a reason is out where nothing else says so; a reason chosen for all goes first', async () => {
    const app = testApp()
    const list = app.list('crm.csv', `telefone;unsubscribe reason\n${ANA};spam\n${BIA};\n`)
    const details = { ...asTheFileSays, list, reason: 'problem_solved' as const }
    expect(await app.run('optouts.import', details)).toMatchObject({ created: 1, notOptedOut: 1 })
    const { entries } = await app.ask('optouts.list', { after: null, limit: 10 })
    expect(entries).toMatchObject([{ written: ANA, reason: 'problem_solved', note: 'spam' }])
  })

  test('a story of each person in place of a reason is no reason to make a thousand imports', async () => {
    const app = testApp()
    const story = (n: number) => `${11_960_000_000 + n};caso ${n}: não tenho interesse`
    const rows = Array.from({ length: 1500 }, (_, n) => story(n))
    const list = app.list('crm.csv', ['telefone;motivo', ...rows, ''].join('\n'))
    const details = { ...asTheFileSays, list }
    expect(await app.run('optouts.import', details)).toMatchObject({ created: 1500 })
    const page = { after: null, limit: 1 } as const
    const { total } = await app.ask('optouts.list', { ...page, reasons: ['lost_interest'] })
    expect(total).toBe(1500)
    expect(await app.ask('optouts.list', { ...page, search: 'caso 7:' })).toMatchObject({
      total: 1,
      entries: [{ note: 'caso 7: não tenho interesse' }],
    })
  })

  test('a partner’s hashes', async () => {
    const app = testApp()
    const hash = createHash('sha256').update('5511987654321').digest('hex')
    const list = app.list('parceiro.csv', rows(hash.toUpperCase()))
    const details = { ...asTheFileSays, list, layer: 'partner:Rede Sul' }
    expect(await app.run('optouts.import', details)).toMatchObject({
      created: 1,
      file: { exporter: 'hashed' },
    })
    expect(await statuses(app, ANA, BIA)).toEqual(['suppressed', 'not_suppressed'])
    const page = await app.ask('optouts.list', { after: null, limit: 10 })
    expect(page).toMatchObject({ total: 0, hidden: 1, entries: [] })
  })

  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const inGroups = (hash: string) => (hash.match(/.{8}/g) ?? []).join(' ')
  test.each([
    ['without the ninth digit', sha256('551187654321')],
    ['with a plus', sha256('+5511987654321')],
    ['with a plus and without the ninth digit', sha256('+551187654321')],
    ['from the area code on', sha256('11987654321')],
    ['from the area code on without the ninth digit', sha256('1187654321')],
    ['in capitals', sha256('5511987654321').toUpperCase()],
    ['in capitals with blanks around', `  ${sha256('551187654321').toUpperCase()}\t`],
    ['in groups', inGroups(sha256('5511987654321'))],
    ['with its kind in front', `SHA256: ${sha256('5511987654321')}`],
    ['as MD5', createHash('md5').update('551187654321').digest('hex').toUpperCase()],
  ])('a partner’s hash of a number %s keeps the person out', async (_how, hash) => {
    const app = testApp()
    const layer = 'partner:Rede Sul' as const
    const other = sha256('5531900000000')
    const list = app.list('parceiro.csv', `hash\n${hash}\n${other}\n`)
    const details = { ...asTheFileSays, list, layer }
    expect(await app.run('optouts.import', details)).toMatchObject({ created: 2, notUnderstood: 0 })
    // However the shop writes the number.
    const spellings = [ANA, '11 8765-4321', '+55 (11) 98765-4321', '551187654321']
    expect(await statuses(app, ...spellings, BIA)).toEqual([
      ...spellings.map(() => 'suppressed'),
      'not_suppressed',
    ])
    expect(await app.run('optouts.import', details)).toMatchObject({ created: 0, already: 2 })
  })

  test('a partner’s hashes as a workbook, and the list with them written and read again', async () => {
    const app = testApp()
    const cells = [
      ['hash'],
      [sha256('551187654321').toUpperCase()],
      [` ${sha256('5521998765432')}`],
    ]
    const workbook = await writeXlsx({ sheets: [{ name: 'lista', rows: cells }] })
    const list = app.list('parceiro.xlsx', workbook)
    const details = { ...asTheFileSays, list, layer: 'partner:Rede Sul' as const }
    expect(await app.run('optouts.import', details)).toMatchObject({ created: 2 })
    expect(await statuses(app, ANA, BIA)).toEqual(['suppressed', 'suppressed'])

    const target = app.app.places.add(join(app.folder, 'volta.xlsx'))
    const filter = {}
    const made = { target, replace: false, locale: 'pt-BR', format: 'xlsx', filter } as const
    expect(await app.run('optouts.export', made)).toMatchObject({ rows: 2 })
    const other = testApp()
    const back = other.list('volta.xlsx', readFileSync(join(app.folder, 'volta.xlsx')))
    const again = { ...asTheFileSays, list: back }
    expect(await other.run('optouts.import', again)).toMatchObject({ created: 2 })
    expect(await statuses(other, ANA, BIA)).toEqual(['suppressed', 'suppressed'])
    const page = await other.ask('optouts.list', {
      layers: ['partner:Rede Sul'],
      after: null,
      limit: 10,
    })
    expect(page).toMatchObject({ total: 0, hidden: 2 })
  })
})
