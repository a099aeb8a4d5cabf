import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { watchedFolder } from '../../electron/cli/watched-folder.ts'
import { optOutAt } from './opted-out.ts'
import { documentOf, finished, runCli, startCli, temporaryFolder } from './run-cli.ts'

const namesIn = (folder: string) => readdirSync(folder).toSorted()

describe('the lists of a folder', () => {
  function folderWith(files: Readonly<Record<string, string>>) {
    const folder = temporaryFolder()
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return folder
  }

  test('are handed out when they stood still for two looks, and not while they grow', () => {
    const folder = folderWith({ 'a.csv': '1', 'b.xlsx': '2', '.c.csv': '3', 'd.pdf': '4' })
    const lists = watchedFolder(folder, 'limpando')
    expect([lists.look(), lists.look()]).toEqual([[], []])
    appendFileSync(join(folder, 'a.csv'), 'x')
    expect(lists.look()).toEqual(['b.xlsx'])
    expect([lists.look(), lists.look()]).toEqual([['b.xlsx'], ['a.csv', 'b.xlsx']])
  })

  function taken(folder: string, name = 'a.csv') {
    const lists = watchedFolder(folder, 'limpando')
    for (let look = 0; look < 3; look++) lists.look()
    return { lists, list: lists.take(name) }
  }

  test('are taken once, also by two programs', () => {
    const folder = folderWith({ 'a.csv': '1' })
    const other = watchedFolder(folder, 'cleaning')
    for (let look = 0; look < 3; look++) other.look()
    const { lists, list } = taken(folder)
    expect(list?.name).toBe('a.csv')
    expect([lists.take('a.csv'), other.take('a.csv')]).toEqual([null, null])
    expect(lists.look()).toEqual([])
  })

  test('what comes under the name of one that is being cleaned is another list', () => {
    const folder = folderWith({ 'a.csv': 'first' })
    const { lists, list } = taken(folder)
    writeFileSync(join(folder, 'a.csv'), 'second')
    expect(list?.isUnchanged()).toBe(true)
    expect(list?.finish('feito')).toBe(true)
    for (let look = 0; look < 3; look++) lists.look()
    const second = lists.take('a.csv')
    expect(second?.finish('feito')).toBe(true)
    expect(namesIn(folder)).toEqual(['a.csv.2.feito', 'a.csv.feito'])
    expect(readFileSync(join(folder, 'a.csv.feito'), 'utf8')).toBe('first')
  })

  test('one that was renamed over, or is gone, between being seen and taken is not taken', () => {
    const folder = folderWith({ 'a.csv': 'first', 'b.csv': '1', 'other.tmp': 'other' })
    const lists = watchedFolder(folder, 'limpando')
    for (let look = 0; look < 3; look++) lists.look()
    renameSync(join(folder, 'other.tmp'), join(folder, 'a.csv'))
    rmSync(join(folder, 'b.csv'))
    expect([lists.take('a.csv'), lists.take('b.csv')]).toEqual([null, null])
    expect(namesIn(folder)).toEqual(['a.csv'])
    expect(lists.look()).toEqual([])
  })

  test('put back, they are looked at again; nothing that came meanwhile is lost', () => {
    const folder = folderWith({ 'a.csv': 'first' })
    const { lists, list } = taken(folder)
    writeFileSync(join(folder, 'a.csv'), 'second')
    list?.putBack()
    expect(namesIn(folder)).toEqual(['a.2.csv', 'a.csv'])
    for (let look = 0; look < 2; look++) lists.look()
    expect(lists.look()).toEqual(['a.2.csv', 'a.csv'])
  })

  test('one that grows after it was taken is told, and one that is moved away holds nobody up', () => {
    const folder = folderWith({ 'a.csv': 'first', 'b.csv': '1' })
    const { lists, list } = taken(folder)
    appendFileSync(list?.path ?? '', 'more')
    expect(list?.isUnchanged()).toBe(false)
    const other = lists.take('b.csv')
    rmSync(other?.path ?? '')
    expect(other?.finish('feito')).toBe(true)
    expect(namesIn(folder)).toEqual([expect.stringMatching(/^a\.csv\.limpando-/)])
  })

  test('those of a program that was killed are taken up again, those of a living one are not', () => {
    const folder = folderWith({ 'a.csv': '1', 'b.csv': '2' })
    const { lists, list } = taken(folder)
    const path = list?.path ?? ''
    const ended = String(spawnSync(process.execPath, ['--version']).pid)
    renameSync(join(folder, 'b.csv'), path.replace('a.csv', 'b.csv').replace(/\d+$/, ended))
    expect(lists.look()).toEqual([])
    expect(namesIn(folder)).toEqual([expect.stringMatching(/^a\.csv\.limpando-/), 'b.csv'])
  })
})

