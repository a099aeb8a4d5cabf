/**
 * Measures the ledger at the size of a large chain:
 *
 *   node test/bench/ledger.ts [opt-outs]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeBackup } from '../../electron/core/store/backups/backups.ts'
import { recordOptOuts, type OptOutEntry } from '../../electron/core/store/events/ledger.ts'
import { listSuppressions, type ListingQuery } from '../../electron/core/store/asking/listing.ts'
import {
  closeStore,
  openStore,
  openStoreForReading,
  storePath,
  type WriteDb,
} from '../../electron/core/store/opening/open.ts'
import { suppressionFilterSchema } from '../../shared/contract/optouts.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const clock = () => new Date()
const noFilter = suppressionFilterSchema.parse({})

function* people(): Generator<OptOutEntry> {
  for (let index = 0; index < count; index++) {
    const spread = (index * 7_654_321) % 100_000_000
    const area = 11 + ((index * 13) % 88)
    const key = Number(`55${area}9${String(spread).padStart(8, '0')}`)
    yield { account: { kind: 'tel', key }, written: `(${area}) 9${spread}` }
  }
}

function timed<T>(what: string, work: () => T): T {
  const start = performance.now()
  const result = work()
  console.log(`${what}: ${(performance.now() - start).toFixed(1)} ms`)
  return result
}

function searches(db: WriteDb): void {
  const typed = ['5', '55', '5511', '55119', '11 9', '(11) 98765', '4321', '54321', '987654', 'ana']
  for (const search of typed) {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      const filter = { ...noFilter, search }
      listSuppressions(db, { filter, named: [], after: null, limit: 100 })
      return performance.now() - start
    })
    console.log(`search "${search}": ${Math.max(...times).toFixed(1)} ms at most of 5`)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
try {
  const db = openStore(folder, clock)
  const said = (pragma: string) => String(db.sqlite.pragma(pragma, { simple: true }))
  console.log(
    `journal_mode ${said('journal_mode')}, synchronous ${said('synchronous')} (2 is FULL)`,
  )
  const grounds = { reason: 'not_stated', source: 'import', note: '', operator: 'Ana' } as const
  const details = { ...grounds, scope: 'marketing', happenedAt: null } as const
  const { created } = timed(`import of ${count} opt-outs`, () =>
    recordOptOuts(db, [...people()], details, clock),
  )
  closeStore(db)
  const { size } = statSync(storePath(folder))
  console.log(`${created} people, ${(size / created).toFixed(1)} bytes each on disk`)
  for (let round = 0; round < 3; round++) {
    timed('open with the check of the seal', () => openStoreForReading(folder)).sqlite.close()
  }
  const again = timed('open for changes', () => openStore(folder, clock))
  const one = [{ account: { kind: 'tel', key: 5511911111111 } as const, written: 'x' }]
  timed('one typed opt-out', () => recordOptOuts(again, one, details, clock))
  searches(again)
  let after: string | null = null
  const start = performance.now()
  for (let page = 0; page < 20; page++) {
    const query: ListingQuery = { filter: noFilter, named: [], after, limit: 100 }
    after = listSuppressions(again, query).next
  }
  console.log(`a page of 100: ${((performance.now() - start) / 20).toFixed(1)} ms`)
  timed('a verified backup', () => takeBackup(again, 'by_hand', clock))
  closeStore(again)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
