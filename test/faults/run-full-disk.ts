/**
 * Lets the disk run full at many places of an import, a backup or a checkpoint:
 *
 *   node test/faults/run-full-disk.ts [places]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { closeStore, openStore } from '../../electron/core/store/opening/open.ts'
import { loadSuppressedKeys } from '../../electron/core/store/keys/suppressed-keys.ts'
import { fillDisk } from './fill-disk.ts'

const places = Number(process.argv[2] ?? 200)
const clock = () => new Date()
const totals = { said: 0, acknowledged: 0, lost: 0 }
for (let place = 0; place < places; place++) {
  const folder = mkdtempSync(join(tmpdir(), 'full-'))
  closeStore(openStore(folder, clock))
  const { said, acknowledged } = fillDisk(folder, 420 + place * 7)
  if (/^(disk_full|store_read_only) /.test(said)) totals.said++
  else console.error(`place ${place}: ${said}`)
  const db = openStore(folder, clock)
  checkStore(db)
  const there = loadSuppressedKeys(db).keys.length
  totals.acknowledged += acknowledged * 200
  totals.lost += Math.max(0, acknowledged * 200 - there)
  closeStore(db)
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${places} full disks`, JSON.stringify(totals))
