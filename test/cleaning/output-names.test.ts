import { expect, test } from 'vitest'
import { defaultOutputNames, stemOf } from '../../electron/core/cleaning/output-names.ts'

test('names say what each file is, in the language of the report', () => {
  expect(defaultOutputNames('contatos.csv', 'pt-BR')).toEqual({
    clean: 'contatos-limpa.csv',
    removed: 'contatos-removidos.csv',
    report: 'contatos-relatorio.json',
  })
  expect(defaultOutputNames('contacts.xlsx', 'en').clean).toBe('contacts-clean.csv')
  expect(defaultOutputNames('contactos.txt', 'es').report).toBe('contactos-informe.json')
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
  const { clean } = defaultOutputNames(name, 'pt-BR')
  expect(Buffer.byteLength(clean)).toBeLessThan(255)
  expect(clean).toMatch(/^(é😀)+é?-limpa\.csv$/u)
})
