import { describe, expect, test } from 'vitest'
import { ANA, asTheFileSays, BIA, CAIO, testApp, typed, type TestApp } from './app.ts'

const rows = (...lines: string[]) => `${lines.join('\n')}\n`
const code = (expected: string) => expect.objectContaining({ code: expected })
const proof = { note: 'voltou a comprar', evidence: 'mensagem de 20/11' }

async function statuses({ ask }: TestApp, ...cells: string[]): Promise<string[]> {
  const mode = 'national'
  const found = await ask('optouts.check', { cells, country: 'BR', mode, locale: 'pt-BR' })
  return found.map(({ status }) => status)
}

async function importing(app: TestApp, name: string, ...cells: string[]): Promise<number> {
  const list = app.list(name, rows('telefone', ...cells))
  const { batch } = await app.run('optouts.import', { ...asTheFileSays, list })
  return batch ?? 0
}

describe('fault 55: undoing an import, days later', () => {
  test('three buckets, and nobody with another reason to stay out gets a message', async () => {
    const app = testApp()
    const batch = await importing(app, 'a.csv', ANA, BIA, CAIO)
    await app.ask('optouts.add', { ...typed, cells: [ANA], source: 'customer_message' })
    await app.ask('optouts.release', {
      ...proof,
      cell: CAIO,
      typedAgain: CAIO,
      country: 'BR',
      scope: 'everything',
      ground: 'consent',
    })
    const buckets = { reversed: 1, kept: 1, failed: 1 }
    expect(await app.ask('batches.previewUndo', { batch })).toEqual(buckets)
    await expect(app.ask('batches.undo', { batch, confirmed: 2, note: '' })).rejects.toEqual(
      code('count_not_confirmed'),
    )
    expect(await app.ask('batches.undo', { batch, confirmed: 1, note: 'lista errada' })).toEqual(
      buckets,
    )
    expect(await statuses(app, ANA, BIA, CAIO)).toEqual([
      'suppressed',
      'not_suppressed',
      'not_suppressed',
    ])
    await expect(app.ask('batches.undo', { batch, confirmed: 0, note: '' })).rejects.toEqual(
      code('nothing_to_undo'),
    )
  })

  test('undo of undo', async () => {
    const app = testApp()
    const batch = await importing(app, 'a.csv', ANA, BIA)
    await app.ask('batches.undo', { batch, confirmed: 2, note: '' })
    const { batches } = await app.ask('batches.list', { limit: 1 })
    const undo = batches[0]?.batch ?? 0
    expect(batches).toMatchObject([{ kind: 'release', undoes: batch }])
    expect(await app.ask('batches.previewUndo', { batch: undo })).toMatchObject({ reversed: 2 })
    await app.ask('batches.undo', { batch: undo, confirmed: 2, note: '' })
    expect(await statuses(app, ANA, BIA)).toEqual(['suppressed', 'suppressed'])
  })

  test('the rows of a batch, page by page, and what became of each', async () => {
    const app = testApp()
    const batch = await importing(app, 'a.csv', ANA, BIA, CAIO)
    await app.ask('optouts.release', {
      ...proof,
      cell: BIA,
      typedAgain: BIA,
      country: 'BR',
      scope: 'everything',
      ground: 'consent',
    })
    const first = await app.ask('batches.rows', { batch, limit: 2 })
    expect(first).toMatchObject({ batch: { entries: 3, standing: 2, undoneBy: null } })
    const second = await app.ask('batches.rows', { batch, limit: 2, after: first.next ?? 0 })
    const all = [...first.rows, ...second.rows]
    expect(new Map(all.map(({ written, state }) => [written, state]))).toEqual(
      new Map([
        [ANA, 'standing'],
        [BIA, 'lifted'],
        [CAIO, 'standing'],
      ]),
    )
    expect(second.next).toBeNull()
  })

  test('a batch that does not exist', async () => {
    await expect(testApp().ask('batches.previewUndo', { batch: 7 })).rejects.toEqual(
      code('batch_not_found'),
    )
  })
})

