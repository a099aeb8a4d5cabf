import { gunzipSync, gzipSync } from 'node:zlib'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordConsent } from '../../electron/core/store/events/consent.ts'
import { eraseAccount } from '../../electron/core/store/erasing/erase.ts'
import { exportChanges } from '../../electron/core/store/merging/export-changes.ts'
import { checkStore } from '../../electron/core/store/opening/health.ts'
import { historyOf } from '../../electron/core/store/asking/history.ts'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import { mergeChanges, previewMerge } from '../../electron/core/store/merging/merge.ts'
import type { WriteDb } from '../../electron/core/store/opening/open.ts'
import { rebuildStore } from '../../electron/core/store/recovery/rebuild.ts'
import { releaseAccount } from '../../electron/core/store/events/release.ts'
import { settleBlocks } from '../../electron/core/store/events/temporary-blocks.ts'
import { findSuppression } from '../../electron/core/store/asking/suppression.ts'
import { undoBatch } from '../../electron/core/store/events/undo.ts'
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
const everybody = [ANA, BRUNO, CARLA]
const suppressedIn = (db: WriteDb) =>
  everybody.filter((key) => findSuppression(db, tel(key)) !== null)

function fileOf(db: WriteDb, name = 'Caixa 2'): string {
  const path = join(tempFolder(), 'mudancas.llm')
  writeFileSync(path, exportChanges(db, { name }, clock))
  return path
}

/** Merges everything of one ledger into another, whoever is freed by it. */
function merge(from: WriteDb, into: WriteDb, now = clock) {
  const path = fileOf(from)
  const { freed, sender } = previewMerge(into, path, now)
  const choices = { operator: 'Bia', trust: sender.fingerprint, confirmed: freed }
  return mergeChanges(into, path, choices, now)
}

