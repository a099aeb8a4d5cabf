/** Who cleans a generated list: this program, what others would use, and two plain copies. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GeneratedList } from './generate-list.ts'
import { installPeer } from './peers/install.ts'

export interface Contestant {
  readonly id: string
  readonly title: string
  /** @param out a new, empty folder for what it makes */
  command(out: string): readonly [string, ...string[]]
  /** The clean list in that folder; `null` when it only copies. */
  cleanIn: ((out: string) => string) | null
}

const DUCKDB = ['@duckdb/node-api', '1.5.6-r.1'] as const
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const usual = (out: string) => join(out, 'clean.csv')

export const cli = here('../../dist/cli.js')

/** Those that can run on this computer; `missing` names the others and why. */
export function findContestants(
  { list, keys }: GeneratedList,
  dataDir: string,
  only: readonly string[] | null,
): { contestants: Contestant[]; missing: string[] } {
  const contestants: Contestant[] = []
  const missing: string[] = []
  const wanted = (id: string) => only === null || only.includes(id)
  const add = (
    id: string,
    title: string,
    command: Contestant['command'],
    cleanIn: Contestant['cleanIn'] = usual,
  ) => wanted(id) && contestants.push({ id, title, command, cleanIn })
  const node = (peer: string, ...more: string[]): Contestant['command'] => {
    return (out) => [process.execPath, here(`./peers/${peer}`), list, keys, out, ...more]
  }

  const ours = ['--data-dir', dataDir, '--locale', 'pt-BR', '--yes', '--quiet', 'clean', list]
  add(
    'engine',
    'Lista Limpa (dist/cli.js clean)',
    (out) => [process.execPath, cli, ...ours, '--out-dir', out],
    (out) => join(out, readdirSync(out).find((name) => name.endsWith('-limpa.csv')) ?? ''),
  )
  if (wanted('duckdb')) {
    const modules = installPeer(...DUCKDB)
    if (modules === null) missing.push('DuckDB: it is not installed and cannot be fetched')
    else add('duckdb', `DuckDB ${DUCKDB[1]}, exact rules`, node('duckdb.ts', modules))
  }
  if (!isThere('mawk', ['-W', 'version'])) missing.push('mawk: it is not on this computer')
  else {
    const script = here('./peers/clean.awk')
    add('mawk', 'mawk, exact rules', (out) => {
      return ['mawk', '-v', `keys=${keys}`, '-v', `folder=${out}`, '-f', script, list]
    })
  }
  if (!isThere('python3', ['--version'])) missing.push('Python: it is not on this computer')
  else {
    const script = here('./peers/clean.py')
    add('python', 'Python csv and sets, exact rules', (out) => ['python3', script, list, keys, out])
  }
  add('papaparse', 'Papa Parse, libphonenumber-js, Set', node('papaparse.ts'))
  add('stream', 'copying with Node streams', node('copy.ts'), null)
  if (existsSync('/bin/cp')) add('cp', 'cp', (out) => ['/bin/cp', list, usual(out)], null)
  return { contestants, missing }
}

function isThere(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
