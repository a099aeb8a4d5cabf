import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../electron/core/clock.ts'
import type { OptOutDetails, OptOutEntry } from '../../electron/core/store/ledger.ts'
import { closeStore, openStore, type WriteDb } from '../../electron/core/store/open.ts'
import type { Account } from '../../shared/model.ts'

/** A folder that disappears with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clock that starts on a fixed day and moves on by a second each time it is asked. */
export function steadyClock(start = '2026-11-24T12:00:00.000Z'): Clock {
  let now = Date.parse(start)
  return () => new Date((now += 1000))
}

/** An open ledger in `dataDir` that is closed with the test. */
export function openForTest(dataDir: string = tempFolder(), clock: Clock = steadyClock()): WriteDb {
  const db = openStore(dataDir, clock)
  onTestFinished(() => closeStore(db))
  return db
}

export function tel(key: number): Account {
  return { kind: 'tel', key }
}

export function entry(key: number): OptOutEntry {
  return { account: tel(key), written: `+${key}` }
}

export const typed: OptOutDetails = {
  scope: 'marketing',
  reason: 'lost_interest',
  source: 'typed_by_attendant',
  note: '',
  happenedAt: null,
  operator: 'Ana',
}

export const ANA = 5511987654321
export const BRUNO = 5521976543210
export const CARLA = 5531965432109
