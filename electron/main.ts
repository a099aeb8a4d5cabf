import { app, session } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from './core/app.ts'
import { createGivenFiles } from './core/given-files.ts'
import { createScratch, removeLeftovers } from './core/scratch.ts'
import { chooseDataDir } from './data-dir.ts'
import { confirmLeaving } from './desktop/dialogs.ts'
import { tellFinishedWork } from './desktop/finished-work.ts'
import { followTheme, readWindowSettings } from './desktop/language.ts'
import { leaveInGoodOrder } from './desktop/leaving.ts'
import { bringToFront, openMainWindow, whenPageGoes } from './desktop/main-window.ts'
import { openMemory } from './desktop/memory.ts'
import { contextMenu, showMenu } from './desktop/menu.ts'
import { useNewest } from './desktop/newest.ts'
import { filesNamedIn } from './desktop/opened-files.ts'
import { createOutbox } from './desktop/outbox.ts'
import { pageRequests, type Desk } from './desktop/page-requests.ts'
import { declarePageScheme, servePageScheme } from './desktop/page-scheme.ts'
import { watchJobs } from './desktop/running-jobs.ts'
import {
  blockNetwork,
  denyPermissions,
  keepInPlace,
  sandboxEverything,
  stopChromiumCalling,
} from './desktop/security.ts'
import { keepDailyBackups } from './daily-backup.ts'
import { openFaultLog } from './fault-log.ts'
import { pushTo, servePage } from './ipc.ts'
import { version } from './version.ts'

// The desktop shell, in the order in which things happen. Each step is a file in `desktop/`.
const dataDir = chooseDataDir(app.commandLine.getSwitchValue('data-dir') || undefined)
const files = createOutbox<string>()

sandboxEverything()
stopChromiumCalling()
declarePageScheme()
keepProfileBesideLedger()

if (app.requestSingleInstanceLock()) {
  app.setAppUserModelId('br.listalimpa')
  files.add(filesNamedIn(process.argv, process.cwd()))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    files.add([path])
  })
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents))
  // Whoever started it learns of a failure by the exit code, and can open the browser instead.
  app.whenReady().then(openDesk).catch(failToStart)
} else {
  app.quit()
}

async function openDesk(): Promise<void> {
  denyPermissions(session.defaultSession)
  blockNetwork(session.defaultSession)
  servePageScheme()

  removeLeftovers(dataDir)
  const scratch = createScratch(dataDir)
  const core = createApp({
    dataDir,
    version,
    program: 'window',
    logFault: openFaultLog(dataDir, 'window'),
  })
  keepDailyBackups(core)
  const jobs = watchJobs()
  const memory = openMemory(join(app.getPath('userData'), 'window.json'))
  let settings = await readWindowSettings(core)
  const desk: Desk = {
    core,
    jobs,
    memory,
    files,
    commands: createOutbox(),
    scratch,
    given: createGivenFiles(core),
    translate: () => settings.translate,
  }

  followTheme(settings.theme)
  const window = openMainWindow(memory, () => void core.close().finally(() => app.exit(1)))
  const command = (id: string) => desk.commands.add([id])
  showMenu(settings.translate, command)
  servePage(window, pageRequests(window, desk))
  whenPageGoes(window, () => {
    desk.files.wait()
    desk.commands.wait()
  })

  const followSettings = useNewest(
    () => readWindowSettings(core),
    (chosen) => {
      settings = chosen
      followTheme(settings.theme)
      showMenu(settings.translate, command)
    },
  )
  const tellFinished = tellFinishedWork(window, desk.translate)
  core.on((event) => {
    jobs.noteEvent(event)
    tellFinished(event)
    pushTo(window, 'core:event', event)
    if (event.type === 'settings.changed') void followSettings()
  })
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (isEditable || selectionText !== '') contextMenu(settings.translate).popup({ window })
  })
  app.on('second-instance', (_event, argv, cwd) => {
    bringToFront(window)
    files.add(filesNamedIn(argv, cwd))
  })
  leaveInGoodOrder(window, {
    isBusy: () => jobs.any,
    confirm: () => confirmLeaving(window, settings.translate),
    async close() {
      await core.close()
      scratch.remove()
    },
  })
}

function failToStart(thrown: unknown): void {
  process.stderr.write(`${String(thrown)}\n`)
  app.exit(1)
}

/** Chromium's profile stands with the ledger it belongs to, and so does the single-instance lock. */
function keepProfileBesideLedger(): void {
  const profile = join(dataDir, 'desktop')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', profile)
}
