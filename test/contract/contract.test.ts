import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ZodType } from 'zod'
import {
  contract,
  errorViewSchema,
  jobIdSchema,
  progressSchema,
  type AppEvent,
  type Envelope,
  type MethodName,
} from '../../shared/contract.ts'
import { LEFT_OUT } from '../e2e/support/electron.ts'
import { removeFolder, temporaryFolder } from '../e2e/support/temporary.ts'
import {
  dataIn,
  inProcess,
  overLoopback,
  throughTheWindow,
  type Transport,
  type Way,
} from './transports.ts'

const names = Object.keys(contract) as MethodName[]
const details = {
  scope: 'everything',
  reason: 'not_stated',
  source: 'typed_by_attendant',
  note: '',
  happenedAt: null,
}
const plainList = { reading: {}, phoneColumns: null, country: 'BR' }
const ownPlaces = { folder: null, clean: null, removed: null, report: null, replace: false }
const unknownId = 'A'.repeat(24)

/** Text that a careless transport would change. */
const ODD_TEXT = 'ação 😀 “aspas” \\ "\n\t\u2028 عربى </script>'

const window = throughTheWindow()
if (window === null) console.log(LEFT_OUT)
const ways: Way[] = [inProcess, overLoopback, ...(window ? [window] : [])]

