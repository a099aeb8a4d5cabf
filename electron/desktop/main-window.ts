import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { fileURLToPath } from 'node:url'
import { dist } from '../built.ts'
import type { Memory } from './memory.ts'
import { PAGE_ADDRESS } from './page-scheme.ts'
import { fitPlace } from './window-place.ts'

const SMALLEST = { width: 900, height: 600 }
/** A page that keeps falling over is not loaded for ever. */
const MOST_RELOADS = 3

const preload = fileURLToPath(new URL('preload.cjs', dist))

/**
 * Opens the one window, where it was the last time, and shows it when there is something to see.
 *
 * @param giveUp called when its page falls over again and again
 */
export function openMainWindow(memory: Memory, giveUp: () => void): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { bounds, maximized } = fitPlace(memory.read().place, areas)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(SMALLEST.width, bounds.width),
    minHeight: Math.min(SMALLEST.height, bounds.height),
    show: false,
    title: 'Lista Limpa',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    memory.remember({ place: { ...window.getNormalBounds(), maximized: window.isMaximized() } }),
  )
  reloadWhenCrashed(window, giveUp)
  void window.loadURL(PAGE_ADDRESS)
  return window
}

/** The work is done in other threads and goes on; the page only has to be drawn again. */
function reloadWhenCrashed(window: BrowserWindow, giveUp: () => void): void {
  let reloads = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (reloads++ < MOST_RELOADS) window.webContents.reload()
    else giveUp()
  })
}

/** Tells when the page that was there hears nothing more: it fell over, or another took its place. */
export function whenPageGoes({ webContents }: BrowserWindow, listener: () => void): void {
  webContents.on('render-process-gone', listener)
  webContents.on('did-navigate', listener)
}

/** Brings the window to the front, as a second start of the program wants. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
