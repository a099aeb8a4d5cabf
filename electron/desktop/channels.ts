import type { ChosenFile, ChosenFolder, FileWanted } from '../../shared/bridge.ts'
import type { AppEvent, Envelope } from '../../shared/contract.ts'
import type { PlaceId } from '../../shared/model.ts'

/** What the page may ask of the main process and waits for, by channel. */
export interface Asked {
  'core:call': (name: string, input: unknown) => Promise<Envelope>
  'files:chosen': (path: string) => Promise<ChosenFile>
  'files:given': (name: string, bytes: ArrayBuffer) => Promise<ChosenFile>
  'files:open-dialog': (wanted: FileWanted) => Promise<ChosenFile | null>
  'folders:choose': () => Promise<ChosenFolder | null>
  'places:show': (place: PlaceId) => Promise<void>
}

/** What the page tells the main process without waiting. */
export interface Told {
  'window:progress': (fraction: number | null) => void
  'places:drag': (place: PlaceId) => void
  /** The page needs a file no more. */
  'files:done': (place: PlaceId) => void
  /** The page listens for files from now on. */
  'files:listening': () => void
  /** The page listens for commands of the menu from now on. */
  'menu:listening': () => void
}

/** What the main process tells the page. */
export interface Pushed {
  'core:event': (event: AppEvent) => void
  'files:open': (file: ChosenFile) => void
  'menu:command': (id: string) => void
}
