import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from '../../../../shared/model.ts'
import { isLedgerFile, keySnapshotPath } from '../database/files.ts'
import type { WriteDb } from '../database/handle.ts'
import { guarded } from '../database/sql.ts'

/**
 * Empties the write-ahead log into the ledger, where old pages are overwritten, and cuts it off.
 *
 * @returns whether it could be done; another program that is reading just now prevents it
 */
export function emptyWriteAheadLog(db: WriteDb): boolean {
  const checkpoint = () => db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const [answer] = guarded(db, checkpoint) as { busy: number }[]
  return answer?.busy === 0
}

/** Removes the copies of the keys that cleanings load; the next one makes a new one. */
export function forgetSnapshots(dataDir: string): void {
  const path = keySnapshotPath(dataDir)
  for (const name of readdirSync(dataDir)) {
    if (join(dataDir, name).startsWith(path)) rmSync(join(dataDir, name), { force: true })
  }
}

const BLOCK = 1 << 20

/**
 * Files of the data folder, the ledger's own left out, in which the person's number stands: results
 * of cleanings that were kept there. They are the operator's, so they are only named.
 */
export function filesMentioning(dataDir: string, account: Account): string[] {
  const needles = spellings(account).map((text) => Buffer.from(text))
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return files.filter((path) => !isLedgerFile(dataDir, path) && holdsAny(path, needles))
}

/** The digits of a number as files mostly have them: bare, or as a sheet for people writes them. */
function spellings(account: Account): string[] {
  if (account.kind !== 'tel') return [account.value]
  const digits = String(account.key)
  const [, area, start, end] = /^55(\d\d)9?(\d{4})(\d{4})$/.exec(digits) ?? []
  if (area === undefined || start === undefined || end === undefined) return [digits]
  return [`${area}9${start}${end}`, `${area}${start}${end}`, `(${area}) 9${start}-${end}`].concat(
    `(${area}) ${start}-${end}`,
  )
}

function holdsAny(path: string, needles: readonly Buffer[]): boolean {
  const overlap = Math.max(...needles.map(({ length }) => length))
  const block = Buffer.alloc(BLOCK + overlap)
  const file = openSync(path, 'r')
  try {
    for (let kept = 0; ;) {
      const read = readSync(file, block, kept, BLOCK, null)
      const filled = block.subarray(0, kept + read)
      if (needles.some((needle) => filled.includes(needle))) return true
      if (read === 0) return false
      kept = Math.min(overlap, filled.length)
      block.copyWithin(0, filled.length - kept, filled.length)
    }
  } finally {
    closeSync(file)
  }
}
