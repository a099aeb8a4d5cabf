/**
 * Works on a ledger until it is killed. Says on its standard output what has been acknowledged, a line
 * each, before it goes on:
 *
 *   node ledger-worker.ts FOLDER WHAT SEED
 */
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  listBackups,
  takeBackup,
  takeMigrationBackup,
} from '../../electron/core/store/backups/backups.ts'
import { eraseAccount } from '../../electron/core/store/erasing/erase.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { closeStore, openStore } from '../../electron/core/store/opening/open.ts'
import { migrate } from '../../electron/core/store/database/migrate.ts'
import {
  migrations,
  SCHEMA_VERSION,
} from '../../electron/core/store/database/migrations/migrations.ts'
import { restoreBackup } from '../../electron/core/store/recovery/restore.ts'
import { undoBatch, previewUndo } from '../../electron/core/store/events/undo.ts'

const BATCH = 50

const [folder = '', what = '', seed = '0'] = process.argv.slice(2)
const clock = () => new Date()
const said = { scope: 'marketing', reason: 'not_stated', source: 'import', note: '' } as const
const base = 5511900000000 + Number(seed) * 1_000_000

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

function importBatch(db: ReturnType<typeof openStore>, round: number): number {
  const entries = Array.from({ length: BATCH }, (_, index) => {
    const key = base + round * BATCH + index
    return { account: { kind: 'tel', key } as const, written: `+${key}` }
  })
  const details = { ...said, happenedAt: null, operator: '' }
  return recordOptOuts(db, entries, details, clock).batch ?? 0
}

/** Each piece of work, and what it says once it is done. */
const work: Record<string, (db: ReturnType<typeof openStore>, round: number) => void> = {
  import: (db, round) => {
    importBatch(db, round)
    say(`in ${base + round * BATCH} ${BATCH}`)
  },
  undo: (db, round) => {
    const batch = importBatch(db, round)
    say(`in ${base + round * BATCH} ${BATCH}`)
    say(`out? ${base + round * BATCH} ${BATCH}`)
    const { reversed } = previewUndo(db, batch)
    undoBatch(db, batch, { confirmed: reversed, note: '', operator: '' }, clock)
    say(`out ${base + round * BATCH} ${BATCH}`)
  },
  erase: (db, round) => {
    importBatch(db, round)
    say(`in ${base + round * BATCH} ${BATCH}`)
    const key = base + round * BATCH
    const details = { operator: '', backups: 'rewrite' } as const
    eraseAccount(db, { kind: 'tel', key }, details, clock)
    say(`erased ${key}`)
  },
  backup: (db, round) => {
    importBatch(db, round)
    say(`in ${base + round * BATCH} ${BATCH}`)
    say(`backup ${takeBackup(db, 'by_hand', clock).name}`)
  },
}

const nextVersion = [
  ...migrations,
  { version: SCHEMA_VERSION + 1, sql: 'CREATE TABLE next (a TEXT) STRICT' },
]

/** Takes the ledger to a version of tomorrow and back, for ever. */
function migrateForEver(): void {
  for (let round = 0; ; round++) {
    const db = openStore(folder, clock)
    importBatch(db, round)
    say(`in ${base + round * BATCH} ${BATCH}`)
    takeMigrationBackup(db, clock)
    migrate(db.sqlite, SCHEMA_VERSION + 1, nextVersion)
    db.sqlite.exec(`BEGIN; DROP TABLE next; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`)
    closeStore(db)
  }
}

function restoreForEver(): void {
  for (let round = 0; ; round++) {
    const db = openStore(folder, clock)
    importBatch(db, round)
    say(`in ${base + round * BATCH} ${BATCH}`)
    closeStore(db)
    const [newest] = listBackups(folder)
    // Every other time the ledger is damaged first, so that the backup takes its place.
    if (round % 2 === 1) writeFileSync(join(folder, 'lista-limpa.seal'), '{}')
    if (newest) restoreBackup(folder, newest.name, { operator: '' }, clock)
  }
}

// The one who kills us waits for this line.
say('ready')
await sleep(1)
if (what === 'restore') restoreForEver()
if (what === 'migration') migrateForEver()
const db = openStore(folder, clock)
for (let round = 0; ; round++) work[what]?.(db, round)
