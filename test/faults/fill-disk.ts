import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const worker = join(import.meta.dirname, 'full-disk-worker.ts')

/**
 * Lets a program work on a ledger where no file can grow beyond a size, as on a full disk.
 *
 * @param blocks the size, in blocks of 1024 bytes
 * @returns how many batches of 200 were acknowledged, and what it said at last
 */
export function fillDisk(folder: string, blocks: number): { acknowledged: number; said: string } {
  const limited = `ulimit -f ${blocks}; exec "$0" "$@"`
  const { stdout } = spawnSync('bash', ['-c', limited, process.execPath, worker, folder], {
    encoding: 'utf8',
  })
  const lines = stdout.split('\n').filter((line) => line !== '')
  const acknowledged = lines.filter((line) => line.startsWith('in ')).length
  return { acknowledged, said: lines.at(-1) ?? '' }
}
