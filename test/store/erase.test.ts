import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certify } from '../../electron/core/cleaning/certify.ts'
import { takeBackup } from '../../electron/core/store/backups/backups.ts'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { eraseAccount } from '../../electron/core/store/erasing/erase.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { historyOf } from '../../electron/core/store/asking/history.ts'
import { isInKeptList } from '../../electron/core/store/runs/kept-lists.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { openStore, openStoreForReading } from '../../electron/core/store/opening/open.ts'
import { releaseAccount } from '../../electron/core/store/events/release.ts'
import { settleBlocks } from '../../electron/core/store/events/temporary-blocks.ts'
import { packKeys } from '../../electron/core/store/runs/key-list.ts'
import { appendRun } from '../../electron/core/store/runs/run-history.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import { undoBatch } from '../../electron/core/store/events/undo.ts'
import type { Account } from '../../shared/model.ts'
import { recipe, reportOf } from './a-run.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  failureOf,
  openForTest,
  steadyClock,
  tel,
  tempFolder,
  typed,
} from './support.ts'

const clock = steadyClock()
const details = { operator: 'Bia', backups: 'rewrite' } as const

/** Files of a folder that hold ANA's number as text, as an integer of SQLite or as a key in memory. */
function filesWithAna(folder: string): string[] {
  const integer = Buffer.alloc(8)
  integer.writeBigInt64BE(BigInt(ANA))
  const double = Buffer.alloc(8)
  double.writeDoubleLE(ANA)
  const texts = ['987654321', '98765-4321', '98765 4321', '8765-4321', 'Ana Maria']
  const needles = [integer.subarray(2), double, ...texts.map((text) => Buffer.from(text))]
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => needles.some((needle) => readFileSync(path).includes(needle)))
}

/** A ledger that knows ANA in every way it can. */
function ledgerThatKnowsAna(folder: string) {
  const db = openForTest(folder)
  const ana = { account: tel(ANA), written: '(11) 98765-4321', personName: 'Ana Maria' }
  recordOptOuts(
    db,
    [ana],
    { ...typed, note: 'Ana pediu', evidence: 'áudio da Ana Maria', evidenceFile: 'ana.ogg' },
    clock,
  )
  recordOptOuts(
    db,
    [ana, { account: tel(BRUNO), written: '+55 21 97654-3210 / 11 98765 4321' }, entry(CARLA)],
    {
      ...typed,
      source: 'import',
      note: 'veio do celular 8765-4321',
      batch: { name: 'lista 11987654321.csv', sha256: 'a'.repeat(64) },
    },
    clock,
  )
  appendRun(folder, { recipe, redoOf: null }, (run) => {
    const report = certify(reportOf({ name: 'clientes 5511987654321.csv' }), run.previous)
    run.add(report, packKeys(Float64Array.of(ANA, BRUNO)))
    run.commit()
  })
  return db
}

