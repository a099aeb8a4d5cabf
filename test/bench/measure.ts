/** One run of a program as the operating system saw it. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Measured {
  readonly seconds: number
  /** Processor time of all threads, user and system; `null` where it cannot be had. */
  readonly cpu: number | null
  /** Most memory in use at a time, in MB. */
  readonly peak: number | null
  readonly stdout: string
}

/** GNU time, which Debian has in the package of that name. */
const GNU_TIME = '/usr/bin/time'

/** @throws Error when the program fails */
export async function measure(command: string, args: readonly string[]): Promise<Measured> {
  const facts = join(tmpdir(), `lista-limpa-bench-${process.pid}.time`)
  const timed = existsSync(GNU_TIME)
  const start = performance.now()
  const stdout = timed
    ? await run(GNU_TIME, ['-f', '%U %S %M', '-o', facts, command, ...args])
    : await run(command, args)
  const seconds = (performance.now() - start) / 1000
  if (!timed) return { seconds, cpu: null, peak: null, stdout }
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(facts, 'utf8').split(' ').map(Number)
  rmSync(facts)
  return { seconds, cpu: user + system, peak: kilobytes / 1024, stdout }
}

function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${command} ended with ${code}`)),
    )
  })
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}