describe('mergeChanges', () => {
  it('joins both lists, whichever way, and merging again changes nothing', () => {
    const [here, there] = [openForTest(), openForTest()]
    recordOptOuts(here, [entry(ANA), entry(BRUNO)], { ...typed, note: 'no balcão' }, clock)
    recordOptOuts(there, [entry(BRUNO), entry(CARLA)], { ...typed, source: 'import' }, clock)

    expect(merge(there, here)).toMatchObject({ batches: 1, events: 2, added: 1, freed: 0 })
    expect(merge(here, there)).toMatchObject({ batches: 1, events: 2, added: 1, freed: 0 })
    expect(merge(there, here)).toMatchObject({ batches: 0, events: 0, added: 0 })
    for (const db of [here, there]) {
      expect(suppressedIn(db)).toEqual(everybody)
      expect(rebuildStore(db).same).toBe(true)
      checkStore(db)
    }
    expect(historyOf(there, tel(ANA))[0]).toMatchObject({ note: 'no balcão', written: `+${ANA}` })
  })

  it('frees only whom exactly the other computer freed, and only when the count is confirmed', () => {
    const [here, there] = [openForTest(), openForTest()]
    recordOptOuts(here, [entry(ANA)], { ...typed, reason: 'other' }, clock)
    recordOptOuts(here, [entry(BRUNO)], { ...typed, reason: 'other' }, clock)
    merge(here, there)
    const mistake = { scope: 'everything', note: 'engano', operator: 'Bia' }
    releaseAccount(there, tel(ANA), mistake, clock)
    releaseAccount(there, tel(BRUNO), mistake, clock)
    // BRUNO asked again here, which the other computer does not know.
    recordOptOuts(here, [entry(BRUNO)], typed, clock)

    const path = fileOf(there)
    const { freed, sender } = previewMerge(here, path, clock)
    expect(freed).toBe(1)
    const choices = { operator: 'Bia', trust: sender.fingerprint, confirmed: 0 }
    expect(failureOf(() => mergeChanges(here, path, choices, clock))).toBe('count_not_confirmed')
    expect(suppressedIn(here)).toEqual([ANA, BRUNO])
    mergeChanges(here, path, { ...choices, confirmed: 1 }, clock)
    expect(suppressedIn(here)).toEqual([BRUNO])
    checkStore(here)
  })

  it('takes files of a third computer, in any order, with what they take back', () => {
    const [a, b, c, d] = [openForTest(), openForTest(), openForTest(), openForTest()]
    recordOptOuts(a, [entry(ANA)], typed, clock)
    merge(a, b)
    recordConsent(b, entry(ANA), { ...typed, note: 'voltou', evidence: 'ficha' }, clock)
    recordOptOuts(b, [entry(CARLA)], typed, clock)
    undoBatch(b, 3, { confirmed: 1, note: '', operator: '' }, clock)
    const [fromA, fromB] = [fileOf(a), fileOf(b)]
    const take = (db: WriteDb, path: string) => {
      const { freed, sender } = previewMerge(db, path, clock)
      const choices = { operator: '', trust: sender.fingerprint, confirmed: freed }
      mergeChanges(db, path, choices, clock)
    }
    take(c, fromA)
    take(c, fromB)
    take(d, fromB)
    take(d, fromA)
    for (const db of [b, c, d]) expect(suppressedIn(db)).toEqual([])
  })

  it('counts whoever stays only in a narrower scope among those who leave', () => {
    const [here, there] = [openForTest(), openForTest()]
    recordOptOuts(there, [entry(ANA)], { ...typed, scope: 'everything' }, clock)
    recordOptOuts(there, [entry(ANA)], { ...typed, scope: 'topic:recibos' }, clock)
    merge(there, here)
    undoBatch(there, 1, { confirmed: 1, note: 'engano', operator: '' }, clock)
    const path = fileOf(there)
    const { freed, sender } = previewMerge(here, path, clock)
    expect(freed).toBe(1)
    const choices = { operator: '', trust: sender.fingerprint }
    const merging = (confirmed: number) =>
      mergeChanges(here, path, { ...choices, confirmed }, clock)
    expect(failureOf(() => merging(0))).toBe('count_not_confirmed')
    expect(findSuppression(here, tel(ANA))?.scope).toBe('everything')
    merging(1)
    expect(findSuppression(here, tel(ANA))?.scope).toBe('topic:recibos')
  })

  it.each(['erased there first', 'known here first'])('spreads an erasure: %s', (order) => {
    const [here, there] = [openForTest(), openForTest()]
    const details = { operator: 'Bia', backups: 'leave' } as const
    recordOptOuts(there, [entry(ANA)], typed, clock)
    if (order === 'known here first') recordOptOuts(here, [entry(ANA)], typed, clock)
    eraseAccount(there, tel(ANA), details, clock)
    const { erased } = merge(there, here)
    if (order === 'erased there first') recordOptOuts(here, [entry(ANA)], typed, clock)

    expect(erased).toBe(order === 'known here first' ? 1 : 0)
    const count = here.sqlite.prepare('SELECT count(*) AS n FROM event WHERE account = ?').get(ANA)
    expect(count).toEqual({ n: 0 })
    expect(suppressedIn(here)).toEqual([ANA])
    checkStore(here)
  })

  it('takes back an opt-out of somebody whom both computers erased, each with its own key', () => {
    const [here, there] = [openForTest(), openForTest()]
    const details = { operator: 'Bia', backups: 'leave' } as const
    const until = '2026-11-24T13:00:00.000Z'
    const temporary = { ...typed, scope: 'everything', reason: 'other', until } as const
    recordOptOuts(there, [entry(ANA)], temporary, clock)
    merge(there, here)
    eraseAccount(there, tel(ANA), details, clock)
    settleBlocks(here, steadyClock('2026-11-24T14:00:00.000Z'))
    eraseAccount(here, tel(ANA), details, clock)
    merge(here, there, steadyClock('2026-11-24T15:00:00.000Z'))

    expect(findSuppression(there, tel(ANA))?.scope).toBe('marketing')
    expect(rebuildStore(there).same).toBe(true)
    checkStore(there)
  })

  it('does not free whom only the clock of the other computer, set ahead, has freed', () => {
    const [here, there] = [openForTest(), openForTest()]
    const block = { ...typed, reason: 'other', until: '2026-12-20T00:00:00.000Z' } as const
    recordOptOuts(here, [entry(ANA)], block, clock)
    merge(here, there)
    expect(settleBlocks(there, steadyClock('2026-12-21T00:00:00.000Z')).ended).toBe(1)
    expect(merge(there, here)).toMatchObject({ freed: 0 })
    expect(suppressedIn(here)).toEqual([ANA])
    expect(merge(there, here)).toMatchObject({ batches: 0, freed: 0 })
    merge(here, there)
    expect(suppressedIn(there)).toEqual([ANA])
  })

  it('refuses a computer that is not known, and remembers one that was confirmed', () => {
    const [here, there] = [openForTest(), openForTest()]
    recordOptOuts(there, [entry(ANA)], typed, clock)
    const path = fileOf(there)
    const choices = { operator: '', trust: null, confirmed: 0 }
    expect(failureOf(() => mergeChanges(here, path, choices, clock))).toBe(
      'change_file_unknown_sender',
    )
    expect(suppressedIn(here)).toEqual([])
    merge(there, here)
    recordOptOuts(there, [entry(BRUNO)], typed, clock)
    mergeChanges(here, fileOf(there), choices, clock)
    expect(suppressedIn(here)).toEqual([ANA, BRUNO])
  })

  it('takes a known computer that signs with another key only with its new code', () => {
    const [here, there] = [openForTest(), openForTest()]
    recordOptOuts(there, [entry(ANA)], typed, clock)
    merge(there, here)
    // As after it went back to a backup from before it first signed.
    there.sqlite.exec(`DELETE FROM meta WHERE name = 'sender_key'`)
    recordOptOuts(there, [entry(BRUNO)], typed, clock)
    const path = fileOf(there)
    const { sender } = previewMerge(here, path, clock)
    expect(sender.acquaintance).toBe('other_key')
    const choices = { operator: '', confirmed: 0 }
    const merging = (trust: string | null) =>
      failureOf(() => mergeChanges(here, path, { ...choices, trust }, clock))
    expect([merging(null), merging('4F2A')]).toEqual([
      'change_file_unknown_sender',
      'change_file_unknown_sender',
    ])
    expect(suppressedIn(here)).toEqual([ANA])
    expect(merging(sender.fingerprint)).toBeNull()
    expect(suppressedIn(here)).toEqual([ANA, BRUNO])
    expect(previewMerge(here, fileOf(there), clock).sender.acquaintance).toBe('known')
  })

  it('refuses a file that was changed, cut short, made by a newer program, or is none', () => {
    const [here, there] = [openForTest(), openForTest()]
    recordOptOuts(there, [entry(ANA)], typed, clock)
    const path = fileOf(there)
    const text = gunzipSync(readFileSync(path)).toString()
    const refusal = (changed: string | Uint8Array) => {
      writeFileSync(path, typeof changed === 'string' ? gzipSync(changed) : changed)
      return failureOf(() => previewMerge(here, path, clock))
    }
    expect(refusal(text.replace(String(ANA), String(BRUNO)))).toBe('change_file_forged')
    expect(refusal(text.replace('"version":1', '"version":2'))).toBe('change_file_newer')
    expect(refusal(text.split('\n').slice(0, 2).join('\n'))).toBe('change_file_unreadable')
    expect(refusal(Buffer.from('nome;telefone\n'))).toBe('change_file_unreadable')
  })
})
