import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

const list = Buffer.from('nome;fone\r\nJosé;"11 98765-4321"\r\nInês;1134567890\r\n', 'latin1')
const plain = 'nome,fone\r\nJosé,11 98765-4321\r\nInês,1134567890\r\n'

function shop(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'lista.csv'), list)
  return folder
}

test('convert: plain UTF-8 on standard output, without a ledger', async () => {
  const folder = shop()
  const run = await runCli(folder, ['convert', 'lista.csv', '--to', 'csv'])
  expect(run).toMatchObject({ code: 0, stdout: plain, stderr: '' })
})

test('convert: to a file and back', async () => {
  const folder = shop()
  const made = await runCli(folder, [
    'convert',
    'lista.csv',
    '--to',
    'xlsx',
    '--out',
    'l.xlsx',
    '--json',
  ])
  expect(documentOf(made)).toMatchObject({ name: 'l.xlsx', rows: 2, faulty: 0 })
  const back = await runCli(folder, ['convert', 'l.xlsx', '--to', 'csv'])
  expect(back.stdout).toBe(plain)
  expect(readFileSync(join(folder, 'lista.csv')).equals(list)).toBe(true)
})

test('convert: asks before it replaces a file, and never writes over the list itself', async () => {
  const folder = shop()
  writeFileSync(join(folder, 'outra.csv'), 'x')
  const args = ['convert', 'lista.csv', '--to', 'csv', '--out']
  expect((await runCli(folder, [...args, 'outra.csv'])).code).toBe(5)
  expect(readFileSync(join(folder, 'outra.csv'), 'utf8')).toBe('x')
  expect((await runCli(folder, [...args, 'outra.csv', '--yes'])).code).toBe(0)
  expect(readFileSync(join(folder, 'outra.csv'), 'utf8')).toBe(plain)
  expect((await runCli(folder, [...args, 'lista.csv', '--yes'])).code).toBe(3)
  expect(readFileSync(join(folder, 'lista.csv')).equals(list)).toBe(true)
})

test('convert: wrong usage', async () => {
  const folder = shop()
  expect((await runCli(folder, ['convert', 'lista.csv'])).code).toBe(2)
  expect((await runCli(folder, ['convert', 'lista.csv', '--to', 'pdf'])).code).toBe(2)
  expect((await runCli(folder, ['convert', 'lista.csv', '--to', 'csv', '--json'])).code).toBe(2)
  expect((await runCli(folder, ['convert', 'nada.csv', '--to', 'csv'])).code).toBe(3)
})
