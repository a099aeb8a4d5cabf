import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './run-cli.ts'

/** Each example of the README: the command in an `sh` block and what it prints, in the `text` block after it. */
function examples(): { command: string; printed: string }[] {
  const block = /```sh\n(npm run -s cli -- [^\n]+)\n```\n\n```text\n(.*?)```/gs
  return [...readFileSync('README.md', 'utf8').matchAll(block)].map(
    ([, command = '', printed = '']) => ({
      command,
      printed,
    }),
  )
}

/** Dates are of the day on which the example runs. */
const withoutDates = (text: string) => text.replaceAll(/\d\d\/\d\d\/\d{4}/g, 'DATE')

test(
  'the examples of the README print what it says, run exactly as printed',
  { timeout: 60_000 },
  () => {
    // A copy of the project as a newcomer has it after the build, so that nothing is left in this one.
    const folder = temporaryFolder()
    cpSync('package.json', join(folder, 'package.json'))
    cpSync('test/fixtures', join(folder, 'test/fixtures'), { recursive: true })
    for (const name of ['dist', 'node_modules'])
      symlinkSync(resolve(name), join(folder, name), 'junction')

    const { LISTA_LIMPA_DATA: _, LC_ALL: __, LC_MESSAGES: ___, ...env } = process.env
    const run = (command: string) =>
      spawnSync(command, {
        cwd: folder,
        shell: true,
        encoding: 'utf8',
        env: { ...env, LANG: 'pt_BR.UTF-8' },
      })

    const found = examples()
    expect(found.length).toBe(3)
    for (const { command, printed } of found) {
      const { stdout, stderr, status } = run(command)
      expect({ command, stderr, status }).toEqual({ command, stderr: '', status: 0 })
      expect(withoutDates(stdout)).toBe(withoutDates(printed))
    }
  },
)
