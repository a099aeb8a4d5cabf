import Database from 'better-sqlite3'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createApp, type App } from '../../electron/core/app.ts'
import type { AppEvent } from '../../shared/contract.ts'
import { storePath } from '../../electron/core/store/opening/open.ts'
import { ANA, BRUNO, CARLA, ledgerFolder, tempFolder } from '../store/support.ts'

function appOn(dataDir: string): App {
  const app = createApp({ dataDir, version: '0.0.0', program: 'cli' })
  onTestFinished(() => app.close())
  return app
}

/** Asks for a cleaning of a list with three suppressed people and one other. */
function startCleaning(app: App, folder: string) {
  const path = join(folder, 'lista.csv')
  const rows = [ANA, BRUNO, CARLA, 5511911112222].map((key) => `Alguém;+${key}\n`)
  writeFileSync(path, `nome;telefone\n${rows.join('')}`)
  const outputs = { folder: null, clean: null, removed: null, report: null, replace: false }
  const phoneColumns = [{ index: 1, mode: 'national' as const }]
  const list = { place: app.places.add(path), reading: {}, phoneColumns, country: 'BR' }
  return app.call('lists.clean', { list, outputs, locale: 'pt-BR' })
}

function jobOf(app: App): Promise<Extract<AppEvent, { type: 'job.finished' }>> {
  return new Promise((resolve) => {
    app.on((event) => event.type === 'job.finished' && resolve(event))
  })
}

test('a cleaning that began while its ledger was being verified is published', async () => {
  const folder = tempFolder()
  const app = appOn(ledgerFolder())
  const finished = jobOf(app)
  expect(await startCleaning(app, folder)).toMatchObject({ ok: true })
  expect(await finished).toMatchObject({
    result: { ok: true, value: { report: { counts: { read: 4, suppressed: 3, kept: 1 } } } },
  })
  expect(readdirSync(folder)).toHaveLength(4)
})

const saying = (text: string) => (path: string) => {
  const sqlite = new Database(path)
  sqlite.exec(text)
  sqlite.close()
}

/** Swaps the first two rows of the table on its page: all are there, and looking up misses some. */
function disorder(path: string): void {
  const sqlite = new Database(path)
  const page = sqlite
    .prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name = 'suppression'`)
    .pluck()
    .get()
  const size = Number(sqlite.pragma('page_size', { simple: true }))
  sqlite.close()
  const bytes = readFileSync(path)
  // https://sqlite.org/fileformat.html#b_tree_pages: after eight bytes come pointers to the rows.
  const pointers = ((page ?? 0) - 1) * size + 8
  const [first, second] = [bytes.readUInt16BE(pointers), bytes.readUInt16BE(pointers + 2)]
  bytes.writeUInt16BE(second, pointers)
  bytes.writeUInt16BE(first, pointers + 2)
  writeFileSync(path, bytes)
}

test.each([
  [
    'somebody is missing from the suppressed',
    saying(`DELETE FROM suppression WHERE account = ${ANA}`),
  ],
  ['nobody is suppressed any more', saying('DELETE FROM suppression')],
  [
    'somebody was put in who never opted out',
    saying('INSERT INTO suppression VALUES (5511900000000, 1, 1, 1)'),
  ],
  ['a since was moved to another entry', saying('UPDATE suppression SET entry = entry + 1')],
  ['rows stand out of their order', disorder],
])('nothing is published with a ledger where %s', async (_, harm) => {
  const folder = tempFolder()
  const dataDir = ledgerFolder()
  // Once with a good ledger, so that the keys of the good ledger are kept beside the harmed one.
  const before = createApp({ dataDir, version: '0.0.0', program: 'cli' })
  const done = jobOf(before)
  await startCleaning(before, tempFolder())
  await done
  await before.close()

  harm(storePath(dataDir))
  const app = appOn(dataDir)
  const finished = jobOf(app)
  expect(await startCleaning(app, folder)).toMatchObject({
    ok: false,
    error: { code: 'store_damaged' },
  })
  expect(await finished).toMatchObject({ result: { ok: false } })
  expect(readdirSync(folder)).toEqual(['lista.csv'])
})
