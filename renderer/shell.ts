import type { ShellBridge } from '../shared/bridge.ts'
import type { PlaceId } from '../shared/model.ts'

export type { Capabilities, ChosenFile } from '../shared/bridge.ts'

/** What the preload exposes as `window.listaLimpa`. */
export type Bridge = ShellBridge<File>

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
