import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  judgeFast,
  suitsFast,
  type BatchPlan,
} from '../../electron/core/cleaning/fast/judge-fast.ts'
import { judgeRecords } from '../../electron/core/cleaning/judge-records.ts'
import type { RowSink, Tally } from '../../electron/core/cleaning/row-sink.ts'
import { withList } from '../../electron/core/cleaning/with-list.ts'
import type { LedgerView } from '../../electron/core/cleaning/types.ts'
import { AppError } from '../../shared/errors.ts'
import { verdictCodes, type ReadingChoices } from '../../shared/model.ts'
import { ledgerOf, quietly, requestFor } from './lists.ts'
import { tempFolder } from './temp-folder.ts'

/** Everything that a run tells its sink, in a form that can be compared. */
function recorder() {
  const rows: unknown[] = []
  const kept: Buffer[] = []
  const removed: unknown[] = []
  const sink: RowSink = {
    judged: (...row) => rows.push(row),
    kept: (bytes, start, end) => kept.push(Buffer.from(bytes.subarray(start, end))),
    removed({ row, bytes, start, end, cellCount, fault }, fate, since) {
      const text = Buffer.from(bytes.subarray(start, end)).toString('latin1')
      removed.push([row, text, cellCount, fault, fate, since])
    },
  }
  const told = () => ({ rows, removed, kept: Buffer.concat(kept).toString('latin1') })
  return { sink, told }
}

const suppressed = ledgerOf(
  '11 98765-4321',
  '(21) 2345-6789',
  '11 95123-4567',
  '31 3333-4444',
  '+351 912 345 678',
  '+51 987 654 321',
  'BR.1502576394655843',
)
const keysOf = (...cells: string[]) => ledgerOf(...cells).takeTelKeys().keys
const hidden = ledgerOf('11922222222', '+244 923 456 789')

/** Ledgers that differ in what a cleaning has to ask. */
const ledgers = {
  plain: suppressed,
  'with people known by a hash only': {
    ...suppressed,
    suppressionOf: (account) => suppressed.suppressionOf(account) ?? hidden.suppressionOf(account),
    hiddenSince(account) {
      const entry = hidden.suppressionOf(account)
      return entry && Math.floor(Date.parse(entry.since) / 60_000)
    },
  },
  'with consents and a limit': {
    ...suppressed,
    consentKeys: keysOf('11922222222', '047 99999-8888', '2123456789', '+244 923 456 789'),
    overLimitKeys: keysOf('047 99999-8888'),
  },
} satisfies Record<string, LedgerView>
type LedgerName = keyof typeof ledgers

interface Run {
  readonly path: string
  readonly phones: readonly number[]
  readonly reading: ReadingChoices
  readonly ledger: LedgerName
  readonly keepDuplicates: boolean
  readonly plan: BatchPlan
}

function judgeBothWays({ path, phones, reading, ledger, keepDuplicates, plan }: Run) {
  const view = ledgers[ledger]
  const request = { ...requestFor(phones, reading), keepDuplicates }
  return withList({ path, name: 'lista.csv' }, request, (source) => {
    const exact = recorder()
    const fast = recorder()
    const exactTally = judgeRecords(source, view, 'writing', quietly, exact.sink)
    const fastTally = suitsFast(source)
      ? judgeFast(source, view, 'writing', quietly, fast.sink, plan)
      : null
    const sorted = (tally: Tally) => ({ ...tally, keptKeys: tally.keptKeys().toSorted() })
    return {
      exact: { ...sorted(exactTally), ...exact.told() },
      fast: fastTally && { ...sorted(fastTally), ...fast.told() },
    }
  })
}

const numbers = [
  '11987654321',
  '(11) 98765-4321',
  '+55 11 98765-4321',
  '5511987654321',
  '11 8765-4321',
  '2123456789',
  '21 92345-6789',
  '11 5123-4567',
  '11951234567',
  '31933334444',
  '3133334444',
  '+351912345678',
  '51987654321',
  '+244 923 456 789',
  '923456789',
  '(51) 98765-4321',
  '11 91111-1111 / 11 98765-4321',
  '11922222222',
  '11 92222-2222',
  '11 2222-2222',
  '047 99999-8888',
  '11 93333-3333 / 123456',
  'BR.1502576394655843',
  'br.1502576394655843',
  '5511987654321@s.whatsapp.net',
  '12345',
  'ana',
  'não tem',
  '',
  ' ',
  '-',
  '5,5E+12',
  '1.198.765.432',
  "'+5511987654321",
  '11987654321.0',
  '‪+55 11 98765-4321‬',
  '１１９８７６５４３２１',
  '0000',
  '\u00a011987654321',
  '="11987654321"',
  '="+351912345678"',
  '="11 98765-4321" ',
  'Cel: (11) 98765-4321',
  'fone: 2123456789',
  'Tel: 21 2012-10-31',
  '558587654321@s.whatsapp.net',
  '11987654321@c.us',
]
const notes = [
  '',
  'x',
  'São Paulo',
  'diz ""oi""',
  'a;b',
  'linha\nnova',
  'linha\r\nnova',
  "d'água",
  '😀',
  '\r',
  '"',
  '="007"',
  '="a""b"',
  '="a;b"',
  '=1+1',
  'cliente antiga, prefere manhã',
]

