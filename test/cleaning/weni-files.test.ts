import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { cleanList } from '../../electron/core/cleaning/clean-list.ts'
import { createTranslator } from '../../shared/locales/translator.ts'
import { plainRules, type ListFormat } from '../../shared/model.ts'
import { importCsv, importRows, type WeniImport } from '../weni/weni-import.ts'
import { historyAtStart, ledgerOf, quietly, requestFor, usualTargets } from './lists.ts'
import { tempFolder } from './temp-folder.ts'

const OPTED_OUT = ['11 98765-4321', '+351 912 345 678', 'BR.1502576394655843']
const ledger = ledgerOf(...OPTED_OUT)
const store = { id: 'ledger', batches: 1, events: 3, suppressed: 3, digest: 'd'.repeat(64) }
const context = {
  appVersion: '0.1.0',
  clock: () => new Date(2026, 10, 24, 12),
  translate: createTranslator('pt-BR'),
  locale: 'pt-BR',
  operator: '',
  rules: plainRules,
  category: 'marketing',
} as const

interface Cleaning {
  readonly formats: readonly ListFormat[]
  readonly recordsPerFile?: number
  readonly keepDuplicates?: boolean
}

/** Cleans a list for Weni. @returns the paths of what is to be uploaded, and how many rows stayed */
function cleanForWeni(path: string, { formats, recordsPerFile = 25_000, ...more }: Cleaning) {
  const file = { path, name: 'lista.csv' }
  const request = { ...requestFor([1]), ...more }
  const targets = {
    ...usualTargets(dirname(path)),
    parts: ['clean'] as const,
    formats,
    recordsPerFile,
    replace: true,
  }
  const run = { ...context, history: historyAtStart() }
  const { report, files, weni } = cleanList(file, request, ledger, store, targets, run, quietly)
  const paths = files.filter(({ role }) => role === 'clean').map((made) => made.path)
  return { kept: report.counts.kept, paths, weni }
}

async function importWorkbook(path: string, maxRecords?: number): Promise<WeniImport> {
  const { sheets } = await readXlsx(readFileSync(path))
  const rows = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')))
  return importRows(rows, maxRecords)
}

/** A row as a spreadsheet would save it. */
function csvRow(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')
}

const phone = fc.oneof(
  fc.integer({ min: 11_911_110_000, max: 11_911_110_400 }).map(String),
  fc
    .integer({ min: 11_911_110_000, max: 11_911_110_400 })
    .map((digits) => `+55 (${String(digits).slice(0, 2)}) ${String(digits).slice(2)}`),
  fc.integer({ min: 553_188_880_000, max: 553_188_880_099 }).map(String),
  fc.constantFrom(
    ...OPTED_OUT,
    '',
    'sem telefone',
    '+351 913 000 111',
    'BR.9902576394655843',
    '120363041234567890@g.us',
    '12345678901234@lid',
    '11 92222-3333 / 11 93333-4444',
    '5,51198E+12',
    '5511944445555.0',
    '1 (202) 555-0143',
  ),
)
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    '--',
    ' -- ',
    '19,90',
    '1.50',
    '2026-11-24 09:30:00',
    '=1+1',
    '',
    '😀'.repeat(101),
  ),
)
const heading = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('Nome', 'name', 'id', 'UUID', 'Field:é', 'URN:tel', 'Preço', 'preco', '', 'x:y'),
)
const lists = fc.record({
  first: heading,
  others: fc.array(heading, { maxLength: 4 }),
  rows: fc.array(fc.tuple(phone, fc.array(anything, { minLength: 5, maxLength: 5 })), {
    minLength: 1,
    maxLength: 12,
  }),
  recordsPerFile: fc.integer({ min: 4, max: 12 }),
  format: fc.constantFrom('weni-csv' as const, 'weni-xlsx' as const),
  keepDuplicates: fc.boolean(),
})

