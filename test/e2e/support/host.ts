import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const builtCli = resolve('dist/cli.js')

/** The built browser host, running. */
export interface RunningHost {
  /** With its one-time code, as printed on the first line. */
  readonly address: string
  readonly origin: string
  readonly code: string
  readonly child: ChildProcess
  /** What it said so far on stderr. */
  said(): string
  /** Ends it as Ctrl+C would. @returns its exit code */
  stop(): Promise<number | null>
}

/** Starts `lista-limpa host` on a data folder and waits for its address. */
export async function startHost(
  dataDir: string,
  args: readonly string[] = [],
): Promise<RunningHost> {
  const child = spawn(
    process.execPath,
    [builtCli, 'host', '--no-open', '--data-dir', dataDir, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const address = await firstLine(child, () => said)
  const { origin, hash } = new URL(address)
  return {
    address,
    origin,
    code: new URLSearchParams(hash.slice(1)).get('code') ?? '',
    child,
    said: () => said,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exited = once(child, 'exit')
      child.kill('SIGINT')
      const [code] = (await exited) as [number | null]
      return code
    },
  }
}

async function firstLine(child: ChildProcess, said: () => string): Promise<string> {
  if (!child.stdout) throw new Error('no stdout')
  const lines = createInterface({ input: child.stdout })
  const line = await Promise.race([
    once(lines, 'line').then(([first]) => String(first)),
    once(child, 'exit').then(() => {
      throw new Error(`the host ended before it printed an address: ${said()}`)
    }),
  ])
  child.stdout.resume()
  return line
}
