import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createApp } from '../../electron/core/app.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import type { AppEvent } from '../../shared/contract.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  ledgerFolder,
  steadyClock,
  tempFolder,
  typed,
  withStore,
} from '../store/support.ts'

const HEAD_BYTES = 1024
const STRANGER = 5511911112222
const keysIn = (dataDir: string) => join(dataDir, 'lista-limpa.keys')

/** Cleans a list of three people who opted out and one who did not; answers who is left. */
async function whoStays(dataDir: string): Promise<string[]> {
  const app = createApp({ dataDir, version: '0.0.0', program: 'cli' })
  try {
    const folder = tempFolder()
    const [path, clean] = [join(folder, 'lista.csv'), join(folder, 'limpa.csv')]
    const people = [ANA, BRUNO, CARLA, STRANGER]
    writeFileSync(path, `nome;telefone\n${people.map((key) => `Alguém;+${key}\n`).join('')}`)
    const finished = new Promise<Extract<AppEvent, { type: 'job.finished' }>>((resolve) => {
      app.on((event) => event.type === 'job.finished' && resolve(event))
    })
    const [list, target] = [path, clean].map((each) => app.places.add(each))
    const started = await app.call('lists.clean', {
      list: { place: list, reading: {}, phoneColumns: null, country: 'BR' },
      outputs: { folder: null, clean: target, removed: null, report: null, replace: false },
      locale: 'pt-BR',
    })
    expect(started).toMatchObject({ ok: true })
    expect(await finished).toMatchObject({ result: { ok: true } })
    return readFileSync(clean, 'utf8').trim().split('\n').slice(1)
  } finally {
    await app.close()
  }
}

/** A ledger of three people beside whom lie keys that do not belong to it. */
interface Case {
  readonly dataDir: string
  readonly good: Buffer
}

const cases: readonly (readonly [string, (one: Case) => void])[] = [
  ['of before the last opt-out', () => {}],
  [
    'with a changed key',
    ({ dataDir, good }) => writeFileSync(keysIn(dataDir), flipped(good, 1030)),
  ],
  [
    'with a changed digest',
    ({ dataDir, good }) => writeFileSync(keysIn(dataDir), flipped(good, 4)),
  ],
  [
    'cut short',
    ({ dataDir, good }) => {
      writeFileSync(keysIn(dataDir), good)
      truncateSync(keysIn(dataDir), good.length - 12)
    },
  ],
  ['with nothing in it', ({ dataDir }) => writeFileSync(keysIn(dataDir), '')],
  [
    'of nobody under its own head',
    ({ dataDir, good }) => writeFileSync(keysIn(dataDir), good.subarray(0, HEAD_BYTES)),
  ],
]

test.each(cases)('a cleaning does not go by kept keys %s', async (_, harm) => {
  const dataDir = ledgerFolder([ANA, BRUNO])
  await whoStays(dataDir)
  const early = readFileSync(keysIn(dataDir))
  withStore(dataDir, (db) => recordOptOuts(db, [entry(CARLA)], typed, steadyClock()))
  // What is kept goes with the change; here somebody puts it back, as a restored folder does.
  expect(existsSync(keysIn(dataDir))).toBe(false)
  expect(await whoStays(dataDir)).toEqual([`Alguém;+${STRANGER}`])
  const good = readFileSync(keysIn(dataDir))
  writeFileSync(keysIn(dataDir), early)
  harm({ dataDir, good })
  expect(await whoStays(dataDir)).toEqual([`Alguém;+${STRANGER}`])
})

test('a cleaning does not go by the kept keys of another ledger, whole or under its own head', async () => {
  const [ours, theirs] = [ledgerFolder(), ledgerFolder([STRANGER])]
  await whoStays(ours)
  const own = readFileSync(keysIn(ours))
  await whoStays(theirs)
  const other = readFileSync(keysIn(theirs))
  const mixed = Buffer.concat([own.subarray(0, HEAD_BYTES), other.subarray(HEAD_BYTES)])
  for (const wrong of [other, mixed]) {
    writeFileSync(keysIn(ours), wrong)
    expect(await whoStays(ours)).toEqual([`Alguém;+${STRANGER}`])
  }
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
