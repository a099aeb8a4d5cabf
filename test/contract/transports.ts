import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Envelope, AppEvent } from '../../shared/contract.ts'
import type { PlaceId } from '../../shared/model.ts'
import { createApp } from '../../electron/core/app.ts'
import { findElectron, launchDesktop, type ElectronProgram } from '../e2e/support/electron.ts'
import { startHost } from '../e2e/support/host.ts'
import { openSession } from '../host/client.ts'

/** One way into the core, as a shell has it. */
export interface Transport {
  call(name: string, input: unknown): Promise<Envelope>
  onEvent(listener: (event: AppEvent) => void): void
  /** Brings a file in as the shell's user does. */
  give(path: string): Promise<PlaceId>
  close(): Promise<void>
}

export interface Way {
  readonly name: string
  open(dataDir: string): Promise<Transport>
}

/** As the command line has it: a function call. */
export const inProcess: Way = {
  name: 'in process',
  async open(dataDir) {
    const app = createApp({ dataDir, version: '0.0.0', program: 'cli' })
    return {
      call: app.call,
      onEvent: (listener) => void app.on(listener),
      give: async (path) => app.places.add(path),
      close: () => app.close(),
    }
  },
}

/** As a page in a browser has it: the built host, real HTTP, the stream of events. */
export const overLoopback: Way = {
  name: 'over loopback',
  async open(dataDir) {
    const host = await startHost(dataDir)
    const client = await openSession(host)
    const listeners = new Set<(event: AppEvent) => void>()
    const stream = await fetch(`${host.origin}/events`, {
      headers: { authorization: `Bearer ${client.token}` },
    })
    void listen(stream, (event) => listeners.forEach((listener) => listener(event)))
    return {
      call: (name, input) => client.call(encodeURIComponent(name), input),
      onEvent: (listener) => void listeners.add(listener),
      async give(path) {
        return (await client.upload(basename(path), readFileSync(path))).place
      },
      close: async () => void (await host.stop()),
    }
  },
}

async function listen(answer: Response, onEvent: (event: AppEvent) => void): Promise<void> {
  if (!answer.body) return
  let pending = ''
  try {
    for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (pending + text).split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) {
        if (block.startsWith('data: ')) onEvent(JSON.parse(block.slice(6)) as AppEvent)
      }
    }
  } catch {
    // The host has ended.
  }
}

/** As the page in the window has it: preload, IPC, main process. `null` where nothing can run it. */
export function throughTheWindow(): Way | null {
  const electron = findElectron()
  return (
    electron && { name: 'through the window', open: (dataDir) => openWindow(electron, dataDir) }
  )
}

async function openWindow(electron: ElectronProgram, dataDir: string): Promise<Transport> {
  const app = await launchDesktop(electron, dataDir)
  const page = await app.firstWindow()
  await page.getByRole('navigation').first().waitFor()
  await page.evaluate(`(() => {
    window.heard = []
    window.listaLimpa.onEvent((event) => window.heard.push(event))
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'given' })
    document.body.append(input)
  })()`)
  let open = true
  const listeners = new Set<(event: AppEvent) => void>()
  const pump = async () => {
    while (open) {
      const heard = (await page
        .evaluate('window.heard.splice(0)')
        .catch(() => [])) as readonly AppEvent[]
      heard.forEach((event) => listeners.forEach((listener) => listener(event)))
      await sleep(20)
    }
  }
  void pump()
  const ask = (code: string) => page.evaluate(code)
  return {
    call: (name, input) =>
      ask(
        `window.listaLimpa.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`,
      ) as Promise<Envelope>,
    onEvent: (listener) => void listeners.add(listener),
    async give(path) {
      await page.locator('#given').setInputFiles(path)
      const given = await ask(
        `window.listaLimpa.fileChosen(document.querySelector('#given').files[0])`,
      )
      return (given as { place: PlaceId }).place
    },
    async close() {
      open = false
      await app.close()
    },
  }
}

/** The data folder of a test, inside its own. */
export const dataIn = (folder: string): string => join(folder, 'dados')
