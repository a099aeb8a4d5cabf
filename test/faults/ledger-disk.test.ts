import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { openStore, openStoreForReading } from '../../electron/core/store/opening/open.ts'
import { loadSuppressedKeys } from '../../electron/core/store/keys/suppressed-keys.ts'
import { fillDisk } from './fill-disk.ts'
import {
  ANA,
  contentsOf,
  entry,
  failureOf,
  ledgerFolder,
  openForTest,
  steadyClock,
  tempFolder,
  typed,
  withStore,
} from '../store/support.ts'

const isRoot = process.getuid?.() === 0

describe.runIf(process.platform !== 'win32')('fault 56: the disk is full', () => {
  it('at 8 different moments: said in words, all that was acknowledged is there afterwards', () => {
    for (let step = 0; step < 8; step++) {
      const folder = tempFolder()
      withStore(folder, () => {})
      const { said, acknowledged } = fillDisk(folder, 420 + step * 183)
      expect(said).toMatch(/^(disk_full|store_read_only) /)
      withStore(folder, (db) => {
        checkStore(db)
        expect(loadSuppressedKeys(db).keys.length).toBeGreaterThanOrEqual(acknowledged * 200)
        // There is room again: work goes on.
        recordOptOuts(db, [entry(ANA)], typed, steadyClock())
        checkStore(db)
      })
    }
  }, 120_000)
})

describe.runIf(process.platform !== 'win32')('fault 57: a folder that cannot be written', () => {
  it('is said, for opening, recording and backing up, and nothing changes', () => {
    const folder = ledgerFolder()
    const before = contentsOf(folder)
    chmodSync(folder, 0o555)
    const script = `
      import { openStore } from ${JSON.stringify(join(import.meta.dirname, '../../electron/core/store/opening/open.ts'))}
      try { openStore(process.argv[1], () => new Date()); console.log('opened') }
      catch (thrown) { console.log(thrown.code) }`
    // Permissions do not bind an administrator; the program runs as nobody then.
    const user = isRoot ? { uid: 65534, gid: 65534 } : {}
    const parent = join(folder, '..')
    if (isRoot) chmodSync(parent, 0o755)
    for (const name of Object.keys(before)) chmodSync(join(folder, name), 0o444)
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], {
      encoding: 'utf8',
      ...user,
    })
    chmodSync(folder, 0o755)
    expect(said.trim()).toBe('store_read_only')
    expect(contentsOf(folder)).toEqual(before)
  })
})

describe('fault 61: two programs at once', () => {
  it('read while another writes, and say who holds the list when they cannot', () => {
    const folder = ledgerFolder()
    const holder = openForTest(folder)
    holder.sqlite.exec('BEGIN IMMEDIATE')
    const label = { program: 'host', pid: process.ppid, since: '2026-11-24T12:00:00.000Z' }
    writeFileSync(join(folder, 'lista-limpa.writer'), JSON.stringify(label))
    const reader = openStoreForReading(folder)
    expect(loadSuppressedKeys(reader).keys).toHaveLength(3)
    reader.sqlite.close()

    const second = openStore(folder, steadyClock())
    second.sqlite.pragma('busy_timeout = 50')
    expect(() => recordOptOuts(second, [entry(ANA + 1)], typed, steadyClock())).toThrow(
      expect.objectContaining({ code: 'store_locked', params: label }),
    )
    // A program that was killed left its label: it holds nothing.
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(join(folder, 'lista-limpa.writer'), JSON.stringify({ ...label, pid: gone }))
    expect(() => recordOptOuts(second, [entry(ANA + 1)], typed, steadyClock())).toThrow(
      expect.objectContaining({ params: { program: '', pid: 0, since: '' } }),
    )
    holder.sqlite.exec('ROLLBACK')
    expect(
      failureOf(() => recordOptOuts(second, [entry(ANA + 1)], typed, steadyClock())),
    ).toBeNull()
    second.sqlite.close()
  })
})

describe('fault 58: a folder that is copied to a cloud', () => {
  it('is warned about at every check, and so is a conflicted copy', () => {
    const folder = join(tempFolder(), 'OneDrive', 'lista')
    mkdirSync(folder, { recursive: true })
    const db = openForTest(folder)
    expect(checkStore(db, steadyClock()).problems).toEqual(['cloud_folder'])
    writeFileSync(join(folder, 'lista-limpa (conflicted copy).db'), '')
    expect(checkStore(db, steadyClock()).problems).toEqual(['cloud_folder', 'conflicted_copy'])
  })
})