test('1,000 generated lists, cleaned for Weni: none is refused, and nobody who opted out is in', async () => {
  // A thousand lists are not to wait for the disk several thousand times.
  const folder = tempFolder(existsSync('/dev/shm') ? '/dev/shm' : undefined)
  let imported = 0
  await fc.assert(
    fc.asyncProperty(lists, async ({ first, others, rows, recordsPerFile, format, ...more }) => {
      const path = join(folder, 'lista.csv')
      const header = [first, 'Telefone', ...others]
      const records = rows.map(([number, [name = '', ...cells]]) => [
        name,
        number,
        ...cells.slice(0, others.length),
      ])
      writeFileSync(path, [header, ...records].map(csvRow).join('\r\n'))
      const { kept, paths, weni } = cleanForWeni(path, {
        formats: [format],
        recordsPerFile,
        ...more,
      })
      if (kept === 0) return
      let contacts = 0
      for (const made of paths) {
        const read =
          format === 'weni-csv'
            ? importCsv(readFileSync(made, 'utf8'), recordsPerFile)
            : await importWorkbook(made, recordsPerFile)
        expect(read.refusal).toBe(contacts === 0 && weni?.notSendable === kept ? noRecords : null)
        expect(read.uncreatable).toEqual([])
        const urns = read.contacts.flatMap((contact) => contact.urns)
        expect(urns).not.toContain('whatsapp:5511987654321')
        expect(urns).not.toContain('whatsapp:351912345678')
        expect(urns).not.toContain(`whatsapp:${OPTED_OUT[2]}`)
        contacts += read.contacts.length
        rmSync(made)
      }
      expect(contacts + (weni?.notSendable ?? 0)).toBe(kept)
      expect(weni?.findings.filter(({ effect }) => effect === 'refused')).toEqual(
        contacts === 0 ? [expect.objectContaining({ code: 'no_records' })] : [],
      )
      imported += contacts
    }),
    { numRuns: 1000 },
  )
  expect(imported).toBeGreaterThan(2000)
}, 60_000)

const noRecords = "Import file doesn't contain any records."

test('30,001 rows at 2,500 a file make thirteen files, all of them taken', () => {
  const path = join(tempFolder(), 'lista.csv')
  const rows = Array.from(
    { length: 30_001 },
    (_, index) => `N${index};119${80_000_000 + index * 3}`,
  )
  writeFileSync(path, ['Nome;Telefone', ...rows, ''].join('\n'))
  const { kept, paths, weni } = cleanForWeni(path, { formats: ['weni-csv'], recordsPerFile: 2500 })
  expect({ kept, files: paths.length }).toEqual({ kept: 30_001, files: 13 })
  const read = paths.map((made) => importCsv(readFileSync(made, 'utf8'), 2500))
  expect(read.map(({ refusal }) => refusal)).toEqual(paths.map(() => null))
  expect(read.reduce((sum, { contacts }) => sum + contacts.length, 0)).toBe(kept)
  expect(weni?.groups[12]).toBe('Lista 2026 11 24 Parte 13')
  expect(weni?.findings).toEqual([])
}, 60_000)

test('numbers keep the form in which WhatsApp knows them, and only then', () => {
  const path = join(tempFolder(), 'lista.csv')
  writeFileSync(path, 'Nome;Telefone\na;553188880001\nb;31 8888-0002\nc;+5531988880003\n')
  const { paths } = cleanForWeni(path, { formats: ['weni-csv'] })
  const { contacts } = importCsv(readFileSync(paths[0] ?? '', 'utf8'))
  expect(contacts.flatMap(({ urns }) => urns)).toEqual([
    'whatsapp:553188880001',
    'whatsapp:5531988880002',
    'whatsapp:5531988880003',
  ])
})

test('people go to Weni by their number, and by an id of WhatsApp where there is none', () => {
  const path = join(tempFolder(), 'lista.csv')
  const rows = ['BR.7702576394655843;21 99876-5432', 'BR.8802576394655843;']
  writeFileSync(path, ['BSUID;Telefone', ...rows, ''].join('\n'))
  const { paths } = cleanForWeni(path, { formats: ['weni-csv'] })
  const { contacts } = importCsv(readFileSync(paths[0] ?? '', 'utf8'))
  expect(contacts.map(({ urns, fields }) => ({ urns, fields }))).toEqual([
    { urns: ['whatsapp:5521998765432'], fields: {} },
    { urns: ['whatsapp:BR.8802576394655843'], fields: {} },
  ])
})

test('250 numbers in a row are told of before Weni flags the workspace', () => {
  const path = join(tempFolder(), 'lista.csv')
  const rows = Array.from({ length: 250 }, (_, index) => `N;5511980000${100 + index}`)
  writeFileSync(path, ['Nome;Telefone', ...rows].join('\n'))
  const { weni } = cleanForWeni(path, { formats: ['weni-csv'] })
  expect(weni?.findings.map(({ code }) => code)).toEqual(['sequential'])
})
