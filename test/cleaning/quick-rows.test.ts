import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromUnits } from '../../electron/core/cleaning/encode-text.ts'
import { createQuickRows } from '../../electron/core/cleaning/pack/quick-rows.ts'
import { openPendingFile, type PendingFile } from '../../electron/core/cleaning/pending-file.ts'
import { createRowExtender } from '../../electron/core/cleaning/removed-rows.ts'
import type { RemovedRecord } from '../../electron/core/cleaning/row-sink.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import {
  dialectSchema,
  heldReasonSchema,
  locales,
  malformedReasonSchema,
  verdictCodes,
  type Account,
  type Dialect,
} from '../../shared/model.ts'
import { createWording, type RemovedFate } from '../../shared/verdict-words.ts'
import { tempFolder } from './temp-folder.ts'

const MINUTE_MS = 60_000
const COLUMNS = 3

const dialects = fc.record<Dialect>({
  encoding: fc.constantFrom('utf-8', 'utf-8', 'windows-1252', 'utf-16le', 'utf-16be'),
  bom: fc.constant(false),
  delimiter: fc.constantFrom(';', ';', ',', '\t', '|', ' ', '-', '+', '||', '(.)'),
  quote: fc.constantFrom(...dialectSchema.shape.quote.options),
  escape: fc.constantFrom(...dialectSchema.shape.escape.options),
  newline: fc.constantFrom(...dialectSchema.shape.newline.options),
  preamble: fc.constant(0),
  hasHeader: fc.boolean(),
})

const accounts = fc.oneof(
  fc
    .constantFrom(
      5511987654321,
      5599900000001,
      551133334444,
      558001234567,
      351912345678,
      12025550123,
      5491123456789,
      595981234567,
      88213123456,
      7,
      5500912345678,
    )
    .map((key): Account => ({ kind: 'tel', key })),
  fc
    .integer({ min: 5_511_900_000_000, max: 5_599_999_999_999 })
    .map((key): Account => ({ kind: 'tel', key })),
  fc
    .constantFrom('BR.1502576394655843', '=1+1;"x"', "d'água\\n, \ttab", '@ana 😀')
    .map((value): Account => ({ kind: 'bsuid', value })),
)
const fates = fc.oneof(
  accounts.map((account): RemovedFate => ({ code: 'suppressed', account })),
  accounts.map((account): RemovedFate => ({
    code: 'possible_match',
    account,
    why: 'landline_plus_nine',
  })),
  fc.nat(30_000_000).map((row): RemovedFate => ({ code: 'duplicate', firstRow: row + 1 })),
  fc.constantFrom<RemovedFate>(
    { code: 'no_consent' },
    { code: 'over_limit' },
    { code: 'no_number' },
    ...heldReasonSchema.options.map((reason) => ({ code: 'invalid_number', reason }) as const),
    ...malformedReasonSchema.options.map((reason) => ({ code: 'malformed', reason }) as const),
  ),
)
const layers = fc.constantFrom(
  null,
  'law:procon-sp',
  'law:outro',
  'partner:Rede Sul',
  `partner:"A;B, C|D"\t'E'`,
)
const bodies = fc.constantFrom(
  'Ana;1;x',
  'Ana',
  '',
  '"Ana ""B"";c',
  'João;\r;',
  'x'.repeat(200_000),
)
const rows = fc.record({
  body: bodies,
  end: fc.constantFrom('\r\n', '\n', '\r', ''),
  before: fc.constantFrom('', '\n', '\r'),
  row: fc.oneof(
    fc.integer({ min: 1, max: 30_000_000 }),
    fc.constantFrom(999_999_998, 2_000_000_000),
  ),
  cellCount: fc.integer({ min: 0, max: 5 }),
  fate: fates,
  layer: layers,
  since: fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 1, max: 40_000_000 })),
})
type Row = typeof rows extends fc.Arbitrary<infer T> ? T : never