const quoting = fc.constantFrom('plain', 'plain', 'quoted', 'broken', 'nul' as const)
const cell = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...numbers) }, fc.constantFrom(...notes)),
    quoting,
  )
  .map(([text, how]) => {
    if (how === 'quoted') return `"${text.replaceAll('"', '""')}"`
    if (how === 'nul' && text.length === 3) return `${text}\0`
    if (how === 'broken' && text.length === 5) return `"${text}" x`
    if (text.startsWith('="') && how === 'plain') return text
    return /[";\r\n]/.test(text) && how !== 'broken' ? `"${text.replaceAll('"', '""')}"` : text
  })
const row = fc.tuple(
  fc.array(cell, { minLength: 8, maxLength: 8 }),
  fc.constantFrom('', '', '', '', '', '', ';', '\n', '\r\n'),
  fc.constantFrom('\r\n', '\n', '\n', '\n', '\n'),
)
const lists = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 14 }),
  width: fc.constantFrom(3, 3, 4, 8),
  lastEnd: fc.boolean(),
  bom: fc.boolean(),
  plan: fc.record({
    bytes: fc.constantFrom(1, 7, 50, 120, 300, 1 << 16),
    rows: fc.constantFrom(1, 2, 5, 100),
    alongside: fc.constant<boolean>(false),
  }),
  phones: fc.constantFrom([1], [1], [0], [1, 2], [2, 0], [0, 1, 2]),
  encoding: fc.constantFrom<ReadingChoices['encoding']>('utf-8', 'utf-8', 'windows-1252'),
  ledger: fc.constantFrom<LedgerName>(
    'plain',
    'plain',
    'with people known by a hash only',
    'with consents and a limit',
  ),
  keepDuplicates: fc.constantFrom(false, false, true),
})
type GeneratedList = typeof lists extends fc.Arbitrary<infer T> ? T : never

/** Writes a generated list and judges it in both ways; `null` when it is not one for the fast way. */
function agree(folder: string, { rows, width, lastEnd, bom, encoding, ...run }: GeneratedList) {
  const line = ([cells, extra, end]: (typeof rows)[number]) =>
    cells.slice(0, width).join(';') + extra + end
  const body = rows.map(line).join('')
  const header = 'nome;fone;fone 2;cidade;e-mail;valor;nota;cupom'.split(';').slice(0, width)
  const text = `${header.join(';')}\r\n${lastEnd ? body : body.replace(/\r?\n$/, '')}`
  const bytes = encoding === 'utf-8' ? Buffer.from(text) : Buffer.from(text, 'latin1')
  const mark = bom && encoding === 'utf-8' ? [Buffer.from('\ufeff')] : []
  // A new file each time: emptying one and writing it again makes file systems flush it.
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, Buffer.concat([...mark, bytes]))
  const reading = { encoding, delimiter: ';', quote: '"', hasHeader: true } as const
  try {
    const { fast, exact } = judgeBothWays({ path, reading, ...run })
    if (fast === null) return null
    expect(fast).toEqual(exact)
    return exact
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  } finally {
    rmSync(path)
  }
}
let files = 0

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000)

test(`the way over bytes and the exact way agree on ${RUNS} lists`, { timeout: 600_000 }, () => {
  const folder = tempFolder()
  const met = new Set<string>()
  let fastRuns = 0
  fc.assert(
    fc.property(lists, (list) => {
      const exact = agree(folder, list)
      if (exact === null) return
      fastRuns++
      for (const [code, count] of Object.entries(exact.counts)) if (count > 0) met.add(code)
    }),
    { numRuns: RUNS },
  )
  expect(fastRuns).toBeGreaterThan(RUNS * 0.9)
  expect([...met].sort()).toEqual([...verdictCodes].sort())
})

test('a column beyond the cells of a row is blank, whatever stood there in the batch before', () => {
  const long = 'x;y;11987650000\n'
  const path = join(tempFolder(), 'lista.csv')
  writeFileSync(path, `nome;fone;fone 2\n${long.repeat(3)}${'Ana;11987654321\n'.repeat(30)}`)
  const reading = { encoding: 'utf-8', delimiter: ';', quote: '"', hasHeader: true } as const
  const more = {
    ledger: 'plain',
    keepDuplicates: true,
    plan: { bytes: 64, rows: 4, alongside: false },
  } as const
  const { fast, exact } = judgeBothWays({ path, reading, phones: [2], ...more })
  expect(fast).toEqual(exact)
  expect(exact.counts).toMatchObject({ no_number: 30, malformed: 3 })
})

test('and so they do when another thread reads ahead', { timeout: 60_000 }, () => {
  const folder = tempFolder()
  const manyRows = fc.array(row, { minLength: 200, maxLength: 600 })
  fc.assert(
    fc.property(lists, manyRows, (list, rows) => {
      agree(folder, { ...list, rows, plan: { ...list.plan, alongside: true } })
    }),
    { numRuns: 15 },
  )
})
