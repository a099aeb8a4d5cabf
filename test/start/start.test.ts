import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../cli/run-cli.ts'

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<unknown[]>
  stdout(): string
  stderr(): string
}

/** Runs what `npm start` runs after the build. */
function start(folder: string, env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [resolve('dist/start.js'), 'lista.csv'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      LANG: 'pt_BR.UTF-8',
      HOME: folder,
      LISTA_LIMPA_DATA: join(folder, 'dados'),
      ...env,
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return { child, ended: once(child, 'close'), stdout: () => stdout, stderr: () => stderr }
}

/** A program in the place of Electron's that does what the script says. */
function electronThat(folder: string, script: string): Record<string, string> {
  const program = join(folder, 'electron')
  writeFileSync(program, `#!/bin/sh\n${script}\n`)
  chmodSync(program, 0o755)
  return { ELECTRON_OVERRIDE_DIST_PATH: folder, DISPLAY: ':77' }
}

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  test('without a display says so, prints the address, serves, and ends with Ctrl+C', async () => {
    const { child, ended, stdout, stderr } = start(temporaryFolder())
    await expect.poll(stdout).toContain('\n')
    expect(stdout()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=\S+\n$/)
    expect(stderr()).toContain('não tem tela para a janela')
    const page = await fetch(new URL(stdout().trim()).origin)
    expect(await page.text()).toContain('<title>Lista Limpa</title>')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  test('opens the window with what was given, and ends when it is closed', async () => {
    const folder = temporaryFolder()
    const env = electronThat(folder, `printf '%s\\n' "$@" > '${folder}/given'`)
    const { ended, stdout, stderr } = start(folder, env)
    expect(await ended).toEqual([0, null])
    expect({ stdout: stdout(), stderr: stderr() }).toEqual({ stdout: '', stderr: '' })
    const [project, dataDir, file] = readFileSync(join(folder, 'given'), 'utf8').split('\n')
    expect(resolve(project ?? '')).toBe(resolve('.'))
    expect(dataDir).toBe(`--data-dir=${join(folder, 'dados')}`)
    expect(file).toBe('lista.csv')
  })

  test('fault 64: opens the browser instead of a window that fails', async () => {
    const folder = temporaryFolder()
    const { child, ended, stdout, stderr } = start(folder, electronThat(folder, 'exit 3'))
    await expect.poll(stdout).toContain('http://127.0.0.1:')
    expect(stderr()).toContain('A janela não abriu ou parou de repente')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  test('passes Ctrl+C on to the window, and opens no browser after it', async () => {
    const folder = temporaryFolder()
    const script = `trap "echo asked > '${folder}/asked'; exit 130" INT\necho > '${folder}/up'\nwhile :; do sleep 0.1; done`
    const { child, ended, stdout } = start(folder, electronThat(folder, script))
    await expect.poll(() => existsSync(join(folder, 'up'))).toBe(true)
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    expect(existsSync(join(folder, 'asked'))).toBe(true)
    expect(stdout()).toBe('')
  })
})
