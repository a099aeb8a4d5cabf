import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { KEY_VERSION } from '../../../../shared/identity/key-version.ts'
import type { Clock } from '../../clock.ts'
import { connect } from '../database/connection.ts'
import { storePath } from '../database/files.ts'
import { syncFolder } from '../../files/durable-file.ts'
import { APPLICATION_ID } from '../database/header.ts'
import { migrate } from '../database/migrate.ts'

/**
 * Makes a new, empty ledger in a folder that has none. It appears under its name only when complete,
 * so that a crash here never leaves a file that looks like an emptied ledger.
 */
export function createLedger(dataDir: string, clock: Clock): void {
  const path = storePath(dataDir)
  const temp = `${path}.new-${process.pid}-${randomBytes(6).toString('hex')}`
  closeSync(openSync(temp, 'wx', 0o600))
  try {
    fill(temp, clock)
    publish(temp, path)
  } finally {
    rmSync(temp, { force: true })
  }
  syncFolder(dataDir)
}

function fill(path: string, clock: Clock): void {
  const sqlite = connect(path, 'write')
  try {
    sqlite.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(sqlite)
    const remember = sqlite.prepare('INSERT INTO meta (name, value) VALUES (?, ?)')
    const id = randomUUID()
    remember.run('id', id)
    remember.run('secret', randomBytes(32))
    remember.run('created_at', clock().getTime())
    remember.run('key_version', KEY_VERSION)
    const eraseKey = sqlite.prepare('INSERT INTO erase_key (ledger, secret) VALUES (?, ?)')
    eraseKey.run(id, randomBytes(32))
    sqlite.exec('INSERT INTO seal VALUES (1, 0, 0, 0, 0, 0, 0)')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    sqlite.close()
  }
}

/**
 * Gives the file its name unless another program was faster; then theirs is the ledger. A link never
 * replaces a file; where the file system has no links (exFAT), a rename has to do.
 */
function publish(temp: string, path: string): void {
  try {
    linkSync(temp, path)
  } catch (thrown) {
    if (existsSync(path)) return
    if (!isSystemError(thrown)) throw thrown
    renameSync(temp, path)
  }
}

function isSystemError(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown
}

/**
 * Removes second names of the ledger that a creation killed between link and unlink left behind;
 * a ledger with two names would otherwise be refused for ever.
 */
export function removeSecondNames(dataDir: string): void {
  const path = storePath(dataDir)
  const inode = lstatSync(path).ino
  for (const name of readdirSync(dataDir)) {
    const other = join(dataDir, name)
    const isSecondName = other.startsWith(`${path}.new-`) && lstatSync(other).ino === inode
    if (isSecondName) rmSync(other, { force: true })
  }
}
