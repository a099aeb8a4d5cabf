import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { cleanReportSchema } from '../../shared/model.ts'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

const people = [
  ['Nome', 'Telefone', 'Cidade'],
  ['Ana', 11987654321, 'São Paulo'],
  ['Bia', '(21) 98765-4321', 'Rio; capital'],
  ['Caio', '11 8765-4321', null],
]
const others = [
  ['Nome', 'Telefone'],
  ['Davi', '31987654321'],
]

/** A folder with a workbook and Ana opted out. */
async function shop(sheets: Parameters<typeof writeXlsx>[0]['sheets']): Promise<string> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'lista.xlsx'), await writeXlsx({ sheets }))
  expect((await runCli(folder, ['optout', 'add', '+55 11 98765-4321'])).code).toBe(0)
  return folder
}

async function rowsOf(path: string) {
  const { sheets } = await readXlsx(readFileSync(path))
  return sheets[0]?.rows
}

describe('a workbook', () => {
  test('is cleaned and leaves as a workbook, its other rows with all their cells', async () => {
    const folder = await shop([{ name: 'Clientes', rows: people }])
    const before = readFileSync(join(folder, 'lista.xlsx'))
    const run = await runCli(folder, ['clean', 'lista.xlsx', '--json'])
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
    const report = cleanReportSchema.parse(documentOf(run))
    expect(report.counts).toMatchObject({ read: 3, kept: 1, suppressed: 2 })
    expect(await rowsOf(join(folder, 'lista-limpa.xlsx'))).toEqual([
      ['Nome', 'Telefone', 'Cidade'],
      ['Bia', '(21) 98765-4321', 'Rio; capital'],
    ])
    const [, ana, caio] = (await rowsOf(join(folder, 'lista-removidos.xlsx'))) ?? []
    expect(ana?.slice(0, 5)).toEqual(['Ana', '11987654321', 'São Paulo', '2', 'suppressed'])
    expect(caio?.slice(0, 2)).toEqual(['Caio', '11 8765-4321'])
    expect(readFileSync(join(folder, 'lista.xlsx')).equals(before)).toBe(true)
  })

  test('with two lists asks which, writes nothing, and leaves no copy behind', async () => {
    const folder = await shop([
      { name: 'Clientes', rows: people },
      { name: 'Outros', rows: others },
    ])
    const asked = await runCli(folder, ['clean', 'lista.xlsx'])
    expect(asked.code).toBe(5)
    expect(asked.stderr).toContain('lista.xlsx tem mais de uma lista: Clientes, Outros.')
    const chosen = await runCli(folder, ['clean', 'lista.xlsx', '--sheet', 'Outros', '--dry-run'])
    expect({ code: chosen.code, stderr: chosen.stderr }).toEqual({ code: 0, stderr: '' })
    expect(readdirSync(folder).toSorted()).toEqual(['dados', 'lista.xlsx'])
    expect(readdirSync(join(folder, 'dados'))).not.toContain('temp')
  })

  test('brings opt-outs', async () => {
    const folder = await shop([{ name: 'Pararam', rows: others }])
    const run = await runCli(folder, ['optout', 'import', 'lista.xlsx', '--sheet', 'Pararam'])
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
    const check = await runCli(folder, ['optout', 'check', '31 8765-4321', '--json'])
    expect(check.stdout).toContain('"suppressed"')
  })
})
