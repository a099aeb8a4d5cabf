import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeWorkbook, textRow } from '../reading/formats/make-zip.ts'
import { runCli, temporaryFolder } from './run-cli.ts'

const HEAD = 'nome;telefone\n'
const person = (at: number) => `P${at};1198765000${at}\n`
const made = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== 'dados' && name !== 'lista.csv')
    .sort()

async function folderWith(list: string): Promise<string> {
  const folder = temporaryFolder()
  await runCli(folder, ['optout', 'add', '11987654321'])
  writeFileSync(join(folder, 'lista.csv'), list)
  return folder
}

describe('cleaning a list once more in the place of the last results', () => {
  const parts = ['clean', 'lista.csv', '--format', 'weni-csv', '--max-records', '2']

  test('removes the parts for Weni that have no successor', async () => {
    const folder = await folderWith(HEAD + [1, 2, 3, 4, 5].map(person).join(''))
    await runCli(folder, parts)
    expect(made(folder).filter((name) => name.includes('parte'))).toHaveLength(3)

    await runCli(folder, ['optout', 'add', '11987650005'])
    const refused = await runCli(folder, parts)
    expect(refused.code).toBe(5)
    expect(made(folder).filter((name) => name.includes('parte'))).toHaveLength(3)

    writeFileSync(join(folder, 'outra parte 3.csv'), 'de outra pessoa')
    expect((await runCli(folder, [...parts, '--yes'])).code).toBe(0)
    const left = made(folder).filter((name) => name.startsWith('lista') && name.includes('parte'))
    expect(left).toEqual([expect.stringMatching(/parte 1/), expect.stringMatching(/parte 2/)])
    expect(made(folder)).toContain('outra parte 3.csv')
    for (const name of left) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('5511987650005')
    }

    await runCli(folder, ['optout', 'add', '11987650003', '11987650004'])
    expect((await runCli(folder, [...parts, '--yes'])).code).toBe(0)
    expect(made(folder).filter((name) => name.includes('parte'))).toEqual(['outra parte 3.csv'])
  })

  test('removes the files of fates that no row has any more', async () => {
    const folder = await folderWith(`${HEAD}${person(1)}${person(1)}Ana;11987654321\n`)
    const args = ['clean', 'lista.csv', '--pack', 'verdicts', '--yes']
    await runCli(folder, args)
    expect(made(folder)).toContain('lista-repetidos.csv')
    writeFileSync(join(folder, 'lista.csv'), `${HEAD}${person(1)}Ana;11987654321\n`)
    expect((await runCli(folder, args)).code).toBe(0)
    expect(made(folder)).not.toContain('lista-repetidos.csv')
    expect(made(folder)).toContain('lista-limpa.csv')
  })
})

test('two lists of one command whose results would bear one name are refused', async () => {
  const folder = await folderWith(HEAD + person(1))
  for (const place of ['a', 'b']) {
    mkdirSync(join(folder, place))
    writeFileSync(join(folder, place, 'lista.csv'), HEAD + person(2))
  }
  const both = ['clean', 'a/lista.csv', 'b/lista.csv', '--yes']
  const { code, stderr } = await runCli(folder, [...both, '--out-dir', 'saída'])
  expect(code).toBe(2)
  expect(stderr).toContain('dariam arquivos com o mesmo nome')
  expect(made(folder)).toEqual(['a', 'b'])
  expect((await runCli(folder, both)).code).toBe(0)
})

test('a workbook in its own shape and as a workbook is one file', async () => {
  const folder = temporaryFolder()
  const sheet = [
    ['nome', 'telefone'],
    ['Ana', '11987650001'],
  ]
  const rows = sheet.map((cells, at) => textRow(at + 1, cells)).join('')
  writeFileSync(join(folder, 'lista.xlsx'), makeWorkbook({ A: rows }))
  await runCli(folder, ['optout', 'add', '11987654321'])
  const args = [
    'clean',
    'lista.xlsx',
    '--format',
    'same',
    '--format',
    'xlsx',
    '--format',
    'weni-csv',
  ]
  expect((await runCli(folder, args)).code).toBe(0)
  expect(readdirSync(folder).filter((name) => name.endsWith('-limpa.xlsx'))).toHaveLength(1)
})
