import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { ErrorParams } from '../../../../shared/errors.ts'
import { isRunning } from '../../files/is-running.ts'
import { writerPath } from './files.ts'

const writerSchema = z.object({ program: z.string(), pid: z.number().int(), since: z.string() })

/** In the environment, so that the threads of this process are called the same. */
const PROGRAM = 'LISTA_LIMPA_PROGRAM'

/** Names this process for whoever finds the ledger locked by it: `window`, `host`, `cli`. */
export function nameThisProgram(name: string): void {
  process.env[PROGRAM] = name
}

/**
 * Leaves word that this process is writing. Called with SQLite's lock held, so there is one writer
 * at a time; a label that cannot be written only costs the other side a name.
 */
export function announceWriter(dataDir: string): void {
  const program = process.env[PROGRAM] ?? 'lista-limpa'
  const label = { program, pid: process.pid, since: new Date().toISOString() }
  try {
    writeFileSync(writerPath(dataDir), JSON.stringify(label), { mode: 0o600 })
  } catch {
    // The write itself will say what is wrong with the folder.
  }
}

/** Takes the word back, unless another program has left its own in the meantime. */
export function withdrawWriter(dataDir: string): void {
  if (writerNow(dataDir)['pid'] === process.pid) rmSync(writerPath(dataDir), { force: true })
}

/**
 * Who holds the ledger, for the sentence of `store_locked`; empty texts when nobody left word, or
 * only a program that ended without taking it back.
 */
export function writerNow(dataDir: string): ErrorParams {
  try {
    const { program, pid, since } = writerSchema.parse(
      JSON.parse(readFileSync(writerPath(dataDir), 'utf8')),
    )
    return isRunning(pid) ? { program, pid, since } : nobody
  } catch {
    return nobody
  }
}

const nobody: ErrorParams = { program: '', pid: 0, since: '' }
