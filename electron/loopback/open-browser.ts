import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The file holds a one-time code; by then the code is worth nothing anyway. */
const FILE_MS = 60_000

/** Whether a browser could show anything at all here. */
export function canShowBrowser(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (platform !== 'linux') return true
  return [env['DISPLAY'], env['WAYLAND_DISPLAY'], env['BROWSER']].some((value) => value)
}

/**
 * Opens the default browser at an address without putting the address on a command line, where every
 * account of the computer could read its code: the browser gets a file that only this user can open,
 * which sends it on.
 *
 * @param folder a private folder
 * @param label what the page says if it does not send the browser on
 * @returns whether the browser was started
 */
export async function openBrowser(
  address: string,
  folder: string,
  label: string,
): Promise<boolean> {
  const file = join(folder, 'abrir.html')
  writeFileSync(file, redirectTo(address, label), { mode: 0o600 })
  setTimeout(() => rmSync(file, { force: true }), FILE_MS).unref()
  const [program, args] = starterOf(file)
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.unref()
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
    // A browser that stays in front of its starter has been started all right.
    setTimeout(() => resolve(true), 5_000).unref()
  })
}

function starterOf(file: string): [program: string, args: string[]] {
  switch (process.platform) {
    case 'win32':
      return ['rundll32.exe', ['url.dll,FileProtocolHandler', file]]
    case 'darwin':
      return ['open', [file]]
    default:
      return ['xdg-open', [pathToFileURL(file).href]]
  }
}

function redirectTo(address: string, label: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${address}">
<title>Lista Limpa</title>
<a href="${address}">${label}</a>
`
}
