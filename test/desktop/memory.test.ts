import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openMemory } from '../../electron/desktop/memory.ts'
import { useNewest } from '../../electron/desktop/newest.ts'
import { filesNamedIn } from '../../electron/desktop/opened-files.ts'
import { createOutbox } from '../../electron/desktop/outbox.ts'
import { watchJobs } from '../../electron/desktop/running-jobs.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

const place = { x: 1, y: 2, width: 1000, height: 700, maximized: true }

test('what the window remembers is there the next time', () => {
  const file = join(temporaryFolder(), 'window.json')
  openMemory(file).remember({ place })
  openMemory(file).remember({ lastFolder: '/x' })
  expect(openMemory(file).read()).toEqual({ place, lastFolder: '/x' })
})

test.each(['', '{', '[]', 'null', '{"place":{"x":"a"}}', '{"place":{"width":-5}}'])(
  'a damaged memory is forgotten: %j',
  (text) => {
    const file = join(temporaryFolder(), 'window.json')
    writeFileSync(file, text)
    expect(openMemory(file).read()).toEqual({ place: null, lastFolder: null })
  },
)

test('one wrong part does not cost the other', () => {
  const file = join(temporaryFolder(), 'window.json')
  writeFileSync(file, JSON.stringify({ place: 'x', lastFolder: '/y' }))
  expect(openMemory(file).read()).toEqual({ place: null, lastFolder: '/y' })
})

test('a memory that cannot be written stops nothing', () => {
  const folder = temporaryFolder()
  const memory = openMemory(join(folder, 'no', 'such', 'window.json'))
  memory.remember({ place })
  expect(memory.read().place).toEqual(place)
  expect(readdirSync(folder)).toEqual([])
})

test('files named on a command line are found, whatever else stands there', () => {
  const folder = temporaryFolder()
  const list = join(folder, 'lista de maio.csv')
  writeFileSync(list, 'x')
  const argv = [
    'electron',
    '.',
    '--data-dir=x',
    '-r',
    '--no-sandbox',
    'lista de maio.csv',
    'none.csv',
    '',
  ]
  expect(filesNamedIn(argv, folder)).toEqual([list])
  expect(filesNamedIn(['electron', list], '/')).toEqual([list])
  expect(readFileSync(list, 'utf8')).toBe('x')
})

test('files wait for the page, and then no longer', () => {
  const files = createOutbox<string>()
  const delivered: string[] = []
  files.add(['a'])
  files.add(['b', 'c'])
  files.listen((path) => delivered.push(path))
  files.add(['d'])
  expect(delivered).toEqual(['a', 'b', 'c', 'd'])
})

test('a page that is drawn again does not get the same file twice', () => {
  const files = createOutbox<string>()
  const delivered: string[] = []
  files.add(['a'])
  files.listen((path) => delivered.push(path))
  files.listen((path) => delivered.push(path))
  expect(delivered).toEqual(['a'])
})

test('what comes while the page is drawn again waits for it', () => {
  const commands = createOutbox<string>()
  const delivered: string[] = []
  commands.listen((id) => delivered.push(`first ${id}`))
  commands.wait()
  commands.add(['a'])
  expect(delivered).toEqual([])
  commands.listen((id) => delivered.push(`second ${id}`))
  commands.add(['b'])
  expect(delivered).toEqual(['second a', 'second b'])
})

test('of answers that overtake each other only that to the last question is used', async () => {
  const answers: ((value: string) => void)[] = []
  const used: string[] = []
  const ask = useNewest(
    () => new Promise<string>((resolve) => answers.push(resolve)),
    (value) => used.push(value),
  )
  const asked = [ask(), ask(), ask()]
  for (const [n, value] of [
    [2, 'third'],
    [0, 'first'],
    [1, 'second'],
  ] as const) {
    answers[n]?.(value)
  }
  await Promise.all(asked)
  expect(used).toEqual(['third'])
})

test('jobs run from their answer to their end, in whatever order these arrive', () => {
  const jobs = watchJobs()
  const finished = (job: string) =>
    jobs.noteEvent({ type: 'job.finished', job, result: { ok: true, value: {} } })
  jobs.noteAnswer({ ok: true, value: { version: '1' } })
  jobs.noteAnswer({ ok: false, error: { code: 'internal', params: {} } })
  expect(jobs.any).toBe(false)
  jobs.noteAnswer({ ok: true, value: { job: 'a' } })
  finished('b')
  jobs.noteAnswer({ ok: true, value: { job: 'b' } })
  expect(jobs.any).toBe(true)
  finished('a')
  expect(jobs.any).toBe(false)
})
