import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CleanTargets, LedgerView, RunHistory } from '../../electron/core/cleaning/types.ts'
import { packKeys } from '../../electron/core/store/runs/key-list.ts'
import { accountsIn } from '../../shared/identity/accounts-in.ts'
import type { Account, PhoneColumn, ReadingChoices, Suppression } from '../../shared/model.ts'
import { tempFolder } from './temp-folder.ts'

export const SINCE = '2026-03-02T15:00:00.000Z'

/** A ledger in which everybody opted out whom these cells name. */
export function ledgerOf(...cells: readonly string[]): LedgerView {
  const entries = new Map<string, Suppression>()
  for (const [index, written] of cells.entries()) {
    for (const account of accountsIn(written, { country: 'BR', mode: 'national' }).accounts) {
      entries.set(JSON.stringify(account), {
        account,
        scope: 'everything',
        since: SINCE,
        reason: 'not_stated',
        source: 'typed_by_attendant',
        note: '',
        written,
        entry: index + 1,
        batch: null,
      })
    }
  }
  const known = [...entries.values()].flatMap(({ account }) =>
    account.kind === 'tel' ? [account.key] : [],
  )
  return {
    suppressionOf: (account: Account) => entries.get(JSON.stringify(account)) ?? null,
    consentKeys: null,
    overLimitKeys: null,
    takeTelKeys: () => ({
      keys: Float64Array.from(known),
      since: new Int32Array(known.length).fill(Date.parse(SINCE) / 60_000),
    }),
    hiddenSince: null,
    confirm() {},
  }
}

export const quietly = { onProgress() {}, cancelled: () => false }

/** Writes a list into a folder of its own. */
export function listFile(content: string | Uint8Array, name = 'lista.csv') {
  const path = join(tempFolder(), name)
  writeFileSync(path, content)
  return { path, name }
}

export function requestFor(phones: readonly number[], reading: ReadingChoices = {}) {
  const phoneColumns = phones.map((index): PhoneColumn => ({ index, mode: 'national' }))
  return { reading, phoneColumns, country: 'BR' }
}

/** Kept, removed and report, under their usual names. */
export function usualTargets(folder: string): CleanTargets {
  return {
    stem: null,
    folder,
    chosen: {},
    parts: ['clean', 'removed', 'report'],
    formats: ['same'],
    recordsPerFile: 25_000,
    zip: false,
    replace: false,
  }
}

/** A history without runs, which remembers those that are committed to it. */
export function historyAtStart(): RunHistory {
  let previous: string | null = null
  let runs = 0
  return {
    pack: packKeys,
    append(make) {
      let digest = previous
      return make({
        previous,
        add(report) {
          digest = report.digest
          return runs + 1
        },
        commit() {
          previous = digest
          runs++
        },
      })
    },
  }
}
