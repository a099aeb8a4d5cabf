/**
 * Measures what a person waits for on the screen of a long list: every key that is pressed in the
 * search, every filter, a page far down.
 *
 *   node test/bench/search.ts [opt-outs]
 *
 * The list came in forty imports with different reasons, scopes, days and notes, and everybody in it
 * has one of few first and last names, so that each name is shared by tens of thousands.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordOptOuts, type OptOutEntry } from '../../electron/core/store/events/ledger.ts'
import { countFacets, listSuppressions } from '../../electron/core/store/asking/listing.ts'
import { closeStore, openStore, type WriteDb } from '../../electron/core/store/opening/open.ts'
import { suppressionFilterSchema, type SuppressionFilter } from '../../shared/contract/optouts.ts'
import { accountsIn } from '../../shared/identity/accounts-in.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const clock = () => new Date()
const IMPORTS = 40
const ROUNDS = 7
const DAY_MS = 86_400_000

const firstNames =
  'Maria José Ana João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Luís Gabriel Rafael Francisca Daniel Marcelo Bruno Eduardo Felipe Raimundo Rodrigo Antônia Adriana Juliana Márcia Fernanda Patrícia Aline'
const lastNames =
  'Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira'
const firsts = firstNames.split(' ')
const lasts = lastNames.split(' ')

function* people(from: number, to: number): Generator<OptOutEntry> {
  for (let index = from; index < to; index++) {
    const spread = (index * 7_654_321) % 100_000_000
    const area = 11 + ((index * 13) % 88)
    const key = Number(`55${area}9${String(spread).padStart(8, '0')}`)
    const last = index % 5000 === 0 ? 'Iracema' : lasts[(index * 17) % lasts.length]
    yield {
      account: { kind: 'tel', key },
      written: `(${area}) 9${spread}`,
      personName: `${firsts[(index * 7) % firsts.length]} ${lasts[(index * 11) % lasts.length]} ${last}`,
      happenedAt: new Date(Date.UTC(2024, 0, 1) + ((index * 7919) % 700) * DAY_MS).toISOString(),
    }
  }
}

function fill(db: WriteDb): void {
  const reasons = ['not_stated', 'lost_interest', 'complaint', 'problem_solved'] as const
  const scopes = ['marketing', 'everything', 'topic:promoções'] as const
  for (let n = 0; n < IMPORTS; n++) {
    const [from, to] = [n, n + 1].map((part) => Math.floor((count * part) / IMPORTS))
    const details = {
      reason: reasons[n % reasons.length] ?? 'other',
      scope: scopes[n % scopes.length] ?? 'everything',
      source: 'import',
      layer: n % 10 === 0 ? 'partner:X' : 'own',
      note: n % 5 === 0 ? 'campanha de natal' : '',
      happenedAt: null,
      operator: 'Ana',
    } as const
    recordOptOuts(db, [...people(from ?? 0, to ?? 0)], details, clock)
  }
}

const june = { from: '2024-06-01T00:00:00.000Z', to: '2024-07-01T00:00:00.000Z' }
const typed =
  '5|55|5511|55119|11|11 9|(11) 98765|9|98|4321|54321|987654|0|m|ma|mar|maria|maria s|maria silva|a|an|ana|ana silva|iracema|silva iracema|natal|campanha natal|xyz'
const cases: readonly (readonly [string, Partial<SuppressionFilter>])[] = [
  ['nothing', {}],
  ...typed.split('|').map((search) => [`“${search}”`, { search }] as const),
  ['one reason', { reasons: ['complaint'] }],
  ['one scope', { scopes: ['marketing'] }],
  ['one list', { layers: ['partner:X'] }],
  ['one source', { sources: ['import'] }],
  ['a month', june],
  ['a month of one reason', { ...june, reasons: ['complaint'] }],
  ['“5511” of one reason', { search: '5511', reasons: ['complaint'] }],
  ['“maria” of one reason', { search: 'maria', reasons: ['complaint'] }],
]

function slowest(work: () => unknown): string {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).toSorted((one, other) => one - other)
  const [median = 0, most = 0] = [times[ROUNDS >> 1], times.at(-1)]
  return `${median.toFixed(1).padStart(7)} ${most.toFixed(1).padStart(7)}`
}

const folder = mkdtempSync(join(tmpdir(), 'search-bench-'))
try {
  const db = openStore(folder, clock)
  fill(db)
  console.log(
    'milliseconds, median and most of 7: first page, a page far down, counts of the filters',
  )
  for (const [name, some] of cases) {
    const filter = { ...suppressionFilterSchema.parse({}), ...some }
    const { accounts: named } = accountsIn(filter.search, { country: 'BR', mode: 'national' })
    const page = (after: string | null) =>
      listSuppressions(db, { filter, named, after, limit: 100 })
    const { total, totalIsMinimum, order } = page(null)
    const middle = Math.floor(count / 2)
    const deep = order === 'number' ? `${middle}:5551${'9'.repeat(9)}:1` : String(middle)
    const figures = [
      slowest(() => page(null)),
      slowest(() => page(deep)),
      slowest(() => countFacets(db, { filter, named })),
    ]
    console.log(
      `${name.padEnd(24)}${figures.join('  |')}   ${totalIsMinimum ? 'more than ' : ''}${total}`,
    )
  }
  closeStore(db)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
