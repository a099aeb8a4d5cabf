import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { cleanList } from '../../electron/core/cleaning/clean-list.ts'
import type { LedgerView } from '../../electron/core/cleaning/types.ts'
import { plainRules } from '../../shared/model.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { generateList, type GeneratedList } from '../bench/generate-list.ts'
import { historyAtStart, quietly, requestFor, usualTargets } from './lists.ts'
import { tempFolder } from './temp-folder.ts'

/**
 * `npm run bench` measures whole programs on a quiet machine. Here a mistake that costs twice the
 * time is caught on a busy one: processor time, the best of several, beside what a parser of CSV
 * needs for the same rows in the same process.
 */
const ROUNDS = 6

function ledgerOf({ keys }: GeneratedList): LedgerView {
  const telKeys = Float64Array.from(readFileSync(keys, 'utf8').trim().split('\n').slice(1), Number)
  return {
    takeTelKeys: () => ({
      keys: telKeys.slice(),
      since: new Int32Array(telKeys.length).fill(29_540_000),
    }),
    suppressionOf: () => null,
    hiddenSince: null,
    consentKeys: null,
    overLimitKeys: null,
    confirm() {},
  }
}

/** Cleans a list into files, as the program does. @returns the SHA-256 of the clean one */
function clean({ list }: GeneratedList, ledger: LedgerView, folder: string): string | undefined {
  const out = join(folder, 'limpas')
  mkdirSync(out)
  const { report } = cleanList(
    { path: list, name: 'lista.csv' },
    requestFor([1]),
    ledger,
    { id: 'ledger', batches: 1, events: 1, suppressed: 1, digest: 'd'.repeat(64) },
    usualTargets(out),
    {
      appVersion: '0',
      clock: () => new Date('2026-03-02T15:00:00Z'),
      translate: createTranslator('pt-BR'),
      locale: 'pt-BR',
      operator: '',
      rules: plainRules,
      category: 'marketing',
      history: historyAtStart(),
    },
    quietly,
  )
  rmSync(out, { recursive: true })
  return Object.values(report.files).find(({ role }) => role === 'clean')?.sha256
}

/** What everybody writes first: split the rows, take the digits, ask a set, put rows together. */
function cleanPlainly({ list }: GeneratedList, suppressed: ReadonlySet<string>): string {
  const seen = new Set<string>()
  const kept: string[] = []
  const { data } = Papa.parse<string[]>(readFileSync(list, 'utf8'), { delimiter: ';' })
  for (const row of data) {
    const digits = (row[1] ?? '').replace(/\D/g, '')
    if (digits.length < 10 || suppressed.has(digits) || seen.has(digits)) continue
    seen.add(digits)
    kept.push(Papa.unparse([row], { delimiter: ';' }))
  }
  return createHash('sha256').update(kept.join('\r\n')).digest('hex')
}

function cpu(work: () => unknown): number {
  const { user, system } = process.cpuUsage()
  work()
  const now = process.cpuUsage()
  return (now.user - user + now.system - system) / 1000
}

test('cleaning is fast, and takes as much longer as a list is longer', { timeout: 120_000 }, () => {
  const folder = tempFolder()
  const few = generateList({ folder, rows: 15_000, optOuts: 20_000, encoding: 'utf-8' })
  const many = generateList({ folder, rows: 60_000, optOuts: 20_000, encoding: 'utf-8' })
  const ledger = ledgerOf(many)
  const suppressed = new Set(Array.from(ledger.takeTelKeys().keys, String))
  const best = { few: Infinity, many: Infinity, plainly: Infinity }
  for (let round = 0; round < ROUNDS; round++) {
    best.few = Math.min(
      best.few,
      cpu(() => expect(clean(few, ledger, folder)).toBe(few.cleanSha256)),
    )
    best.many = Math.min(
      best.many,
      cpu(() => expect(clean(many, ledger, folder)).toBe(many.cleanSha256)),
    )
    best.plainly = Math.min(
      best.plainly,
      cpu(() => cleanPlainly(many, suppressed)),
    )
  }
  expect(best.plainly / best.many).toBeGreaterThan(1)
  expect(best.many / best.few).toBeLessThan(6)
})