describe.each(ways)('the contract $name', { timeout: 60_000 }, ({ open }) => {
  let folder: string
  let shell: Transport
  const heard: AppEvent[] = []

  beforeAll(async () => {
    folder = temporaryFolder()
    shell = await open(dataIn(folder))
    shell.onEvent((event) => heard.push(event))
  })

  afterAll(async () => {
    await shell?.close()
    removeFolder(folder)
  })

  /** Calls a method and checks that its answer is what the contract says. */
  async function ask(name: MethodName, input: unknown): Promise<unknown> {
    const envelope = await shell.call(name, input)
    if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.error)}`)
    expect(Object.keys(envelope)).toEqual(['ok', 'value'])
    if (contract[name].kind === 'job')
      return jobIdSchema.parse((envelope.value as { job: string }).job)
    return asDeclared(name, envelope.value)
  }

  async function refusal(name: string, input: unknown): Promise<string> {
    const envelope = await shell.call(name, input)
    if (envelope.ok) throw new Error(`${name} was answered`)
    expect(errorViewSchema.parse(envelope.error)).toEqual(envelope.error)
    return envelope.error.code
  }

  /** Runs a job to its end. */
  async function run(name: MethodName, input: unknown): Promise<Envelope> {
    const job = await ask(name, input)
    const find = () => heard.find((event) => event.type === 'job.finished' && event.job === job)
    await expect.poll(find, { timeout: 30_000 }).toBeDefined()
    const event = find()
    return event?.type === 'job.finished'
      ? event.result
      : { ok: false, error: { code: 'internal', params: {} } }
  }

  function listOf(rows: readonly string[], name = 'lista.csv'): Promise<string> {
    const path = join(folder, name)
    writeFileSync(path, `nome;telefone\n${rows.join('\n')}\n`)
    return shell.give(path)
  }

  describe('what is asked wrongly', () => {
    test.each(names)('%s takes nothing but what it declares', async (name) => {
      for (const input of [null, 42, 'text', true, []]) {
        expect(await refusal(name, input)).toBe('invalid_input')
      }
    })

    test.each([
      '',
      'nothing',
      'app',
      'app.',
      '.info',
      'app.info.more',
      'APP.INFO',
      ' app.info',
      'app.info\n',
      '../call/app.info',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'a'.repeat(150),
    ])('%j is no method', async (name) => {
      expect(await refusal(name, {})).toBe('unknown_method')
    })

    test('handles that nobody was given', async () => {
      expect(await refusal('lists.inspect', { place: unknownId, reading: {}, country: 'BR' })).toBe(
        'unknown_place',
      )
      expect(await refusal('lists.check', { place: unknownId, ...plainList })).toBe('unknown_place')
      const rows = { check: unknownId, verdict: null, offset: 0, limit: 10 }
      expect(await refusal('lists.rows', rows)).toBe('unknown_check')
      expect(await refusal('job.cancel', { job: unknownId })).toBe('unknown_job')
      expect(await refusal('job.outcome', { job: unknownId })).toBe('unknown_job')
    })

    test('a path where a handle belongs', async () => {
      const place = join(folder, 'lista.csv')
      expect(await refusal('lists.inspect', { place, reading: {}, country: 'BR' })).toBe(
        'invalid_input',
      )
    })
  })

  describe('what is asked rightly', () => {
    test('who it is', async () => {
      expect(await ask('app.info', {})).toMatchObject({ suppressed: 0 })
    })

    test('settings are kept, and everybody is told', async () => {
      const before = heard.filter(({ type }) => type === 'settings.changed').length
      await ask('settings.set', { operator: ODD_TEXT.slice(0, 100), theme: 'dark' })
      expect(await ask('settings.get', {})).toMatchObject({
        operator: ODD_TEXT.slice(0, 100),
        theme: 'dark',
      })
      await expect
        .poll(() => heard.filter(({ type }) => type === 'settings.changed').length)
        .toBe(before + 1)
      await ask('settings.set', { operator: '', theme: 'system' })
    })

    test('text comes back letter for letter', async () => {
      const input = { cells: [ODD_TEXT, '', ' '], country: 'BR', mode: 'national', locale: 'pt-BR' }
      expect(await ask('identities.identify', input)).toMatchObject([
        { input: ODD_TEXT },
        { input: '' },
        { input: ' ' },
      ])
    })

    test('ten thousand cells come back in order', async () => {
      const cells = Array.from({ length: 10_000 }, (_, n) => `11 9${60_000_000 + n}`)
      const input = { cells, country: 'BR', mode: 'national', locale: 'es' }
      const answer = (await ask('identities.identify', input)) as { input: string }[]
      expect(answer.map((each) => each.input)).toEqual(cells)
    })

    test('fifty calls at once are each answered with their own', async () => {
      const numbers = Array.from({ length: 50 }, (_, n) => `11 98888${1000 + n}`)
      const answers = await Promise.all(
        numbers.map((cell) =>
          ask('optouts.check', { cells: [cell], country: 'BR', mode: 'national', locale: 'en' }),
        ),
      )
      expect(
        answers.map(
          (answer) => (answer as { identified: { input: string } }[])[0]?.identified.input,
        ),
      ).toEqual(numbers)
    })
  })

  describe('opt-outs', () => {
    const add = (cells: string[], onUnreadable = 'refuse', note = '') => ({
      cells,
      country: 'BR',
      ...details,
      note,
      onUnreadable,
    })

    test('what is added is known in every spelling, and everybody is told', async () => {
      expect(await ask('optouts.add', add(['11 8765-4321'], 'refuse', ODD_TEXT))).toMatchObject({
        created: 1,
        already: 0,
      })
      await expect.poll(() => heard).toContainEqual({ type: 'store.changed', suppressed: 1 })
      const asked = {
        cells: ['+55 (11) 98765-4321', '11 97777-0000'],
        country: 'BR',
        mode: 'national',
        locale: 'pt-BR',
      }
      expect(await ask('optouts.check', asked)).toMatchObject([
        { status: 'suppressed', entry: { note: ODD_TEXT } },
        { status: 'not_suppressed', entry: null },
      ])
      expect(await ask('app.info', {})).toMatchObject({ suppressed: 1 })
    })

    test('one that is not understood stops them all, unless it may be left out', async () => {
      const cells = ['11 96666-0001', 'nada', '11 96666-0002']
      const refused = await shell.call('optouts.add', add(cells))
      expect(refused).toEqual({
        ok: false,
        error: { code: 'optouts_not_understood', params: { count: 1 } },
      })
      expect(await ask('app.info', {})).toMatchObject({ suppressed: 1 })
      expect(await ask('optouts.add', add(cells, 'skip'))).toMatchObject({
        created: 2,
        notUnderstood: 1,
        problems: [{ row: 2, reason: expect.any(String) as string }],
      })
    })
  })

  describe('a list', () => {
    test('goes in, and comes out without whoever opted out', async () => {
      const rows = ['Ana;(11) 98765-4321', 'João;21 99876-5432', 'Léo;21 99876-5432', 'Mia;']
      const place = await listOf(rows)
      const inspected = await ask('lists.inspect', { place, reading: {}, country: 'BR' })
      expect(inspected).toMatchObject({ place, name: 'lista.csv' })
      expect(JSON.stringify(inspected)).not.toContain(folder)

      const checked = declared('lists.check', await run('lists.check', { place, ...plainList }))
      const { check, counts } = checked as { check: string; counts: Record<string, number> }
      expect(counts).toMatchObject({ kept: 1, suppressed: 1, duplicate: 1, no_number: 1 })
      const page = { check, verdict: null, offset: 0, limit: 10 }
      expect(await ask('lists.rows', page)).toMatchObject({
        total: 4,
        rows: [
          { row: 1, verdict: { code: 'suppressed' } },
          { row: 2, verdict: { code: 'kept' } },
          { row: 3, verdict: { code: 'duplicate', firstRow: 2 } },
          { row: 4, verdict: { code: 'no_number' } },
        ],
      })

      const list = { place, ...plainList }
      const cleaned = declared(
        'lists.clean',
        await run('lists.clean', { list, outputs: ownPlaces, locale: 'pt-BR' }),
      ) as { report: { counts: Record<string, number> }; files: { role: string; name: string }[] }
      const { read, ...verdicts } = cleaned.report.counts
      expect(Object.values(verdicts).reduce((sum, each) => sum + each, 0)).toBe(read)
      expect(cleaned.files.map(({ role, name }) => [role, name])).toEqual(
        expect.arrayContaining([['clean', 'lista-limpa.csv']]),
      )
      expect(await ask('history.runs', { limit: 10 })).toMatchObject([
        { name: 'lista.csv', read: 4 },
      ])
    })

    test('tells how far it is, and can be cancelled', async () => {
      const rows = Array.from({ length: 1_000_000 }, (_, n) => `"Ana";(11) 9${60_000_000 + n}`)
      const place = await listOf(rows, 'longa.csv')
      const outputs = { ...ownPlaces, replace: true }
      const list = { place, ...plainList }
      const job = await ask('lists.clean', { list, outputs, locale: 'pt-BR' })
      const progress = () =>
        heard.flatMap((event) =>
          event.type === 'job.progress' && event.job === job ? [event.progress] : [],
        )
      await expect.poll(() => progress().length, { timeout: 20_000 }).toBeGreaterThan(0)
      for (const each of progress()) expect(progressSchema.parse(each)).toEqual(each)

      expect(await ask('job.outcome', { job })).toEqual({ outcome: null })
      await ask('job.cancel', { job })
      const result = () => heard.find((event) => event.type === 'job.finished' && event.job === job)
      await expect.poll(result, { timeout: 5_000 }).toMatchObject({
        result: { ok: false, error: { code: 'cancelled' } },
      })
      expect(readdirSync(folder).filter((name) => name.startsWith('longa-'))).toEqual([])
      expect(await refusal('job.cancel', { job })).toBe('unknown_job')
      // Who missed the event can ask how it ended.
      expect(await ask('job.outcome', { job })).toEqual({
        outcome: { ok: false, error: { code: 'cancelled', params: {} } },
      })
    })

    test('that cannot be read is refused with its name and no path', async () => {
      const path = join(folder, 'vazia.csv')
      writeFileSync(path, '')
      const place = await shell.give(path)
      const answer = await shell.call('lists.inspect', { place, reading: {}, country: 'BR' })
      expect(answer).toEqual({
        ok: false,
        error: { code: 'file_empty', params: { file: 'vazia.csv' } },
      })
    })
  })

  test('a ledger that cannot be trusted is refused, and left as it was found', async () => {
    const other = join(folder, 'recusada')
    mkdirSync(other)
    const ledger = join(other, 'lista-limpa.db')
    writeFileSync(ledger, '')
    const refusing = await open(other)
    try {
      for (const [name, input] of [
        ['app.info', {}],
        ['settings.get', {}],
        [
          'optouts.add',
          { cells: ['11 98765-4321'], country: 'BR', ...details, onUnreadable: 'refuse' },
        ],
        ['history.runs', { limit: 1 }],
      ] as const) {
        expect(await refusing.call(name, input)).toMatchObject({
          ok: false,
          error: { code: 'store_empty_file' },
        })
      }
    } finally {
      await refusing.close()
    }
    expect(existsSync(ledger) && statSync(ledger).size).toBe(0)
    expect(readFileSync(ledger)).toHaveLength(0)
  })
})

function declared(name: MethodName, envelope: Envelope): unknown {
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.error)}`)
  return asDeclared(name, envelope.value)
}

/** The value, if it is exactly what the contract declares: nothing lost, nothing more. */
function asDeclared(name: MethodName, value: unknown): unknown {
  const output: ZodType = contract[name].output
  expect(output.parse(value)).toEqual(value)
  return value
}
