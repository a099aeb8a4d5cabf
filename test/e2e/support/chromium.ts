import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

/** The pages are built for this Chromium and newer ones. */
const OLDEST_MAJOR = 138

const systemBrowsers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/chromium-browser',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name] ?? ''
    return [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
    ]
  }),
}

/** In the plain C locale Chromium cannot open a file whose name has an accent. */
export const utf8Locale: Readonly<Record<string, string>> =
  process.platform === 'linux' ? { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } : {}

let found: Promise<string> | null = null

/**
 * A Chromium that runs here: the one named by `CHROMIUM_PATH`, else the system's Chrome, Edge or
 * Chromium, else the one inside the npm package, unpacked once into `node_modules/.cache`.
 */
export function chromiumPath(): Promise<string> {
  found ??= findChromium()
  return found
}

/** Starts it without a window. The caller closes it. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const asRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: await chromiumPath(),
    chromiumSandbox: !asRoot,
    env: { ...process.env, ...utf8Locale },
    ...options,
  })
}

async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return named
  const candidates = systemBrowsers[process.platform] ?? []
  return candidates.find(isNewEnough) ?? (await chromiumFromNpm())
}

function isNewEnough(program: string): boolean {
  if (!existsSync(program)) return false
  // Windows browsers print no version; there they update themselves.
  if (process.platform === 'win32') return true
  try {
    const printed = execFileSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 })
    return Number(/ (\d+)\./.exec(printed)?.[1]) >= OLDEST_MAJOR
  } catch {
    return false
  }
}

/**
 * The package keeps its Chromium compressed and unpacks it into the temporary folder, where it would
 * take an older version for its own. Here each version has a folder, which appears only when whole:
 * several test files may ask at once.
 */
async function chromiumFromNpm(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium: install Chrome, Edge or Chromium, or set CHROMIUM_PATH')
  }
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packageDir = resolve(dirname(manifest), '..')
  const { version } = createRequire(import.meta.url)(join(packageDir, 'package.json')) as {
    version: string
  }
  const folder = resolve(`node_modules/.cache/chromium-${version}`)
  const program = join(folder, 'run')
  if (existsSync(program)) return program

  const unpacked = `${folder}.${randomBytes(6).toString('hex')}`
  mkdirSync(unpacked, { recursive: true })
  await unpackInto(unpacked, join(packageDir, 'bin'))
  writeFileSync(join(unpacked, 'run'), launcher(folder), { mode: 0o755 })
  try {
    renameSync(unpacked, folder)
  } catch {
    rmSync(unpacked, { recursive: true, force: true })
  }
  return program
}

async function unpackInto(folder: string, packed: string): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const archives = readdirSync(packed).filter((name) => name.endsWith('.br'))
    await Promise.all(archives.map((name) => inflate(join(packed, name))))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** Its sandbox needs what few containers grant. Libraries and fonts are its own where the system has none. */
function launcher(folder: string): string {
  return `#!/bin/sh
here='${folder}'
"$here/chromium" --version >/dev/null 2>&1 || export LD_LIBRARY_PATH="$here/al2023/lib:$LD_LIBRARY_PATH"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" --no-sandbox "$@"
`
}
