import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { listBackups, takeBackup } from '../../electron/core/store/backups/backups.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import {
  closeStore,
  openStore,
  storePath,
  type WriteDb,
} from '../../electron/core/store/opening/open.ts'
import { SCHEMA_VERSION } from '../../electron/core/store/database/migrations/migrations.ts'
import { restoreBackup } from '../../electron/core/store/recovery/restore.ts'
import { loadSuppressedKeys } from '../../electron/core/store/keys/suppressed-keys.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import { AppError } from '../../shared/errors.ts'

export const killed = ['import', 'undo', 'erase', 'backup', 'migration', 'restore'] as const
export type Killed = (typeof killed)[number]

/** What one kill showed. */
export interface Trial {
  readonly acknowledged: number
  readonly lost: number
  readonly halfBatches: number
  /** Whether the ledger was refused until its backup was restored. */
  readonly refused: boolean
}

const clock = () => new Date()
const worker = join(import.meta.dirname, 'ledger-worker.ts')

/** Kills a program at a random moment of its work, and looks at what it leaves. */
export async function killDuring(what: Killed, seed: number): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'))
  try {
    const db = openStore(folder, clock)
    takeBackup(db, 'by_hand', clock)
    closeStore(db)
    const said = await runAndKill(folder, what, seed)
    return inspect(folder, said)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runAndKill(folder: string, what: Killed, seed: number): Promise<string[]> {
  const child = spawn(process.execPath, [worker, folder, what, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString()
      if (text.includes('ready')) resolve()
    })
    child.once('close', () => resolve())
  })
  await sleep(5 + Math.random() * 250)
  child.kill('SIGKILL')
  await ended
  return text.split('\n').slice(0, -1)
}

function inspect(folder: string, said: readonly string[]): Trial {
  undoHalfMigration(folder)
  const { db, refused } = openOrRestore(folder)
  try {
    checkStore(db)
    const keys = new Set(loadSuppressedKeys(db).keys)
    const trial = { acknowledged: 0, lost: 0, halfBatches: 0 }
    for (const [start, state] of batchesOf(said)) {
      const there = state.keys.filter((key) => keys.has(key) || isHidden(db, state, key)).length
      if (state.says === 'in') {
        trial.acknowledged += state.keys.length
        trial.lost += state.keys.length - there
      } else if (there > 0 && there < state.keys.length) trial.halfBatches++
      if (state.says === 'out' && there > 0) throw new Error(`An undone batch stands: ${start}`)
    }
    trial.halfBatches += unacknowledgedHalves(db)
    return { ...trial, refused }
  } finally {
    closeStore(db)
  }
}

interface BatchState {
  readonly keys: number[]
  says: 'in' | 'maybe' | 'out'
  erased: number | null
}

function batchesOf(said: readonly string[]): Map<number, BatchState> {
  const batches = new Map<number, BatchState>()
  for (const line of said) {
    const [word, start = '', count = ''] = line.split(' ')
    const first = Number(start)
    const known = batches.get(first)
    if (word === 'in') {
      const keys = Array.from({ length: Number(count) }, (_, index) => first + index)
      batches.set(first, { keys, says: 'in', erased: null })
    }
    if (!known) continue
    if (word === 'out?') known.says = 'maybe'
    if (word === 'out') known.says = 'out'
    if (word === 'erased') known.erased = first
  }
  return batches
}

/** Whether somebody stays suppressed though their number is gone from the ledger. */
function isHidden(db: WriteDb, { erased, keys }: BatchState, key: number): boolean {
  const mayBeErased = erased === key || key === keys[0]
  if (!mayBeErased) return false
  return findSuppression(db, { kind: 'tel', key }) !== null
}

/** Batches of the ledger whose events are not as many as they should be. */
function unacknowledgedHalves(db: WriteDb): number {
  const text = `SELECT count(*) AS halves FROM batch b
    WHERE b.events <> (SELECT count(*) FROM event e WHERE e.batch = b.id)`
  return (db.sqlite.prepare(text).get() as { halves: number }).halves
}

/** A migration to tomorrow's version is whole or not there; it is taken back for the other checks. */
function undoHalfMigration(folder: string): void {
  const sqlite = new Database(storePath(folder))
  try {
    const version = Number(sqlite.pragma('user_version', { simple: true }))
    const table = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'next'`).get()
    if (version > SCHEMA_VERSION !== (table !== undefined)) throw new Error('Half a migration')
    if (table === undefined) return
    sqlite.exec(`DROP TABLE next; PRAGMA user_version = ${SCHEMA_VERSION}`)
  } finally {
    sqlite.close()
  }
}

function openOrRestore(folder: string): { db: WriteDb; refused: boolean } {
  try {
    return { db: openStore(folder, clock), refused: false }
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    restoreBackup(folder, listBackups(folder)[0]?.name ?? '', { operator: '' }, clock)
    return { db: openStore(folder, clock), refused: true }
  }
}