function recordOf({ body, end, before, row, cellCount, fate }: Row, { encoding }: Dialect) {
  const encode = (text: string) => fromUnits(text, encoding)
  const whole = encode(before + body + end)
  const fault = fate.code === 'malformed' ? fate.reason : null
  const record: RemovedRecord = {
    row,
    bytes: whole,
    start: encode(before).length,
    end: whole.length,
    cellCount,
    fault,
  }
  return record
}

/** What `write` writes into a file. */
function written(folder: string, write: (file: PendingFile) => void): Buffer {
  const file = openPendingFile(join(folder, 'saida.csv'))
  try {
    write(file)
    file.seal()
    return readFileSync(file.temp)
  } finally {
    file.discard()
  }
}

test(
  'the quick way of writing rows and the general one leave the same bytes',
  { timeout: 60_000 },
  () => {
    const folder = tempFolder()
    const met = new Map<string, number>()
    const list = fc.array(rows, { minLength: 60, maxLength: 120 })
    const property = fc.property(
      dialects,
      list,
      fc.constantFrom(...locales),
      (dialect, all, locale) => {
        let layer: string | null = null
        const headerRows = dialect.hasHeader ? 1 : 0
        const tongue = { translate: createTranslator(locale), locale }
        const wording = createWording(tongue, headerRows, () => layer)
        const generally = (file: PendingFile) => createRowExtender(dialect, COLUMNS, COLUMNS, file)
        const cellsFor = ({ row, fate, since }: Row) => {
          const words = wording.wordsFor(fate, since === null ? null : since * MINUTE_MS)
          const { reason, matched, since: day, layer: name } = words
          return [String(row + headerRows), fate.code, reason, matched, day, name]
        }

        const slow = written(folder, (file) => {
          const extender = generally(file)
          for (const row of all) {
            layer = row.layer
            extender.row(recordOf(row, dialect), cellsFor(row))
          }
        })
        const quick = written(folder, (file) => {
          const extender = generally(file)
          const quickly = createQuickRows(dialect, extender, wording, headerRows, file)
          for (const row of all) {
            layer = row.layer
            const record = recordOf(row, dialect)
            if (quickly?.(record, row.fate, row.since)) {
              met.set(row.fate.code, (met.get(row.fate.code) ?? 0) + 1)
            } else extender.row(record, cellsFor(row))
          }
        })
        expect(quick.equals(slow), 'the same bytes').toBe(true)
      },
    )
    fc.assert(property, { numRuns: 120 })
    expect([...met.keys()].sort()).toEqual(verdictCodes.filter((code) => code !== 'kept').sort())
  },
)

test.each(['utf-8', 'windows-1252'] as const)(
  'usual rows of a %s list all go the quick way',
  (encoding) => {
    const dialect: Dialect = {
      encoding,
      bom: false,
      delimiter: ';',
      quote: '"',
      escape: '',
      newline: '\r\n',
      preamble: 0,
      hasHeader: true,
    }
    const tongue = { translate: createTranslator('pt-BR'), locale: 'pt-BR' } as const
    const wording = createWording(tongue, 1, () => null)
    const record = {
      row: 7,
      bytes: Buffer.from('Ana;x;y\r\n'),
      start: 0,
      end: 9,
      cellCount: 3,
      fault: null,
    }
    const account: Account = { kind: 'tel', key: 5511987654321 }
    const since = Date.parse('2026-03-02T15:00:00.000Z') / MINUTE_MS
    const text = written(tempFolder(), (file) => {
      const extender = createRowExtender(dialect, 3, 3, file)
      const quickly = createQuickRows(dialect, extender, wording, 1, file)
      expect(quickly?.(record, { code: 'suppressed', account }, since)).toBe(true)
      expect(quickly?.(record, { code: 'duplicate', firstRow: 2 }, null)).toBe(true)
    })
    expect(text.toString(encoding === 'utf-8' ? 'utf8' : 'latin1')).toBe(
      'Ana;x;y;8;suppressed;Está na lista de descadastrados;+55 (11) 98765-4321;02/03/2026;Descadastrados da loja\r\n' +
        'Ana;x;y;8;duplicate;Repetido: o mesmo número já aparece antes;linha 3;;\r\n',
    )
  },
)