describe('clean --watch', () => {
  const row = (at: number) => `P${at};119${60_000_000 + at * 3}`
  const content = (from: number, count = 3) =>
    `nome;fone\n${Array.from({ length: count }, (_, at) => `${row(from + at)}\n`).join('')}`

  async function until(folder: string, isDone: (names: string[]) => boolean) {
    const deadline = Date.now() + 40_000
    while (!isDone(namesIn(folder)) && Date.now() < deadline) await pause(50)
  }

  test('cleans each list once, however it comes', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder()
    const inbox = join(folder, 'chegam')
    mkdirSync(inbox)
    optOutAt(folder, '11 98765-4321')
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, 'novo'), text)
      renameSync(join(folder, 'novo'), join(inbox, name))
    }
    const long = content(1000, 60_000)
    put('longa.csv', long)
    const child = startCli(folder, ['clean', '--watch', 'chegam', '--yes', '--json'])
    const end = finished(child)
    // One comes in pieces, with pauses; one vanishes; one is replaced while the long one is cleaned.
    const pieces = content(0, 40).match(/.{1,40}/gs) ?? []
    writeFileSync(join(inbox, 'aos poucos.csv'), '')
    writeFileSync(join(inbox, 'some.csv'), content(500))
    await pause(700)
    rmSync(join(inbox, 'some.csv'))
    const sent = [long, content(0, 40)]
    for (const [at, piece] of pieces.entries()) {
      appendFileSync(join(inbox, 'aos poucos.csv'), piece)
      await pause(60)
      if (readdirSync(inbox).some((name) => name.startsWith('longa.csv.limpando'))) {
        if (sent.length === 2) {
          const second = content(200_000)
          put('longa.csv', second)
          sent.push(second)
        }
      }
      if (at === 5) {
        put('nova.csv', content(300_000))
        sent.push(content(300_000))
      }
    }
    await until(
      inbox,
      (names) => names.filter((name) => name.endsWith('.feito')).length >= sent.length,
    )
    child.kill('SIGINT')
    const run = await end
    expect(run.code).toBe(0)
    const done = namesIn(inbox).filter((name) => name !== 'limpas')
    expect(done.every((name) => name.endsWith('.feito'))).toBe(true)
    const texts = done.map((name) => readFileSync(join(inbox, name), 'utf8'))
    expect(texts.toSorted()).toEqual(sent.toSorted())
    const documents = documentOf(run) as { counts: { read: number; kept: number } }[]
    expect(documents.map(({ counts }) => counts.kept).toSorted((a, b) => a - b)).toEqual(
      sent.map((text) => text.trim().split('\n').length - 1).toSorted((a, b) => a - b),
    )
  })

  test(
    'ends, and touches no list, when the opt-outs cannot be trusted',
    { timeout: 60_000 },
    async () => {
      const folder = temporaryFolder()
      optOutAt(folder, '11 98765-4321')
      mkdirSync(join(folder, 'chegam'))
      writeFileSync(join(folder, 'chegam', 'lista.csv'), content(0))
      writeFileSync(join(folder, 'dados', 'lista-limpa.db'), 'nada')
      for (const name of namesIn(join(folder, 'dados'))) {
        if (/-(wal|shm)$/.test(name)) rmSync(join(folder, 'dados', name))
      }
      const { code, stderr } = await runCli(folder, ['clean', '--watch', 'chegam'])
      expect(code).toBe(4)
      expect(stderr).toMatch(/lista-limpa: /)
      expect(namesIn(join(folder, 'chegam')).filter((name) => name !== 'limpas')).toEqual([
        'lista.csv',
      ])
    },
  )

  test('refuses results in the watched folder, where they would be taken for lists', async () => {
    const folder = temporaryFolder()
    optOutAt(folder, '11 98765-4321')
    const { code, stderr } = await runCli(folder, ['clean', '--watch', '.', '--out-dir', folder])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--out-dir') })
    expect(existsSync(join(folder, 'limpas'))).toBe(false)
  })
})
