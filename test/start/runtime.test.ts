import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../cli/run-cli.ts'
import { findOldNode } from './old-node.ts'

const oldNode = findOldNode()
if (oldNode === null) console.log('left out: no Node older than the program’s own is here')

const builtCli = resolve('dist/cli.js')

describe.skipIf(oldNode === null)(
  'fault 64: on a Node that is too old',
  { timeout: 30_000 },
  () => {
    const program = oldNode ?? ''
    const run = (args: readonly string[], input = '') =>
      spawnSync(program, [builtCli, ...args], { encoding: 'utf8', input, env: environment() })

    test('the program runs all the same, database and all', () => {
      const folder = temporaryFolder()
      const dataDir = ['--data-dir', join(folder, 'dados')]
      const added = run([...dataDir, 'optout', 'add', '--stdin'], '11 98765-4321\n')
      expect({ status: added.status, stderr: added.stderr }).toEqual({ status: 0, stderr: '' })
      const checked = run([...dataDir, 'store', 'check', '--json'])
      expect(JSON.parse(checked.stdout)).toMatchObject({ suppressed: 1, problems: [] })
    })

    test('arguments arrive as they were given, and so does the exit code', () => {
      const cell = 'dois  espaços "e aspas" \\ $HOME'
      const { stdout, status } = run(['identify', '--json', cell])
      expect(JSON.parse(stdout)).toMatchObject([{ input: cell, status: 'invalid' }])
      expect(status).toBe(0)
      expect(run(['nothing']).status).toBe(2)
    })

    test.skipIf(process.platform === 'win32')('a signal reaches the program', async () => {
      const folder = temporaryFolder()
      const child = spawn(
        program,
        [builtCli, 'host', '--no-open', '--data-dir', join(folder, 'd')],
        {
          env: environment(),
        },
      )
      await once(child.stdout, 'data')
      child.kill('SIGINT')
      expect(await once(child, 'exit')).toEqual([0, null])
    })

    test('without the newer one beside it, a sentence says what to do', () => {
      const folder = temporaryFolder()
      cpSync('dist', join(folder, 'dist'), { recursive: true })
      for (const entry of ['cli.js', 'start.js']) {
        const { status, stdout, stderr } = spawnSync(program, [join(folder, 'dist', entry)], {
          encoding: 'utf8',
          env: environment(),
        })
        expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
        expect(stderr.trim().split('\n')).toEqual([
          expect.stringContaining('precisa do Node.js 24'),
          expect.stringContaining('needs Node.js 24'),
          expect.stringContaining('necesita Node.js 24'),
        ])
      }
    })
  },
)

/** What a person's shell has, with nothing of a test run in it. */
function environment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LANG: 'pt_BR.UTF-8', HOME: process.env['HOME'] ?? '' }
}
