import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createStoreSession } from '../../electron/core/store-session.ts'
import { historyOf } from '../../electron/core/store/asking/history.ts'
import { ledgerAt } from '../../electron/core/store/asking/ledger-at.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import { listBackups, takeBackup } from '../../electron/core/store/backups/backups.ts'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { releaseAccount } from '../../electron/core/store/events/release.ts'
import { loadSuppressedKeys } from '../../electron/core/store/keys/suppressed-keys.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import {
  closeStore,
  openStore,
  storePath,
  type ReadDb,
  type WriteDb,
} from '../../electron/core/store/opening/open.ts'
import { rebuildStore } from '../../electron/core/store/recovery/rebuild.ts'
import { restoreBackup } from '../../electron/core/store/recovery/restore.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  ledgerFolder,
  openForTest,
  steadyClock,
  tel,
  tempFolder,
  typed,
  withStore,
} from '../store/support.ts'

const DANI = 5541998765432

function refusalOf(folder: string): AppError {
  try {
    closeStore(openStore(folder, steadyClock()))
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown
    throw thrown
  }
  throw new Error('The ledger was not refused')
}

describe('fault 63: the clock', () => {
  it('set back a day, or past the year 2038, loses nothing and ends no block early', () => {
    const folder = tempFolder()
    const db = openForTest(folder)
    const until = '2026-11-26T00:00:00.000Z'
    recordOptOuts(db, [entry(ANA)], { ...typed, reason: 'other', until }, steadyClock())
    const yesterday = steadyClock('2026-11-23T12:00:00.000Z')
    const future = steadyClock('2038-01-20T12:00:00.000Z')
    recordOptOuts(db, [entry(ANA + 1)], typed, yesterday)
    takeBackup(db, 'by_hand', yesterday)
    recordOptOuts(db, [entry(ANA + 2)], typed, future)
    takeBackup(db, 'by_hand', future)
    takeBackup(db, 'by_hand', yesterday)
    expect(listBackups(folder)).toHaveLength(3)
    expect(checkStore(db, yesterday).problems).toEqual(['clock_behind'])
    expect(checkStore(db, future).problems).toEqual([])
    expect(loadSuppressedKeys(db).keys).toHaveLength(3)
    withStore(folder, (again) => expect(loadSuppressedKeys(again).keys).toHaveLength(3))
  })

  const until = '2026-12-10T00:00:00.000Z'
  const block = { ...typed, reason: 'other', note: 'em viagem', until } as const
  const consent = { note: 'voltou', evidence: 'ficha', operator: '', happenedAt: null } as const
  const isOut = (db: ReadDb, key: number) => findSuppression(db, tel(key)) !== null
  const opened = <T>(folder: string, at: string, use: (db: WriteDb) => T): T => {
    const db = openStore(folder, steadyClock(at))
    try {
      return use(db)
    } finally {
      closeStore(db)
    }
  }

  it('set years ahead, ends no block before something is recorded under it', () => {
    const folder = tempFolder()
    opened(folder, '2026-11-24T12:00:00.000Z', (db) =>
      recordOptOuts(
        db,
        [entry(ANA)],
        { ...block, until: '2026-12-31T00:00:00.000Z' },
        steadyClock(),
      ),
    )
    for (const year of [2036, 2036, 2040]) {
      expect(opened(folder, `${year}-01-01T00:00:00.000Z`, (db) => isOut(db, ANA))).toBe(true)
    }
  })

  it.each(['2026-12-12T00:00:00.000Z', '2036-01-01T00:00:00.000Z'])(
    'set ahead to %s and later set right, has freed nobody for good',
    (ahead) => {
      const folder = tempFolder()
      opened(folder, '2026-11-24T12:00:00.000Z', (db) => {
        recordOptOuts(db, [ANA, BRUNO].map(entry), block, steadyClock())
        recordOptOuts(
          db,
          [entry(CARLA)],
          { ...block, until: '2026-11-25T00:00:00.000Z' },
          steadyClock(),
        )
      })
      opened(folder, ahead, (db) => {
        // Whatever is done under the wrong clock makes it look right.
        recordOptOuts(db, [entry(DANI)], typed, steadyClock(ahead))
        takeBackup(db, 'by_hand', steadyClock(ahead))
      })
      opened(folder, ahead, (db) => {
        expect([ANA, BRUNO, CARLA, DANI].filter((key) => isOut(db, key))).toEqual([DANI])
        const asked = { scope: 'marketing', source: 'typed_by_attendant', ...consent } as const
        recordConsent(db, entry(BRUNO), asked, steadyClock(ahead))
      })
      for (const day of ['2026-11-26', '2026-11-27']) {
        opened(folder, `${day}T12:00:00.000Z`, (db) => {
          expect([ANA, BRUNO, CARLA, DANI].filter((key) => isOut(db, key))).toEqual([ANA, DANI])
          expect(historyOf(db, tel(ANA)).map(({ kind }) => kind)).toEqual([
            'opt_out',
            'expiry',
            'opt_out',
          ])
          expect(historyOf(db, tel(ANA)).at(-1)).toMatchObject({ note: 'em viagem', until })
          expect(rebuildStore(db).same).toBe(true)
          checkStore(db)
        })
      }
      expect(opened(folder, '2026-12-10T00:00:01.000Z', (db) => isOut(db, ANA))).toBe(false)
    },
  )

  it('set ahead while a backup is restored, brings back the blocks that are not over', () => {
    const folder = tempFolder()
    const day = '2026-11-24T12:00:00.000Z'
    const far = { ...block, until: '2027-06-01T00:00:00.000Z' }
    const { name } = opened(folder, day, (db) => {
      recordOptOuts(db, [entry(ANA)], far, steadyClock(day))
      const backup = takeBackup(db, 'by_hand', steadyClock(day))
      const release = { scope: 'marketing', note: 'engano', operator: '' } as const
      releaseAccount(db, tel(ANA), release, steadyClock(day))
      return backup
    })
    restoreBackup(folder, name, { operator: '' }, steadyClock('2036-01-01T00:00:00.000Z'))
    expect(opened(folder, '2026-11-25T12:00:00.000Z', (db) => isOut(db, ANA))).toBe(true)
  })

  it('set ahead for a day, leaves the newest backup the one that is offered', () => {
    const folder = ledgerFolder([ANA])
    const ahead = steadyClock('2036-01-01T00:00:00.000Z')
    withStore(folder, (db) => takeBackup(db, 'daily', ahead))
    const names = [BRUNO, CARLA]
      .map((key) =>
        withStore(folder, (db) => {
          recordOptOuts(db, [entry(key)], typed, steadyClock('2026-11-25T12:00:00.000Z'))
          return takeBackup(
            db,
            'daily',
            steadyClock(`2026-11-2${key === BRUNO ? 5 : 6}T12:00:00.000Z`),
          )
        }),
      )
      .map(({ name }) => name)
    expect(listBackups(folder)[0]?.at).toBe('2036-01-01T00:00:01.000Z')
    truncateSync(storePath(folder), 0)
    expect(refusalOf(folder).params).toMatchObject({ backup: names[1] })
    truncateSync(join(folder, 'backups', names[1] ?? ''), 9000)
    expect(refusalOf(folder).params).toMatchObject({ backup: names[0] })
  })

  it('set ahead for a day, hides nobody who opted out then from a past day', () => {
    const db = openForTest()
    const day = (date: string) => steadyClock(`${date}T12:00:00.000Z`)
    recordOptOuts(db, [entry(ANA)], typed, day('2026-11-24'))
    recordOptOuts(db, [entry(BRUNO)], typed, day('2036-01-01'))
    recordOptOuts(db, [entry(CARLA)], typed, day('2026-11-25'))
    recordOptOuts(db, [entry(DANI)], typed, day('2026-11-28'))
    const past = (at: string) => [...ledgerAt(db, at, {}).keys]
    const inOrder = (keys: readonly number[]) => keys.toSorted((one, other) => one - other)
    expect(past('2026-11-24T23:00:00.000Z')).toEqual([ANA])
    expect(past('2026-11-26T00:00:00.000Z')).toEqual(inOrder([ANA, BRUNO, CARLA]))
    expect(past('2026-11-29T00:00:00.000Z')).toHaveLength(4)
  })

  it('ends blocks of a program that runs for weeks when a cleaning begins, and takes that back', () => {
    const folder = tempFolder()
    let now = '2026-11-24T12:00:00.000Z'
    const session = createStoreSession(folder, () => new Date(now))
    onTestFinished(() => session.close())
    recordOptOuts(session.db(), [entry(ANA)], block, steadyClock(now))
    const isOutAt = (moment: string) => {
      now = moment
      return session.whileVerifying(() => isOut(session.db(), ANA))
    }
    expect(isOutAt('2026-12-09T00:00:00.000Z')).toBe(true)
    expect(isOutAt('2026-12-11T00:00:00.000Z')).toBe(false)
    expect(isOutAt('2026-12-09T00:00:00.000Z')).toBe(true)
  })
})