describe('releasing one person is a deliberate act', () => {
  const release = {
    cell: ANA,
    typedAgain: '+55 11 8765-4321',
    country: 'BR',
    scope: 'everything',
    ground: 'consent',
    ...proof,
  } as const

  test('with reason, evidence and the number typed twice, in any spelling', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA], source: 'customer_message' })
    expect(await app.ask('optouts.release', release)).toMatchObject({ remaining: [] })
    expect(await statuses(app, ANA)).toEqual(['not_suppressed'])
    expect(app.events.at(-1)).toEqual({ type: 'store.changed', suppressed: 0 })
  })

  test.each([
    ['without evidence', { evidence: ' ' }, 'consent_needs_evidence'],
    ['without a reason', { note: '' }, 'consent_needs_evidence'],
    ['with another number the second time', { typedAgain: BIA }, 'number_not_confirmed'],
    ['with nothing the second time', { typedAgain: '' }, 'number_not_confirmed'],
    ['for two at once', { cell: `${ANA} / ${BIA}` }, 'one_number_needed'],
    ['as a mistake, when the person asked', { ground: 'mistake' }, 'release_needs_consent'],
  ] as const)('not %s', async (_, changes, expected) => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA], source: 'customer_message' })
    await expect(app.ask('optouts.release', { ...release, ...changes })).rejects.toEqual(
      code(expected),
    )
    expect(await statuses(app, ANA)).toEqual(['suppressed'])
  })

  test('a narrower consent says what still stands', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA] })
    const { remaining } = await app.ask('optouts.release', { ...release, scope: 'marketing' })
    expect(remaining).toMatchObject([{ scope: 'everything' }])
    expect(await statuses(app, ANA)).toEqual(['suppressed'])
  })

  test('adding again after a release blocks again', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA] })
    await app.ask('optouts.release', release)
    expect(await app.ask('optouts.add', { ...typed, cells: [ANA] })).toMatchObject({ created: 1 })
    expect(await statuses(app, ANA)).toEqual(['suppressed'])
  })
})

describe('a reviewed list of new consents', () => {
  test('needs its count typed, and concerns only who is out', async () => {
    const app = testApp()
    await importing(app, 'a.csv', ANA, BIA)
    const list = app.list('volta.csv', rows('telefone', ANA, `+55${ANA}`, BIA, CAIO))
    const details = { list, scope: 'everything', onUnreadable: 'refuse', ...proof } as const
    const trial = await app.run('optouts.consent', { ...details, dryRun: true, confirmed: 0 })
    expect(trial).toMatchObject({ freed: 2, notOptedOut: 1, batch: null })
    await expect(
      app.run('optouts.consent', { ...details, dryRun: false, confirmed: 4 }),
    ).rejects.toEqual(code('count_not_confirmed'))
    expect(await statuses(app, ANA, BIA)).toEqual(['suppressed', 'suppressed'])
    await app.run('optouts.consent', { ...details, dryRun: false, confirmed: 2 })
    expect(await statuses(app, ANA, BIA)).toEqual(['not_suppressed', 'not_suppressed'])
  })
})

describe('temporary blocks', () => {
  const until = '2030-01-01T00:00:00.000Z'

  test('only of the shop’s own making, and never over already', async () => {
    const app = testApp()
    expect(await app.ask('optouts.add', { ...typed, cells: [ANA], until })).toMatchObject({
      created: 1,
    })
    await expect(
      app.ask('optouts.add', { ...typed, cells: [BIA], until, reason: 'complaint' }),
    ).rejects.toEqual(code('block_cannot_expire'))
    await expect(
      app.ask('optouts.add', { ...typed, cells: [BIA], until: '2020-01-01T00:00:00.000Z' }),
    ).rejects.toEqual(code('block_already_over'))
    const { entries } = await app.ask('optouts.list', { after: null, limit: 10 })
    expect(entries).toMatchObject([{ until }])
  })
})
