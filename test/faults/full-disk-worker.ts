/**
 * Imports, backs up and checkpoints until the disk is full, and says what was acknowledged and at
 * last what the failure is called:
 *
 *   node full-disk-worker.ts FOLDER
 */
import { writeSync } from 'node:fs'
import { takeBackup } from '../../electron/core/store/backups/backups.ts'
import { emptyWriteAheadLog } from '../../electron/core/store/erasing/erase-files.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { openStore } from '../../electron/core/store/opening/open.ts'
import { AppError } from '../../shared/errors.ts'

// Without this the system ends a program that writes beyond the limit.
process.on('SIGXFSZ', () => {})

const clock = () => new Date()
const [folder = ''] = process.argv.slice(2)
try {
  const db = openStore(folder, clock)
  for (let round = 0; round < 500; round++) {
    const entries = Array.from({ length: 200 }, (_, index) => {
      const key = 5511900000000 + round * 200 + index
      return { account: { kind: 'tel', key } as const, written: `+${key}` }
    })
    const said = { reason: 'not_stated', source: 'import', note: '', operator: '' } as const
    recordOptOuts(db, entries, { ...said, scope: 'marketing', happenedAt: null }, clock)
    writeSync(1, `in ${round}\n`)
    if (round % 5 === 4) takeBackup(db, 'by_hand', clock)
    if (round % 7 === 6) emptyWriteAheadLog(db)
  }
  writeSync(1, 'never full\n')
} catch (thrown) {
  if (thrown instanceof AppError) writeSync(1, `${thrown.code} \n`)
  else writeSync(1, `${String(thrown)}\n`)
  process.exit(1)
}
