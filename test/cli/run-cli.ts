import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

export const builtCli = resolve('dist/cli.js')

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own, with an accent and a space in its name, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lista limpa ção-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts the built command line as a person's shell would, with nothing of ours in its environment. */
export function startCli(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [builtCli, ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      LISTA_LIMPA_DATA: join(folder, 'dados'),
      ...env,
    },
  })
}

/** Waits for the end of a started command line. */
export function finished(child: ChildProcess): Promise<Finished> {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((settle, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => settle({ code, signal, stdout, stderr }))
  })
}

/** Runs the built command line to its end. */
export function runCli(
  folder: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  const child = startCli(folder, args, env)
  child.stdin?.end(input)
  return finished(child)
}

/** The one JSON document on stdout; anything before or after it makes the parser fail. */
export function documentOf({ stdout }: Finished): unknown {
  return JSON.parse(stdout)
}
