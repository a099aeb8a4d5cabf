import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp, type App } from '../../electron/core/app.ts'
import type {
  AppEvent,
  CallName,
  Envelope,
  JobName,
  MethodInput,
  MethodOutput,
} from '../../shared/contract.ts'
import { unwrap } from '../../electron/core/dispatch.ts'
import { AppError } from '../../shared/errors.ts'

/** The whole core on a folder of its own, as a shell would use it, closed with the test. */
export interface TestApp {
  readonly folder: string
  readonly events: AppEvent[]
  readonly app: App
  ask<N extends CallName>(name: N, input: MethodInput<N>): Promise<MethodOutput<N>>
  run<N extends JobName>(name: N, input: MethodInput<N>): Promise<MethodOutput<N>>
  /** Writes a file and hands it over as a list. */
  list(name: string, content: string | Uint8Array): MethodInput<'optouts.import'>['list']
}

export function testApp(folder = testFolder()): TestApp {
  const app = createApp({ dataDir: join(folder, 'dados'), version: 'test', program: 'cli' })
  onTestFinished(() => app.close())
  const events: AppEvent[] = []
  app.on((event) => events.push(event))
  return {
    folder,
    events,
    app,
    ask: async (name, input) => unwrap<typeof name>(await app.call(name, input)),
    async run(name, input) {
      const finished = Promise.withResolvers<Envelope>()
      const early = new Map<string, Envelope>()
      let mine: string | null = null
      const stop = app.on((event) => {
        if (event.type !== 'job.finished') return
        early.set(event.job, event.result)
        if (event.job === mine) finished.resolve(event.result)
      })
      try {
        const started = await app.call(name, input)
        if (!started.ok) throw new AppError(started.error.code, started.error.params)
        mine = (started.value as { job: string }).job
        const done = early.get(mine)
        if (done) finished.resolve(done)
        return unwrap<typeof name>(await finished.promise)
      } finally {
        stop()
      }
    },
    list(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return { place: app.places.add(path), reading: {}, phoneColumns: null, country: 'BR' }
    },
  }
}

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lista limpa ção-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What an import says when nobody says anything: as the file itself says. */
export const asTheFileSays = {
  scope: null,
  reason: null,
  source: null,
  note: '',
  happenedAt: null,
  onUnreadable: 'refuse',
  dryRun: false,
} as const

/** What typing a number says when nobody says more. */
export const typed = {
  country: 'BR',
  scope: 'everything',
  reason: 'not_stated',
  source: 'typed_by_attendant',
  note: '',
  happenedAt: null,
  onUnreadable: 'refuse',
} as const

export const ANA = '11987654321'
export const BIA = '21998765432'
export const CAIO = '31998765433'
export const DAVI = '8299331122'
