import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { reportIn } from '../../electron/core/cleaning/read-report.ts'
import type { Verification } from '../../shared/contract/certificates.ts'
import { ANA, BIA, CAIO, testApp, testFolder, typed, type TestApp } from './app.ts'

const outputs = { folder: null, clean: null, removed: null, report: null, replace: true } as const

/** A list cleaned with every part that there is. */
async function cleaned(rules: object = {}) {
  const app = testApp()
  await app.ask('optouts.add', { ...typed, cells: [ANA] })
  const rows = [`Ana;${ANA}`, `Bia;${BIA}`, `Caio;${CAIO}`, 'Zé;12']
  const list = app.list('lista.csv', `nome;fone\n${rows.join('\n')}\n`)
  const parts = ['clean', 'removed', 'review', 'verdicts', 'report', 'certificate'] as const
  const { files, report } = await app.run('lists.clean', {
    list,
    outputs: { ...outputs, parts: [...parts], formats: ['same', 'weni-csv', 'xlsx'], zip: true },
    locale: 'pt-BR',
    rules,
  })
  return { app, report, files: files.map(({ place }) => app.app.places.get(place).path) }
}

function verify({ app, ask: _, run }: TestApp, path: string, report: string | null = null) {
  return run('certificates.verify', {
    place: app.places.add(path),
    report: report === null ? null : app.places.add(report),
    reading: {},
    country: 'BR',
  })
}

const saying = ({ standing, certificates }: Verification) => ({
  standing,
  said: certificates.map(({ source, file, genuine, chain }) => [source, file, genuine, chain]),
})

/** A report whose digest somebody computed anew after changing it. */
function resealed(report: object): string {
  const canonical = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(canonical).join(',')}]`
      : value !== null && typeof value === 'object'
        ? `{${Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
            .join(',')}}`
        : JSON.stringify(value)
  const { digest: _, ...rest } = report as { digest: string }
  const digest = createHash('sha256').update(canonical(rest)).digest('hex')
  return JSON.stringify({ ...rest, digest }, null, 2)
}

describe('every file that a cleaning made', () => {
  test('is known as it is, under any name and in any folder, and as changed by a single byte', async () => {
    const { app, files } = await cleaned()
    expect(files.length).toBeGreaterThan(8)
    const elsewhere = join(app.folder, 'outra pasta')
    mkdirSync(elsewhere)
    for (const path of files) {
      expect(saying(await verify(app, path)), path).toMatchObject({ standing: 'intact' })
      const moved = join(elsewhere, `movida.${path.split('.').at(-1)}`)
      copyFileSync(path, moved)
      const found = await verify(app, moved)
      expect(saying(found), path).toMatchObject({ standing: 'intact' })
      expect(found.certificates.every(({ chain }) => chain === 'holds')).toBe(true)

      const bytes = readFileSync(path)
      for (const at of [bytes.length >> 1]) {
        const harmed = Buffer.from(bytes)
        harmed[at] = (harmed[at] ?? 0) ^ 1
        writeFileSync(path, harmed)
        expect((await verify(app, path)).standing, `${path} ${at}`).not.toBe('intact')
      }
      writeFileSync(path, Buffer.concat([bytes, Buffer.from('\n')]))
      // Blanks between the words of a report are no part of what it says.
      const said = (await verify(app, path)).standing
      if (path.endsWith('.json')) expect(said).toBe('intact')
      else expect(said, path).toBe('changed')
      writeFileSync(path, bytes)
    }
  }, 120_000)
})

describe('a report', () => {
  test('that was changed in any of its values is found out, alone and beside the list', async () => {
    const { app, report, files } = await cleaned()
    const path = files.find((each) => each.endsWith('.json')) ?? ''
    const clean = files.find((each) => each.endsWith('lista-limpa.csv')) ?? ''
    const text = readFileSync(path, 'utf8')
    const spots = [...text.matchAll(/: ("[^"]*"|\d+|null|true|false)/g)]
    expect(spots.length).toBeGreaterThan(60)
    for (const { 1: value = '', index } of spots) {
      const start = index + 2
      const other = /^\d/.test(value)
        ? `${value}1`
        : value === 'null'
          ? '"x"'
          : value === '""'
            ? '"x"'
            : value.startsWith('"')
              ? `"${value.slice(2)}`
              : String(value !== 'true')
      const changed = text.slice(0, start) + other + text.slice(start + value.length)
      const isFoundOut = reportIn(changed)?.genuine !== true
      expect(isFoundOut, text.slice(start - 30, start + 20)).toBe(true)
    }
    for (const added of ['"kept": 9999,\n    "read"', '"extra": 1, "read"', '"read": 1, "read"']) {
      expect(reportIn(text.replace('"read"', added))?.genuine).not.toBe(true)
    }
    // Sealed anew it is whole in itself, and still not the one of the history.
    writeFileSync(path, resealed({ ...report, operator: 'Outra' }))
    expect(saying(await verify(app, path))).toEqual({
      standing: 'changed',
      said: [
        ['given', 'intact', true, 'broken'],
        ['history', 'changed', true, 'holds'],
      ],
    })
    expect(saying(await verify(app, clean)).said).toContainEqual([
      'history',
      'intact',
      true,
      'holds',
    ])
  }, 120_000)

  test('that was forged for a list that was changed does not make it the certified one', async () => {
    const { app, files } = await cleaned()
    const path = files.find((each) => each.endsWith('.json')) ?? ''
    const clean = files.find((each) => each.endsWith('lista-limpa.csv')) ?? ''
    const before = createHash('sha256').update(readFileSync(clean)).digest('hex')
    writeFileSync(clean, `nome;fone\nAna;${ANA}\n`)
    const after = createHash('sha256').update(readFileSync(clean)).digest('hex')
    const forged = readFileSync(path, 'utf8').replaceAll(before, after)
    for (const text of [forged, resealed(JSON.parse(forged) as object)]) {
      writeFileSync(path, text)
      const found = await verify(app, clean)
      expect(found.standing).toBe('changed')
      expect(found.since).toMatchObject({ optedOut: 1 })
      expect((await verify(app, clean, path)).standing).toBe('changed')
    }
  })

  test('of a newer version that says more is whole; of another computer it is told as such', async () => {
    const { report } = await cleaned()
    const other = testApp()
    await other.ask('optouts.add', { ...typed, cells: [BIA] })
    const path = join(other.folder, 'relatorio.json')
    const newer = {
      ...report,
      appVersion: '99.0.0',
      mood: 'fine',
      rules: { ...report.rules, moon: 1 },
    }
    writeFileSync(path, resealed(newer))
    expect(saying(await verify(other, path))).toEqual({
      standing: 'intact',
      said: [['given', 'intact', true, 'elsewhere']],
    })
    writeFileSync(path, resealed(newer).replace('"mood": "fine"', '"mood": "bad"'))
    expect((await verify(other, path)).certificates[0]).toMatchObject({ genuine: false })
  })
})