describe('eraseAccount', () => {
  it('leaves 0 bytes of an erased number in any file of the profile', () => {
    const folder = tempFolder()
    const db = ledgerThatKnowsAna(folder)
    takeBackup(db, 'by_hand', clock)
    expect(filesWithAna(folder).length).toBeGreaterThan(1)

    const report = eraseAccount(db, tel(ANA), details, clock)

    expect(filesWithAna(folder)).toEqual([])
    expect(report).toMatchObject({ events: 2, removed: [], left: [], files: [], lingers: false })
    expect(report.rewritten).toHaveLength(1)
    expect([ANA, BRUNO].map((key) => isInKeptList(db, key))).toEqual([false, true])
  })

  it('keeps the erased person suppressed, and the chain whole', () => {
    const folder = tempFolder()
    const db = ledgerThatKnowsAna(folder)
    eraseAccount(db, tel(ANA), details, clock)

    expect(findSuppression(db, tel(ANA))).toMatchObject({
      account: tel(ANA),
      written: '',
      scope: 'marketing',
    })
    expect(checkStore(db, clock)).toMatchObject({ suppressed: 3, problems: [] })
    expect(historyOf(db, tel(ANA)).map(({ kind }) => kind)).toEqual([
      'opt_out',
      'opt_out',
      'opt_out',
      'erase',
    ])
    expect(historyOf(db, tel(BRUNO))[0]?.written).toBe('+55 21 97654-3210 / […]')
    const again = openStoreForReading(folder)
    expect(findSuppression(again, tel(ANA))).not.toBeNull()
    again.sqlite.close()
  })

  it('does not let the same file bring the number back', () => {
    const folder = tempFolder()
    const db = ledgerThatKnowsAna(folder)
    eraseAccount(db, tel(ANA), details, clock)
    recordOptOuts(db, [entry(ANA), entry(CARLA)], { ...typed, source: 'import' }, clock)

    expect(filesWithAna(folder)).toEqual([])
    expect(historyOf(db, tel(ANA))).toHaveLength(5)
  })

  it('suppresses somebody who had consented, or whose block would end', () => {
    const db = openForTest()
    const proof = { ...typed, note: 'assinou', evidence: 'ficha 12' }
    recordConsent(db, entry(ANA), proof, clock)
    eraseAccount(db, tel(ANA), details, clock)
    expect(findSuppression(db, tel(ANA))?.scope).toBe('marketing')

    const temporary = { ...typed, reason: 'other', until: '2026-11-25T00:00:00.000Z' } as const
    recordOptOuts(db, [entry(BRUNO)], temporary, clock)
    eraseAccount(db, tel(BRUNO), details, clock)
    settleBlocks(db, steadyClock('2026-12-24T12:00:00.000Z'))
    expect(findSuppression(db, tel(BRUNO))?.scope).toBe('marketing')
    checkStore(db)
  })

  it('erases by name as well, and only who is there', () => {
    const folder = tempFolder()
    const db = openForTest(folder)
    const account: Account = { kind: 'bsuid', value: 'BR.150209' }
    recordOptOuts(db, [{ account, written: 'BR.150209' }], typed, clock)
    eraseAccount(db, account, details, clock)

    expect(findSuppression(db, account)).not.toBeNull()
    const files = readdirSync(folder).filter((name) =>
      readFileSync(join(folder, name)).includes('150209'),
    )
    expect(files).toEqual([])
    expect(failureOf(() => eraseAccount(db, tel(CARLA), details, clock))).toBe('nothing_to_erase')
    expect(failureOf(() => eraseAccount(db, account, details, clock))).toBe('nothing_to_erase')
  })

  it('removes or leaves backups as chosen, and names them', () => {
    const folder = tempFolder()
    const db = ledgerThatKnowsAna(folder)
    const { name } = takeBackup(db, 'by_hand', clock)
    const left = eraseAccount(db, tel(ANA), { ...details, backups: 'leave' }, clock)
    expect(left).toMatchObject({ rewritten: [], removed: [], left: [name] })

    const removed = eraseAccount(db, tel(BRUNO), { ...details, backups: 'remove' }, clock)
    expect(removed).toMatchObject({ rewritten: [], removed: [name], left: [] })
    expect(filesWithAna(folder)).toEqual([])
  })

  it('names kept results that still show the number', () => {
    const folder = tempFolder()
    const db = ledgerThatKnowsAna(folder)
    mkdirSync(join(folder, 'results'))
    const result = join(folder, 'results', 'limpa.csv')
    writeFileSync(result, `${'x'.repeat(1 << 20)};11987654321\n`)
    writeFileSync(join(folder, 'results', 'outra.csv'), '5521976543210\n')
    expect(eraseAccount(db, tel(ANA), details, clock).files).toEqual([result])
  })

  it('can still undo the batches that were blackened, without naming anybody', () => {
    const folder = tempFolder()
    const db = ledgerThatKnowsAna(folder)
    eraseAccount(db, tel(ANA), details, clock)
    const undone = undoBatch(db, 2, { confirmed: 2, note: 'errada', operator: 'Bia' }, clock)
    expect(undone).toEqual({ reversed: 2, kept: 0, failed: 1 })

    expect(findSuppression(db, tel(BRUNO))).toBeNull()
    expect(findSuppression(db, tel(ANA))).not.toBeNull()
    expect(failureOf(() => releaseAccount(db, tel(ANA), releasing, clock))).toBe(
      'release_needs_consent',
    )
    checkStore(db)
    openStore(folder, clock).sqlite.close()
  })
})

const releasing = { scope: 'everything', note: 'engano', operator: 'Bia' }
