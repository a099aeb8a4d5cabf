import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { chromiumPath, utf8Locale } from './chromium.ts'

/** Where the test tool stands beside a checkout that has it. */
const STAND_IN = 'shared/electron-standin/electron'

export interface ElectronProgram {
  readonly path: string
  readonly isReal: boolean
}

/**
 * What can run the desktop shell here: the program named by `ELECTRON_BIN`, the installed Electron
 * where there is a display, or the stand-in, which runs the real main process, preload and pages over
 * Chromium. `null` where there is none of them.
 */
export function findElectron(): ElectronProgram | null {
  const named = process.env['ELECTRON_BIN']
  if (named) return { path: named, isReal: !named.includes('standin') }
  const installed = installedElectron()
  if (installed !== null) return { path: installed, isReal: true }
  const standIn = standInAbove(process.cwd())
  return standIn === null ? null : { path: standIn, isReal: false }
}

/** What a suite says, in one line, where it cannot run. */
export const LEFT_OUT =
  'desktop suite left out: neither Electron nor its stand-in is here (set ELECTRON_BIN)'

function installedElectron(): string | null {
  const note = 'node_modules/electron/path.txt'
  if (!existsSync(note)) return null
  const needsDisplay = process.platform === 'linux'
  if (needsDisplay && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null
  const program = resolve('node_modules/electron/dist', readFileSync(note, 'utf8'))
  return existsSync(program) ? program : null
}

function standInAbove(folder: string): string | null {
  const program = join(folder, STAND_IN)
  if (existsSync(program)) return program
  const parent = dirname(folder)
  return parent === folder ? null : standInAbove(parent)
}

/** Starts the built desktop shell on a data folder. The caller closes it. */
export async function launchDesktop(
  { path, isReal }: ElectronProgram,
  dataDir: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Record<string, string> } = {},
): Promise<ElectronApplication> {
  const standsIn = isReal
    ? {}
    : {
        STANDIN_NODE: resolve('test/e2e/support/standin-node'),
        STANDIN_OWN_NODE: process.execPath,
        CHROMIUM: await chromiumPath(),
      }
  return _electron.launch({
    executablePath: path,
    args: ['--lang=pt-BR', '.', ...args],
    // Without this Playwright would decide the colour scheme, not the program.
    colorScheme: null,
    env: {
      ...plainEnvironment(),
      ...utf8Locale,
      ...standsIn,
      LISTA_LIMPA_DATA: dataDir,
      ...env,
    },
  })
}

function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}