test('the chain holds back to the first certificate, or is told to be broken', async () => {
  const app = testApp()
  await app.ask('optouts.add', { ...typed, cells: [ANA] })
  const names = ['a', 'b', 'c']
  for (const [at, name] of names.entries()) {
    const list = app.list(`${name}.csv`, `fone\n${ANA}\n1198000000${at}\n`)
    await app.run('lists.clean', { list, outputs, locale: 'pt-BR' })
  }
  await app.app.close()

  /** What is said of the three lists when the history was harmed behind the program's back. */
  async function chainsAfter(text: string) {
    const folder = testFolder()
    cpSync(app.folder, folder, { recursive: true })
    const sqlite = new Database(join(folder, 'dados', 'lista-limpa.db'))
    sqlite.exec('PRAGMA foreign_keys = off; DROP TRIGGER run_stays; DROP TRIGGER run_unchanged')
    sqlite.exec(text)
    sqlite.close()
    const harmed = testApp(folder)
    const chains: string[] = []
    for (const name of names) {
      const { certificates } = await verify(harmed, join(folder, `${name}-limpa.csv`))
      chains.push([...new Set(certificates.map(({ chain }) => chain))].join(' '))
    }
    return chains
  }

  const altered = `UPDATE run SET report = replace(report, '"suppressed":1', '"suppressed":2')`
  expect(await chainsAfter('SELECT 1')).toEqual(['holds', 'holds', 'holds'])
  expect(await chainsAfter(`${altered} WHERE id = 1`)).toEqual(['broken', 'broken', 'broken'])
  const gone = 'DELETE FROM kept_list WHERE run = 2; DELETE FROM run_file WHERE run = 2;'
  expect(await chainsAfter(`${gone} DELETE FROM run WHERE id = 2`)).toEqual([
    'holds',
    'broken',
    'broken',
  ])
  expect(await chainsAfter(`UPDATE run SET report = '{}' WHERE id = 2`)).toEqual([
    'holds',
    'broken',
    'broken',
  ])
  const exchanged = [9, 1, 2].map(
    (to, at) => `UPDATE run SET id = ${to} WHERE id = ${[1, 2, 9][at]}`,
  )
  expect(await chainsAfter(exchanged.join(';'))).toEqual(['broken', 'broken', 'broken'])
}, 60_000)

test('who opted out since is asked about the columns that were chosen, in the scopes only where the proof holds', async () => {
  const app = testApp()
  await app.ask('optouts.add', { ...typed, cells: [CAIO] })
  const list = app.list('lista.csv', `a;b\n${ANA};x\n${BIA};y\nn;z\n`)
  const phoneColumns = [{ index: 0, mode: 'national' as const }]
  const rules = { scopes: ['topic:promoções' as const] }
  await app.run('lists.clean', { list: { ...list, phoneColumns }, outputs, locale: 'pt-BR', rules })
  const path = join(app.folder, 'lista-limpa.csv')
  await app.ask('optouts.add', { ...typed, cells: [ANA], scope: 'topic:cobrança' })
  await app.ask('optouts.add', { ...typed, cells: [BIA], scope: 'topic:promoções' })
  expect((await verify(app, path)).since).toMatchObject({ rows: 2, optedOut: 1 })
  // Without a proof that holds, every opt-out counts.
  const moved = join(app.folder, 'mudada.csv')
  renameSync(path, moved)
  writeFileSync(moved, `fone\n${ANA}\n${BIA}\n`)
  expect((await verify(app, moved)).since).toMatchObject({ rows: 2, optedOut: 2 })
})
