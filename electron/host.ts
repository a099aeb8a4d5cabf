import type { Translate } from '../shared/locales/translator.ts'
import { createApp } from './core/app.ts'
import { createGivenFiles } from './core/given-files.ts'
import { createScratch, removeLeftovers } from './core/scratch.ts'
import { keepDailyBackups } from './daily-backup.ts'
import { openFaultLog } from './fault-log.ts'
import { createDeliveries, createTickets } from './loopback/deliveries.ts'
import { createEventStream } from './loopback/event-stream.ts'
import { endWhenUnused } from './loopback/idle.ts'
import { canShowBrowser, openBrowser } from './loopback/open-browser.ts'
import { answerRequest, type Host, type Limits } from './loopback/routes.ts'
import { createLoopbackServer, listenOnLoopback } from './loopback/server.ts'
import { createSessions } from './loopback/sessions.ts'
import { readPageFiles } from './pages/page-files.ts'
import { version } from './version.ts'

export interface HostOptions {
  readonly dataDir: string
  /** The port to try first; without it the system chooses. */
  readonly port?: number
  /** Whether to start the default browser. */
  readonly open: boolean
  readonly t: Translate
  /** Prints the address to open: exactly once, as the first thing. */
  printAddress(address: string): void
  /** Says anything else to whoever looks at the terminal. */
  say(sentence: string): void
}

const limits: Limits = {
  code: { bytes: 1024, stall: 5_000 },
  call: { bytes: 64 * 2 ** 20, stall: 30_000 },
  upload: { bytes: 6 * 2 ** 30, stall: 30_000, reserve: 200 * 2 ** 20 },
}

/**
 * Serves the screens to browsers of this computer, until a page, a signal or long disuse ends it.
 *
 * @throws AppError `no_free_port`
 */
export async function runHost(options: HostOptions): Promise<void> {
  const { dataDir, t, say } = options
  removeLeftovers(dataDir)
  const scratch = createScratch(dataDir)
  const app = createApp({
    dataDir,
    version,
    program: 'host',
    logFault: openFaultLog(dataDir, 'host'),
    scratch,
  })
  const events = createEventStream()
  const ended = Promise.withResolvers<void>()
  const sessions = createSessions(() => performance.now())
  const addressWith = (code: string) => `http://127.0.0.1:${port}/#code=${code}`

  const host: Host = {
    app,
    events,
    sessions,
    scratch,
    given: createGivenFiles(app),
    deliveries: createDeliveries(),
    limits,
    pages: readPageFiles(),
    tickets: createTickets(() => performance.now()),
    port: () => port,
    onKnock() {
      if (sessions.hasCode) return
      say(t('start:host.again', { address: addressWith(sessions.issueCode()) }))
    },
    quit: () => ended.resolve(),
  }
  const server = createLoopbackServer((request, response) => answerRequest(host, request, response))
  const port = await listenOnLoopback(server, options.port ?? 0)
  const stopBackups = keepDailyBackups(app)
  const stopPushing = app.on((event) => events.push(event))
  const stopWaiting = endWhenUnused(events, {
    leave: () => app.letGoOfAll(),
    end() {
      say(t('start:host.idle'))
      ended.resolve()
    },
  })
  const stopSignals = onSignals(() => ended.resolve())

  try {
    await invite()
    await ended.promise
  } finally {
    stopWaiting()
    stopBackups()
    stopPushing()
    events.close()
    server.close()
    await app.close()
    scratch.remove()
    server.closeAllConnections()
    stopSignals()
  }

  async function invite(): Promise<void> {
    const opens = options.open && canShowBrowser()
    options.printAddress(addressWith(sessions.issueCode()))
    say(t(opens ? 'start:host.opening' : 'start:host.how'))
    if (!opens) return
    const address = addressWith(sessions.issueCode())
    const opened = await openBrowser(address, scratch.folder(), t('start:host.redirect'))
    if (!opened) say(t('start:host.not_opened'))
  }
}

/** The first request to end ends in good order, a second one at once. */
function onSignals(end: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  let asked = false
  const onSignal = () => {
    if (asked) process.exit(130)
    asked = true
    end()
  }
  signals.forEach((signal) => process.on(signal, onSignal))
  return () => signals.forEach((signal) => process.off(signal, onSignal))
}
