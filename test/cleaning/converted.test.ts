import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkList } from '../../electron/core/cleaning/check-list.ts'
import { convertList } from '../../electron/core/jobs/convert-list.ts'
import { prepareFile } from '../../electron/core/reading/prepare-file.ts'
import type { ConversionFormat } from '../../shared/contract/conversion.ts'
import { verdictCodes, type ReadingChoices } from '../../shared/model.ts'
import { ledgerOf, quietly, requestFor } from './lists.ts'
import { tempFolder } from './temp-folder.ts'

const ledger = ledgerOf('11 98765-4321', '+351 912 345 678', 'BR.1502576394655843')

/** The fates of a list's rows, in order. */
async function fatesIn(path: string, reading: ReadingChoices = {}) {
  const folder = tempFolder()
  const named = { path, name: path }
  const choices = { folder: () => folder, locale: 'pt-BR', undecided: 'refuse' } as const
  const file = await prepareFile(named, {}, choices)
  const { verdicts } = checkList(file, requestFor([1], reading), ledger, quietly)
  return Array.from(verdicts, (code) => verdictCodes[code])
}

const whole = [
  'Ana;11987654321;x',
  'Ana outra vez;+55 (11) 98765-4321;"a;b"',
  'Bia;021987650001;"dois\nandares"',
  'Bia de novo;21987650001;',
  'Caio;5,51199E+12;',
  'Duda;="11987654321";',
  'Eva;+351912345678;€ ção “x”',
  'Id;BR.1502576394655843;',
  'Ninguém;;',
  'Ninguém;sem telefone;',
  'Dois;21987650002 / 11 98765-4321;',
  'Fixo;1133334444;007',
  'Nove;1187654321;',
]
/** Rows that no reader can be sure of, with somebody who opted out. */
const broken = [
  'Falta;11987654321',
  'Sobra;11987654321;x;y',
  '"Aberta;11987654321;x',
  'A;11987654321;"b',
]

const encodings: readonly [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with its mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['Latin-1', (text) => Buffer.from(text.replace('€ ', '').replaceAll(/[“”]/g, ''), 'latin1')],
]
const separators = [';', ',', '\t', '|']

test.each(encodings)('a converted list has the fates of the original: %s', async (_, encode) => {
  for (const separator of separators) {
    const folder = tempFolder()
    const path = join(folder, 'lista.txt')
    // Commas of the list's own cells are quoted where commas separate.
    const rows = ['nome;fone;nota', ...whole].map((line) =>
      separator === ';'
        ? line
        : line
            .replace('5,51199E+12', '"5,51199E+12"')
            .replaceAll(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/g, separator),
    )
    writeFileSync(path, encode(`${rows.join('\r\n')}\r\n`))
    const expected = await fatesIn(path)
    expect(expected).toHaveLength(whole.length)
    expect(expected.filter((code) => code === 'suppressed').length).toBeGreaterThan(4)
    let from = path
    // To each format, and on from there to the next: nothing is lost on the way.
    for (const to of ['csv', 'xlsx', 'csv', 'jsonl', 'xlsx'] as const) {
      from = await convert(from, to, folder)
      expect(await fatesIn(from), `${separator} ${to}`).toEqual(expected)
    }
  }
})

test.each(['csv', 'xlsx', 'jsonl'] as const)(
  'nobody who opted out is let through by converting a broken row: %s',
  async (to) => {
    for (const one of broken) {
      const folder = tempFolder()
      const path = join(folder, 'lista.csv')
      const lines = ['nome;fone;nota', ...whole, one, 'Zé;21987650009;', 'Íris;21987650008;']
      writeFileSync(path, `${lines.join('\n')}\n`)
      const at = whole.length
      const before = await fatesIn(path)
      const after = await fatesIn(await convert(path, to, folder))
      expect([before[at], after[at]], one).not.toContain('kept')
      expect(after.slice(0, at)).toEqual(before.slice(0, at))
      expect(
        after.slice(at + 1).filter((code) => code === 'kept'),
        one,
      ).toHaveLength(2)
    }
  },
)

let turn = 0
async function convert(path: string, to: ConversionFormat, folder: string): Promise<string> {
  const target = join(folder, `saída ${++turn}.${to}`)
  const named = { path, name: path }
  const choices = { folder: () => folder, locale: 'pt-BR', undecided: 'refuse' } as const
  const file = await prepareFile(named, {}, choices)
  const input = { dataDir: folder, file, reading: {}, to, target, replace: false }
  convertList(input, quietly)
  return target
}
