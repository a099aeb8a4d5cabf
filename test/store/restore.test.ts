import Database from 'better-sqlite3'
import {
  appendFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  listBackups,
  newestGoodBackup,
  takeBackup,
} from '../../electron/core/store/backups/backups.ts'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { eraseAccount } from '../../electron/core/store/erasing/erase.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { closeStore, openStore, storePath } from '../../electron/core/store/opening/open.ts'
import { rebuildStore, repairStore } from '../../electron/core/store/recovery/rebuild.ts'
import { previewRestore, restoreBackup } from '../../electron/core/store/recovery/restore.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import { undoImport } from '../../electron/core/store/events/undo-import.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  failureOf,
  ledgerFolder,
  steadyClock,
  tel,
  typed,
  withStore,
} from './support.ts'

const clock = steadyClock()
const operator = { operator: 'Bia' }
const DAVI = 5541954321098
const proof = { ...typed, note: 'voltou', evidence: 'mensagem de hoje' }
const standingIn = (folder: string) =>
  withStore(folder, (db) =>
    [ANA, BRUNO, CARLA, DAVI].map((key) => findSuppression(db, tel(key)) !== null),
  )

/** A ledger with a backup that knows ANA, BRUNO and CARLA; since then ANA came back and DAVI left. */
function movedOn() {
  const folder = ledgerFolder()
  const backup = withStore(folder, (db) => {
    const { name } = takeBackup(db, 'by_hand', clock)
    recordConsent(db, entry(ANA), proof, clock)
    recordOptOuts(db, [entry(DAVI)], typed, clock)
    return name
  })
  return { folder, backup }
}

describe('restoreBackup into a sound list', () => {
  it('fault 54: opts out again whom the backup knew, and keeps who opted out since', () => {
    const { folder, backup } = movedOn()
    expect(withStore(folder, (db) => previewRestore(db, backup, clock))).toEqual({
      comeBack: 1,
      stay: 1,
      lost: 0,
    })
    const report = restoreBackup(folder, backup, operator, clock)

    expect(report).toMatchObject({ how: 'merged', comeBack: 1, stay: 1 })
    expect(standingIn(folder)).toEqual([true, true, true, true])
    expect(listBackups(folder).map(({ why }) => why)).toEqual(['restore', 'by_hand'])
    withStore(folder, checkStore)
  })

  it('brings back what lasts, though a block that ends keeps the person out today', () => {
    const { folder, backup } = movedOn()
    const until = '2026-11-24T18:00:00.000Z'
    withStore(folder, (db) =>
      recordOptOuts(db, [entry(ANA)], { ...typed, reason: 'other', until }, clock),
    )
    expect(restoreBackup(folder, backup, operator, clock)).toMatchObject({ comeBack: 1 })
    closeStore(openStore(folder, () => new Date('2026-11-25T12:00:00.000Z')))
    expect(standingIn(folder)).toEqual([true, true, true, true])
  })

  it('can be undone, and doing it twice changes nothing', () => {
    const { folder, backup } = movedOn()
    const { batches } = restoreBackup(folder, backup, operator, clock)
    expect(restoreBackup(folder, backup, operator, clock)).toMatchObject({
      comeBack: 0,
      batches: null,
    })
    const said = { confirmed: 1, note: 'era só um teste', operator: 'Bia' }
    withStore(folder, (db) => undoImport(db, batches?.first ?? 0, said, clock))
    expect(standingIn(folder)).toEqual([false, true, true, true])
  })

  it('does not bring back the number of somebody who was erased since', () => {
    const { folder, backup } = movedOn()
    withStore(folder, (db) =>
      eraseAccount(db, tel(BRUNO), { operator: 'Bia', backups: 'leave' }, clock),
    )
    restoreBackup(folder, backup, operator, clock)
    withStore(folder, (db) => {
      const text = 'SELECT count(*) AS count FROM event WHERE account = ?'
      expect(db.sqlite.prepare(text).get(BRUNO)).toEqual({ count: 0 })
      expect(findSuppression(db, tel(BRUNO))).not.toBeNull()
    })
  })

  it('refuses a backup that is gone or damaged', () => {
    const { folder, backup } = movedOn()
    const [facts] = listBackups(folder)
    expect(failureOf(() => restoreBackup(folder, 'outra.db', operator, clock))).toBe(
      'backup_not_found',
    )
    truncateSync(facts?.path ?? '', 8192)
    expect(failureOf(() => restoreBackup(folder, backup, operator, clock))).toBe('backup_unusable')
  })
})

