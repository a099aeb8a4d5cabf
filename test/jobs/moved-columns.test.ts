import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createApp, type App } from '../../electron/core/app.ts'
import type { AppEvent } from '../../shared/contract.ts'
import { ANA, ledgerFolder, tempFolder } from '../store/support.ts'

/** Columns are chosen by their place, so that a list must not change its columns afterwards. */

const BEFORE = `nome;fone;fone do vendedor\nAna;+${ANA};11911112222\nBia;11922223333;11911112222\n`
const AFTER = `cidade;nome;fone;fone do vendedor\nX;Ana;+${ANA};11911112222\n`

function appOn(dataDir: string): App {
  const app = createApp({ dataDir, version: '0.0.0', program: 'cli' })
  onTestFinished(() => app.close())
  return app
}

async function started(app: App, begin: () => Promise<unknown>) {
  const done = new Promise<Extract<AppEvent, { type: 'job.finished' }>>((settle) =>
    app.on((event) => event.type === 'job.finished' && settle(event)),
  )
  await begin()
  return (await done).result
}

const outputs = { folder: null, clean: null, removed: null, report: null, replace: true }

test('a list that got another column after it was shown is asked about, not cleaned', async () => {
  const path = join(tempFolder(), 'lista.csv')
  writeFileSync(path, BEFORE)
  const app = appOn(ledgerFolder())
  const place = app.places.add(path)
  const list = {
    place,
    reading: {},
    phoneColumns: [{ index: 1, mode: 'national' as const }],
    country: 'BR',
  }
  await app.call('lists.inspect', { place, reading: {}, country: 'BR' })
  const clean = () => app.call('lists.clean', { list, outputs, locale: 'pt-BR' })
  expect(await started(app, clean)).toMatchObject({ ok: true, value: { run: 1 } })

  writeFileSync(path, AFTER)
  const refused = { ok: false, error: { code: 'list_changed', params: { column: 'fone' } } }
  expect(await started(app, clean)).toMatchObject(refused)
  expect(await started(app, () => app.call('lists.check', list))).toMatchObject(refused)
  const redo = { run: 1, asOf: null, folder: null, replace: false, locale: 'pt-BR' as const }
  expect(await started(app, () => app.call('history.redo', redo))).toMatchObject(refused)

  await app.call('lists.inspect', { place, reading: {}, country: 'BR' })
  expect(await started(app, clean)).toMatchObject({ ok: true })
})
