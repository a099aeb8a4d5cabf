import type { AppEvent, Envelope } from '../shared/contract.ts'
import type { PlaceId } from '../shared/model.ts'

/** A file that the operator chose, by its opaque handle. The page never learns a path. */
export interface ChosenFile {
  readonly place: PlaceId
  readonly name: string
  /** Bytes. */
  readonly size: number
}

export interface ChosenFolder {
  readonly place: PlaceId
  readonly name: string
}

/** What the shell around the pages can do. Screens ask these, never which shell it is. */
export interface Capabilities {
  readonly nativeDialogs: boolean
  readonly showInFolder: boolean
  readonly taskbar: boolean
  readonly dragOut: boolean
  readonly quit: boolean
}

/** What the preload exposes as `window.listaLimpa`. */
export interface Bridge {
  readonly capabilities: Capabilities
  call(name: string, input: unknown): Promise<Envelope>
  onEvent(listener: (event: AppEvent) => void): () => void
  fileChosen(file: File): Promise<ChosenFile>
  openFileDialog(): Promise<ChosenFile | null>
  chooseFolder(): Promise<ChosenFolder | null>
  showInFolder(place: PlaceId): Promise<void>
  setProgress(fraction: number | null): void
  startDrag(place: PlaceId): void
  onOpenFile(listener: (file: ChosenFile) => void): () => void
  onMenuCommand(listener: (id: string) => void): () => void
}

/** The bridge, and what only pages in a browser need. */
export interface Shell extends Bridge {
  /** Hands a finished file to the browser's own downloads. */
  download(place: PlaceId): Promise<void>
  /** Stops the program behind the pages. */
  quit(): Promise<void>
  /** Told `false` when the program behind the pages cannot be reached, `true` when it can again. */
  onConnection(listener: (connected: boolean) => void): () => void
}

declare global {
  interface Window {
    readonly listaLimpa?: Bridge
  }
}

/** The desktop window's shell; `null` in a browser, where there is no preload. */
export function desktopShell(): Shell | null {
  const bridge = window.listaLimpa
  if (!bridge) return null
  return {
    ...bridge,
    download: () => Promise.resolve(),
    quit: () => Promise.resolve(),
    onConnection: () => () => undefined,
  }
}