describe('restoreBackup in the place of a list that is refused', () => {
  const wal = (folder: string) => `${storePath(folder)}-wal`
  it.each([
    {
      what: 'with somebody taken out of it',
      saved: true,
      harm: (folder: string) => {
        const sqlite = new Database(storePath(folder))
        sqlite.exec(`DELETE FROM suppression WHERE account = ${BRUNO}`)
        sqlite.close()
      },
    },
    {
      what: 'without its seal',
      saved: true,
      harm: (folder: string) => rmSync(join(folder, 'lista-limpa.seal')),
    },
    {
      what: 'of zero bytes',
      saved: false,
      harm: (folder: string) => truncateSync(storePath(folder), 0),
    },
    {
      what: 'that is not one',
      saved: false,
      harm: (folder: string) => writeFileSync(storePath(folder), 'nome;telefone\n'.repeat(500)),
    },
    { what: 'that is gone', saved: false, harm: (folder: string) => rmSync(storePath(folder)) },
    {
      what: 'that is a shortcut',
      saved: false,
      harm: (folder: string) => {
        rmSync(storePath(folder))
        symlinkSync(storePath(ledgerFolder([CARLA])), storePath(folder))
      },
    },
    {
      what: 'with the write-ahead log of another',
      saved: true,
      harm: (folder: string) => writeFileSync(wal(folder), Buffer.alloc(9000, 7)),
    },
  ])('fault 51: a list $what', ({ harm, saved }) => {
    const { folder, backup } = movedOn()
    harm(folder)
    const wasRefused = failureOf(() => standingIn(folder)) !== null

    const report = restoreBackup(folder, backup, operator, clock)

    expect(report.how).toBe(wasRefused ? 'replaced' : 'merged')
    expect(newestGoodBackup(folder)?.name).toBe(wasRefused ? backup : report.before)
    // What could still be read from the damaged list stays, such as DAVI who opted out since.
    expect(standingIn(folder)).toEqual([true, true, true, saved])
    withStore(folder, checkStore)
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([])
    expect(existsSync(join(folder, 'lista-limpa.restoring'))).toBe(false)
  })

  it('keeps the damaged list, put aside', () => {
    const { folder, backup } = movedOn()
    rmSync(join(folder, 'lista-limpa.seal'))
    restoreBackup(folder, backup, operator, clock)
    const [aside] = readdirSync(join(folder, 'set-aside'))
    expect(readdirSync(join(folder, 'set-aside', aside ?? ''))).toContain('lista-limpa.db')
  })

  it('takes over the erasures of the damaged list', () => {
    const { folder, backup } = movedOn()
    withStore(folder, (db) =>
      eraseAccount(db, tel(BRUNO), { operator: 'Bia', backups: 'leave' }, clock),
    )
    rmSync(join(folder, 'lista-limpa.seal'))
    restoreBackup(folder, backup, operator, clock)
    withStore(folder, (db) => {
      const text = 'SELECT count(*) AS count FROM event WHERE account = ?'
      expect(db.sqlite.prepare(text).get(BRUNO)).toEqual({ count: 0 })
      expect(findSuppression(db, tel(BRUNO))).not.toBeNull()
    })
  })

  it('does not touch a list that is only locked, or newer', () => {
    const { folder, backup } = movedOn()
    const sqlite = new Database(storePath(folder))
    sqlite.pragma('user_version = 99')
    sqlite.close()
    expect(failureOf(() => restoreBackup(folder, backup, operator, clock))).toBe('store_newer')
  })

  it('tells a program that still has the old file open, and saves nothing there', () => {
    const { folder, backup } = movedOn()
    const old = openStore(folder, clock)
    rmSync(join(folder, 'lista-limpa.seal'))
    restoreBackup(folder, backup, operator, clock)
    expect(failureOf(() => recordOptOuts(old, [entry(ANA + 1)], typed, clock))).toBe(
      'store_replaced',
    )
    closeStore(old)
    withStore(folder, checkStore)
  })
})

describe('rebuildStore and repairStore', () => {
  it('derives the same again', () => {
    const { folder } = movedOn()
    withStore(folder, (db) => expect(rebuildStore(db)).toMatchObject({ same: true, suppressed: 3 }))
  })

  it('heals derived tables while every event is proven, and nothing else', () => {
    const { folder } = movedOn()
    const harm = (text: string) => {
      const sqlite = new Database(storePath(folder))
      sqlite.exec(text)
      sqlite.close()
    }
    harm(`DELETE FROM suppression WHERE account = ${BRUNO}`)
    expect(failureOf(() => standingIn(folder))).toBe('store_damaged')
    expect(repairStore(folder)).toMatchObject({ suppressed: 3 })
    expect(standingIn(folder)).toEqual([false, true, true, true])

    harm(`DROP TRIGGER event_stays; DELETE FROM event WHERE account = ${BRUNO}`)
    expect(failureOf(() => repairStore(folder))).toBe('store_damaged')
  })
})

describe('a replacement that was interrupted', () => {
  it('fault 60: is carried out by whoever opens the list next', () => {
    const { folder, backup } = movedOn()
    const path = listBackups(folder).find(({ name }) => name === backup)?.path ?? ''
    // Killed after the intent was written down, before anything was moved.
    const temp = `${storePath(folder)}.new-1-abc`
    renameSync(path, temp)
    const intent = { temp: 'lista-limpa.db.new-1-abc', aside: 'antes' }
    writeFileSync(join(folder, 'lista-limpa.restoring'), JSON.stringify(intent))
    appendFileSync(storePath(folder), 'x')

    expect(standingIn(folder)).toEqual([true, true, true, false])
    expect(readdirSync(join(folder, 'set-aside', 'antes'))).toContain('lista-limpa.db')
  })
})
