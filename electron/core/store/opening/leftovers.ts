import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupsDir } from '../database/files.ts'
import { isRunning } from '../../files/is-running.ts'

/** Names of files that were being made: `….new-<process>-…`, `.new-<process>-…`, `.erasing-<process>-…`. */
const beingMade = /^(?:lista-limpa\.(?:db|seal|keys|restoring))?\.(?:new|erasing)-(\d+)\b/

/**
 * Removes half-made files of programs that were killed: they hold numbers, and would stay for ever.
 * Those of programs that still run are theirs.
 */
export function removeLeftovers(dataDir: string): void {
  for (const folder of [dataDir, backupsDir(dataDir)]) {
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder)) {
      const [, pid] = beingMade.exec(name) ?? []
      if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
    }
  }
}
