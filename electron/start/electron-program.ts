import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Time to fetch some hundred megabytes over a poor line, once. */
const DOWNLOAD_MS = 15 * 60_000

/**
 * Where Electron's program is, fetched if need be; `null` where it is not there and cannot be had.
 *
 * @param onDownload told before a download is tried
 */
export async function electronProgram(onDownload: () => void): Promise<string | null> {
  const manifest = electronPackage()
  if (manifest === null) return null
  const present = installedIn(dirname(manifest))
  if (present !== null) return present
  onDownload()
  return askPackage(dirname(manifest))
}

function electronPackage(): string | null {
  try {
    return createRequire(import.meta.url).resolve('electron/package.json')
  } catch {
    return null
  }
}

/** The package writes down the program's name when it has unpacked it (electron 45, `index.js`). */
function installedIn(folder: string): string | null {
  const note = join(folder, 'path.txt')
  const name = existsSync(note) ? readFileSync(note, 'utf8') : null
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = elsewhere
    ? join(elsewhere, name ?? 'electron')
    : name === null
      ? null
      : join(folder, 'dist', name)
  return program !== null && existsSync(program) ? program : null
}

/**
 * Outside Electron, requiring the package downloads the program and answers where it is, or throws.
 * That happens in a process of its own, which has its time and no more: without a network, or with
 * one that swallows everything, this ends all the same.
 */
async function askPackage(folder: string): Promise<string | null> {
  const child = spawn(process.execPath, ['-e', `require(${JSON.stringify(folder)})`], {
    stdio: 'ignore',
    timeout: DOWNLOAD_MS,
    killSignal: 'SIGKILL',
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
  return code === 0 ? installedIn(folder) : null
}
