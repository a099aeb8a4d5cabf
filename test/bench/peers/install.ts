/** Programs that a measurement compares with are no dependencies: they are fetched into the cache. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../node_modules/.cache/bench/', import.meta.url))

/**
 * Installs an exact version of a public package beside the project's own.
 *
 * @returns the folder to resolve it from; `null` when it is not there and cannot be fetched
 */
export function installPeer(name: string, version: string): string | null {
  mkdirSync(folder, { recursive: true })
  if (isThere(name)) return folder
  const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
  spawnSync('npm', ['install', ...flags, `${name}@${version}`], {
    stdio: 'ignore',
    timeout: 300_000,
    shell: process.platform === 'win32',
  })
  return isThere(name) ? folder : null
}

function isThere(name: string): boolean {
  try {
    createRequire(join(folder, 'package.json')).resolve(name)
    return true
  } catch {
    return false
  }
}
