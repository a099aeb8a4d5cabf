import { describe, expect, test } from 'vitest'
import { ANA, BIA, CAIO, testApp, typed } from './app.ts'

const outputs = { folder: null, clean: null, removed: null, report: null, replace: true } as const

describe('the rows of a list that was checked by rules', () => {
  test('are shown by the same rules: for one topic, and for a past day', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [ANA], scope: 'topic:promoções' })
    await app.ask('optouts.add', { ...typed, cells: [BIA], scope: 'topic:cobrança' })
    const before = new Date().toISOString()
    await new Promise((go) => setTimeout(go, 5))
    await app.ask('optouts.add', { ...typed, cells: [CAIO] })
    const list = app.list('lista.csv', `fone\n${ANA}\n${BIA}\n${CAIO}\n`)
    const codes = async (rules: object) => {
      const { check, counts } = await app.run('lists.check', { ...list, rules })
      const page = { check, verdict: null, offset: 0, limit: 10 }
      const { rows } = await app.ask('lists.rows', page)
      const kept = await app.ask('lists.rows', { ...page, verdict: 'kept' })
      expect(kept.rows.map(({ verdict }) => verdict.code)).toEqual(
        Array.from({ length: counts.kept }, () => 'kept'),
      )
      return rows.map(({ verdict }) =>
        verdict.code === 'suppressed' ? verdict.entry.scope : verdict.code,
      )
    }
    expect(await codes({})).toEqual(['topic:promoções', 'topic:cobrança', 'everything'])
    expect(await codes({ scopes: ['topic:promoções'] })).toEqual([
      'topic:promoções',
      'kept',
      'everything',
    ])
    expect(await codes({ asOf: before })).toEqual(['topic:promoções', 'topic:cobrança', 'kept'])
  })
})

describe('a cleaning with a limit of lists a week', () => {
  test('is repeated with the same people, and asked about, without counting against itself', async () => {
    const app = testApp()
    await app.ask('optouts.add', { ...typed, cells: [CAIO] })
    const list = app.list('lista.csv', `fone\n${ANA}\n${BIA}\n${CAIO}\n`)
    const rules = { maxPerWeek: 1 }
    const request = { list, outputs, locale: 'pt-BR', rules } as const
    const first = await app.run('lists.clean', request)
    expect(first.report.counts).toMatchObject({ kept: 2, over_limit: 0 })
    const again = {
      run: first.run,
      asOf: null,
      folder: null,
      replace: true,
      locale: 'pt-BR',
    } as const
    const second = await app.run('history.redo', again)
    expect(second.report.counts).toMatchObject({ kept: 2, over_limit: 0 })
    const gap = await app.run('history.consentGap', { run: first.run })
    expect(gap).toEqual({ read: 3, notOptedOut: 2, optedIn: 0 })
    // A list of another name is another list.
    const other = app.list('outra.csv', `fone\n${ANA}\n${BIA}\n`)
    const third = await app.run('lists.clean', { ...request, list: other })
    expect(third.report.counts).toMatchObject({ kept: 0, over_limit: 2 })
  })
})
