import { execFileSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordOptOuts } from '../../electron/core/store/events/ledger.ts'
import {
  closeStore,
  openStoreForReading,
  storePath,
} from '../../electron/core/store/opening/open.ts'
import { loadSuppressedKeys } from '../../electron/core/store/keys/suppressed-keys.ts'
import { builtCli } from '../cli/run-cli.ts'
import {
  ANA,
  BRUNO,
  CARLA,
  entry,
  ledgerFolder,
  openForTest,
  steadyClock,
  typed,
} from '../store/support.ts'

const DORA = 5541955443322

/**
 * Closing a file drops every POSIX lock that a process has on it, also those of another connection
 * (https://sqlite.org/howtocorrupt.html, 2.2). A program that then came and went must not take the
 * write-ahead log away with it: what is written there afterwards would be lost.
 */
test('an opt-out is kept when the file was read beside its connection and another program wrote meanwhile', () => {
  const dataDir = ledgerFolder([ANA])
  const db = openForTest(dataDir)
  recordOptOuts(db, [entry(BRUNO)], typed, steadyClock())

  closeStore(openStoreForReading(dataDir))
  closeSync(openSync(storePath(dataDir), 'r'))
  const add = ['--data-dir', dataDir, '--quiet', 'optout', 'add', `+${CARLA}`]
  execFileSync(process.execPath, [builtCli, ...add])
  recordOptOuts(db, [entry(DORA)], typed, steadyClock())

  const reader = openStoreForReading(dataDir)
  const { keys } = reader.sqlite.transaction(() => loadSuppressedKeys(reader))()
  closeStore(reader)
  expect([...keys]).toEqual([ANA, BRUNO, CARLA, DORA].toSorted((a, b) => a - b))
})
