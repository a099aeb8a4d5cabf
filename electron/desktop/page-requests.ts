import { shell, type BrowserWindow } from 'electron'
import { randomBytes } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ChosenFile } from '../../shared/bridge.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import type { App } from '../core/app.ts'
import type { GivenFiles } from '../core/given-files.ts'
import type { Scratch } from '../core/scratch.ts'
import { pushTo, type PageRequests } from '../ipc.ts'
import { askForFile, askForFolder } from './dialogs.ts'
import { dragIcon } from './drag-icon.ts'
import type { Memory } from './memory.ts'
import type { Outbox } from './outbox.ts'
import type { RunningJobs } from './running-jobs.ts'

export interface Desk {
  readonly core: App
  readonly jobs: RunningJobs
  readonly memory: Memory
  /** Paths of files that were opened with the program: by a double click, by starting it again. */
  readonly files: Outbox<string>
  /** Commands that were chosen in the menu. */
  readonly commands: Outbox<string>
  readonly scratch: Scratch
  readonly given: GivenFiles
  translate(): Translate
}

/** What the window does for its page. Paths stay on this side; the page has handles. */
export function pageRequests(window: BrowserWindow, desk: Desk): PageRequests {
  const { core, jobs, memory, files, commands, scratch, given, translate } = desk
  const chosen = (path: string): ChosenFile => ({
    place: core.places.add(path),
    name: basename(path),
    size: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
  })
  return {
    async 'core:call'(name, input) {
      const answer = await core.call(name, input)
      jobs.noteAnswer(answer)
      return answer
    },
    'files:chosen': async (path) => chosen(path),
    async 'files:given'(name, bytes) {
      const path = join(scratch.folder(), randomBytes(9).toString('base64url'))
      writeFileSync(path, Buffer.from(bytes), { flag: 'wx', mode: 0o600 })
      const place = core.places.add(path, { name: basename(name), uploaded: true })
      given.keep(place, path, bytes.byteLength)
      return { place, name: basename(name), size: bytes.byteLength }
    },
    async 'files:open-dialog'(wanted) {
      const path = await askForFile(window, memory, wanted, translate())
      return path === null ? null : chosen(path)
    },
    async 'folders:choose'() {
      const path = await askForFolder(window, memory, translate())
      return path === null ? null : { place: core.places.add(path), name: basename(path) }
    },
    'places:show': async (place) => shell.showItemInFolder(core.places.get(place).path),
    'window:progress': (fraction) => window.setProgressBar(fraction ?? -1),
    'places:drag': (place) =>
      window.webContents.startDrag({ file: core.places.get(place).path, icon: dragIcon() }),
    'files:done': (place) => core.letGo(place),
    'files:listening': () => files.listen((path) => pushTo(window, 'files:open', chosen(path))),
    'menu:listening': () => commands.listen((id) => pushTo(window, 'menu:command', id)),
  }
}
