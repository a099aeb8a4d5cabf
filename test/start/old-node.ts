import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

/**
 * A Node of this computer that is too old for the program, or `null`: what a shop's computer has,
 * and what started this test run may have had.
 */
export function findOldNode(): string | null {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const programs = [...new Set(folders)]
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => join(folder, file))
  return programs.find((program) => isTooOld(program)) ?? null
}

function isTooOld(program: string): boolean {
  const print = 'process.stdout.write(process.versions.napi)'
  const { stdout, status } = spawnSync(program, ['-e', print], { encoding: 'utf8' })
  return status === 0 && Number(stdout) < 10
}
