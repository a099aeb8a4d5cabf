import { expect, test } from 'vitest'
import { outputName, stemOf } from '../../electron/core/cleaning/output-names.ts'
import { locales, verdictCodes } from '../../shared/model.ts'

const plain = { verdict: null, format: 'same', part: null } as const
const naming = { locale: 'pt-BR', workbook: false, day: '2026-11-24' } as const

test.each([
  ['contatos.csv', { role: 'clean' }, {}, 'contatos-limpa.csv'],
  ['contatos.csv', { role: 'removed' }, {}, 'contatos-removidos.csv'],
  ['contatos.csv', { role: 'review' }, {}, 'contatos-conferir.csv'],
  ['contatos.csv', { role: 'report', format: null }, {}, 'contatos-relatorio.json'],
  ['contatos.csv', { role: 'certificate', format: null }, {}, 'contatos-certificado.html'],
  ['contatos.csv', { role: 'pack', format: null }, {}, 'contatos-limpeza.zip'],
  ['contatos.csv', { role: 'verdict', verdict: 'duplicate' }, {}, 'contatos-repetidos.csv'],
  ['contacts.xlsx', { role: 'clean' }, { locale: 'en', workbook: true }, 'contacts-clean.xlsx'],
  ['contacts.csv', { role: 'clean', format: 'xlsx' }, { locale: 'en' }, 'contacts-clean.xlsx'],
  ['contactos.txt', { role: 'report', format: null }, { locale: 'es' }, 'contactos-informe.json'],
  ['promo_vip.csv', { role: 'clean', format: 'weni-csv' }, {}, 'promo vip 2026-11-24.csv'],
  [
    'promo_vip.csv',
    { role: 'clean', format: 'weni-xlsx', part: 2 },
    {},
    'promo vip 2026-11-24 parte 2.xlsx',
  ],
] as const)('%s: %o', (name, kind, more, expected) => {
  expect(outputName(name, { ...plain, ...kind }, { ...naming, ...more })).toBe(expected)
})

test('every fate has a file name of its own, in every language', () => {
  for (const locale of locales) {
    const names = verdictCodes.map((verdict) =>
      outputName('l.csv', { ...plain, role: 'verdict', verdict }, { ...naming, locale }),
    )
    expect(new Set(names).size).toBe(verdictCodes.length)
  }
})

test.each([
  ['Promoção Março 2026.csv', 'Promoção Março 2026'],
  ['lista.final.csv', 'lista.final'],
  ['sem-extensao', 'sem-extensao'],
  ['.csv', '.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\lista.csv', 'lista'],
  ['a<b>:"|?*.csv', 'ab'],
  ['invoice\u202Evsc.exe', 'invoicevsc'],
  ['nul.csv', 'lista-nul'],
  ['COM1.csv', 'lista-COM1'],
  ['pontos . . .csv', 'pontos'],
  ['', 'lista'],
  ['/', 'lista'],
])('a list called %j gives %j', (name, stem) => {
  expect(stemOf(name)).toBe(stem)
})

test('a long name is cut between letters and leaves room for the suffix', () => {
  const name = `${'é😀'.repeat(100)}.csv`
  const clean = outputName(name, { ...plain, role: 'clean' }, naming)
  expect(Buffer.byteLength(clean)).toBeLessThan(255)
  expect(clean).toMatch(/^(é😀)+é?-limpa\.csv$/u)
})
