import { describe, expect, test } from 'vitest'
import { locales } from '../../shared/model.ts'
import { ANA, asTheFileSays, BIA, CAIO, testApp, typed } from './app.ts'

const page = { after: null, limit: 50 }

describe('the list finds people', () => {
  test.each([
    ['11987654321'],
    ['(11) 98765-4321'],
    ['11 8765-4321'],
    ['+55 11 98765'],
    ['4321'],
    ['1187654'],
    ['98765-43'],
    ['Ana'],
    ['maria'],
    ['pediu à Bia'],
  ])('by “%s”', async (search) => {
    const app = testApp()
    await app.ask('optouts.add', {
      ...typed,
      cells: [ANA],
      personName: 'Ana Maria',
      note: 'pediu à Bia',
    })
    await app.ask('optouts.add', { ...typed, cells: ['21965550000'] })
    const { total, entries } = await app.ask('optouts.list', { ...page, search })
    expect({ total, names: entries.map(({ personName }) => personName) }).toEqual({
      total: 1,
      names: ['Ana Maria'],
    })
  })

  test('by every filter, alone and together, with counts for each value', async () => {
    const app = testApp()
    await app.ask('optouts.add', {
      ...typed,
      cells: [ANA],
      reason: 'complaint',
      happenedAt: '2026-03-01T00:00:00.000Z',
    })
    await app.ask('optouts.add', { ...typed, cells: [BIA], scope: 'topic:recibos' })
    const list = app.list('a.csv', `telefone\n${CAIO}\n`)
    const { batch } = await app.run('optouts.import', {
      ...asTheFileSays,
      list,
      layer: 'partner:X',
    })
    const found = async (filter: object) => {
      const { entries } = await app.ask('optouts.list', { ...page, ...filter })
      return entries.map(({ written }) => written)
    }
    expect(await found({})).toEqual([CAIO, BIA, ANA])
    expect(await found({ reasons: ['complaint'] })).toEqual([ANA])
    expect(await found({ sources: ['import'] })).toEqual([CAIO])
    expect(await found({ scopes: ['topic:recibos'] })).toEqual([BIA])
    expect(await found({ layers: ['own'] })).toEqual([BIA, ANA])
    expect(await found({ batch })).toEqual([CAIO])
    expect(await found({ to: '2026-04-01T00:00:00.000Z' })).toEqual([ANA])
    expect(await found({ from: '2026-04-01T00:00:00.000Z', layers: ['own'] })).toEqual([BIA])
    expect(await app.ask('optouts.facets', {})).toMatchObject({
      layers: [
        { value: 'own', count: 2 },
        { value: 'partner:X', count: 1 },
      ],
      reasons: [
        { value: 'not_stated', count: 2 },
        { value: 'complaint', count: 1 },
      ],
    })
  })

  test('as it was known at a past moment', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA] })
    await new Promise((done) => setTimeout(done, 5))
    const then = new Date().toISOString()
    await new Promise((done) => setTimeout(done, 5))
    await app.ask('optouts.add', { ...typed, cells: [BIA] })
    await app.ask('batches.undo', { batch: 1, confirmed: 1, note: '' })
    const found = async (asOf: string | null) => {
      const { entries } = await app.ask('optouts.list', { ...page, asOf })
      return entries.map(({ written }) => written)
    }
    expect(await found(then)).toEqual([ANA])
    expect(await found(null)).toEqual([BIA])
  })

  test('page by page, each person once', async () => {
    const app = testApp()
    const cells = Array.from({ length: 25 }, (_, n) => String(11_960_000_000 + n))
    await app.ask('optouts.add', { ...typed, cells })
    const seen: string[] = []
    for (let after: string | null = null; ;) {
      const { entries, next }: { entries: { written: string }[]; next: string | null } =
        await app.ask('optouts.list', { after, limit: 10 })
      seen.push(...entries.map(({ written }) => written))
      if (next === null) break
      after = next
    }
    expect(seen.toSorted()).toEqual(cells)
  })

  test('views are saved, replaced and removed', async () => {
    const app = testApp()
    const filter = { reasons: ['complaint' as const] }
    await app.ask('views.save', { name: ' Reclamações ', filter })
    await app.ask('views.save', { name: 'Reclamações', filter: { ...filter, search: 'Ana' } })
    expect(await app.ask('views.list', {})).toMatchObject([
      { name: 'Reclamações', filter: { search: 'Ana', reasons: ['complaint'] } },
    ])
    expect(await app.ask('views.remove', { name: 'Reclamações' })).toEqual([])
  })
})

describe('everything known about a person', () => {
  test('readable, and as a record with the fields of ISO/IEC TS 27560', async () => {
    const app = testApp()
    await app.ask('optouts.add', {
      ...typed,
      cells: [ANA],
      reason: 'never_gave_consent',
      source: 'customer_message',
      evidence: 'print',
      notice: 'v3',
    })
    const asked = { cell: '11 8765-4321', country: 'BR', locale: 'pt-BR' } as const
    const subject = await app.ask('subjects.describe', asked)
    expect(subject).toMatchObject({
      display: '+55 (11) 98765-4321',
      states: [{ scope: 'everything', state: 'opted_out' }],
      events: [{ evidence: 'print' }],
      record: {
        schema_version: 'ISO/IEC TS 27560:2023',
        pii_principal_id: '+5511987654321',
        pii_processing: { privacy_notice: 'v3', purposes: [{ purpose: 'everything' }] },
        event: [{ event_type: 'explicit', event_state: 'consent_refused', evidence: 'print' }],
      },
    })
    expect(subject.text.join('\n')).toContain('prova: print')
  })

  test('nobody ever heard of', async () => {
    const asked = { cell: ANA, country: 'BR', locale: 'en' } as const
    const subject = await testApp().ask('subjects.describe', asked)
    expect(subject).toMatchObject({ states: [{ state: 'unknown' }], standing: [], events: [] })
  })

  test.each(locales)('the receipt in %s', async (locale) => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA], happenedAt: '2026-11-24T15:00:00.000Z' })
    const asked = { cell: ANA, country: 'BR', locale }
    const receipt = await app.ask('subjects.receipt', asked)
    expect(receipt.protocol).toMatch(/^LL-2026-000001-[2-9A-Z]{4}$/)
    expect(receipt.text).toContain(receipt.protocol)
    expect(receipt.text).toContain('+55 (11) 98765-4321')
    expect(await app.ask('subjects.receipt', asked)).toEqual(receipt)
    await expect(app.ask('subjects.receipt', { ...asked, cell: BIA })).rejects.toMatchObject({
      code: 'not_opted_out',
    })
  })

  test('a check names the other reading of a number', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: ['11 3333-4444'] })
    const asked = { country: 'BR', mode: 'national', locale: 'pt-BR' } as const
    const cells = ['11 93333-4444']
    expect(await app.ask('optouts.check', { ...asked, cells })).toMatchObject([
      {
        status: 'possible_match',
        entry: { display: '+55 (11) 3333-4444' },
        why: 'O fixo e o celular com 9 na frente dos mesmos dígitos',
      },
    ])
  })
})

test('backups are made on request, verified, and listed', async () => {
  const app = testApp()
  await app.ask('optouts.add', { ...typed, cells: [ANA] })
  const made = await app.run('backups.create', {})
  expect(made).toMatchObject({ why: 'by_hand', suppressed: 1 })
  expect(await app.ask('backups.list', {})).toEqual([made])
})
