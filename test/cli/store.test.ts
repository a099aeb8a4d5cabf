import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

async function pathOf(folder: string): Promise<string> {
  const run = await runCli(folder, ['store', 'path', '--json'])
  expect(run.code).toBe(0)
  return z.object({ path: z.string(), dataDir: z.string() }).parse(documentOf(run)).path
}

describe('store path', () => {
  test('answers without making anything', async () => {
    const folder = temporaryFolder()
    const path = await pathOf(folder)
    expect(path.startsWith(join(folder, 'dados'))).toBe(true)
    expect(existsSync(join(folder, 'dados'))).toBe(false)
    expect((await runCli(folder, ['store', 'path'])).stdout).toBe(`${path}\n`)
  })
})

describe('store check', () => {
  test('of a sound ledger', async () => {
    const folder = temporaryFolder()
    await runCli(folder, ['optout', 'add', '11987654321'])
    const run = await runCli(folder, ['store', 'check', '--json'])
    expect(documentOf(run)).toMatchObject({ events: 1, suppressed: 1, durable: true, problems: [] })
    expect(run.code).toBe(0)
    const { stdout } = await runCli(folder, ['store', 'check'])
    expect(stdout).toContain('1 descadastrado\n')
    expect(stdout).toContain('Está tudo certo.')
  })

  const damages: [string, (path: string) => void, string][] = [
    ['zero bytes', (path) => writeFileSync(path, ''), 'store_empty_file'],
    [
      'another file',
      (path) => writeFileSync(path, 'não é o banco'.repeat(500)),
      'store_not_a_database',
    ],
  ]
  test.each(damages)('refuses %s with exit code 4', async (_, damage, code) => {
    const folder = temporaryFolder()
    const path = await pathOf(folder)
    mkdirSync(join(path, '..'), { recursive: true })
    damage(path)
    const run = await runCli(folder, ['store', 'check', '--json'])
    expect(documentOf(run)).toMatchObject({ error: { code } })
    expect(run.stderr).toMatch(/^lista-limpa: /)
    expect(run.code).toBe(4)
    expect(await pathOf(folder)).toBe(path)
  })
})
