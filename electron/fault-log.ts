import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { FaultLog } from './core/dispatch.ts'

const LARGEST_BYTES = 1_000_000
const LONGEST_CAUSE = 4000

/** Anything that could be a telephone number: six digits or more, however they are grouped. */
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){5,}/g

/**
 * Keeps what failed, with its cause, in `logs/faults.jsonl` of the data folder: one JSON object a
 * line, the file before it kept as `faults.1.jsonl`. Numbers are struck out before anything is
 * written. A log that cannot be written is given up in silence: it must never be a second failure.
 */
export function openFaultLog(dataDir: string, program: string): FaultLog {
  const folder = join(dataDir, 'logs')
  const file = join(folder, 'faults.jsonl')
  return (method, { code, params, cause }) => {
    if (code === 'cancelled') return
    const entry = {
      at: new Date().toISOString(),
      program,
      method,
      code,
      params,
      cause: cause === undefined ? '' : inspect(cause, { depth: 4 }).slice(0, LONGEST_CAUSE),
    }
    try {
      // A folder that does not exist yet is not made for the sake of its log.
      if (!statSync(dataDir, { throwIfNoEntry: false })) return
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (size > LARGEST_BYTES) renameSync(file, join(folder, 'faults.1.jsonl'))
      appendFileSync(file, `${withoutNumbers(JSON.stringify(entry))}\n`, { mode: 0o600 })
    } catch {
      // See above.
    }
  }
}

/** The text with every run of digits that could be somebody's number struck out; times stay. */
export function withoutNumbers(text: string): string {
  return text.replaceAll(NUMBER, (run, at: number) =>
    isInstant(text, at) ? run : '#'.repeat(Math.min(run.length, 4)),
  )
}

/** ISO 8601 in UTC, as every entry begins: the only long run of digits worth keeping. */
function isInstant(text: string, at: number): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text.slice(at, at + 11))
}
