import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli, temporaryFolder } from '../cli/run-cli.ts'
import { loadedBy } from './loaded-modules.ts'

const PLAIN_LIST = 'nome;telefone\nAna;+55 11 98765-4321\nBia;(11) 91234-5678\nCaio;11 3456-7890\n'

/** A shop with a list to clean and somebody who opted out. */
async function shopWithList(): Promise<string> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'lista.csv'), PLAIN_LIST)
  await runCli(folder, ['optout', 'add', '--stdin'], { input: '11 91234-5678\n' })
  return folder
}

describe('what is loaded before a list is cleaned', () => {
  test('the sentences of one language only', async () => {
    const threads = await loadedBy(await shopWithList(), ['clean', 'lista.csv'])
    expect(threads.map(({ entry }) => entry)).toContain('worker.js')
    for (const { entry, sources } of threads) {
      const texts = sources.filter((source) => source.startsWith('shared/locales/'))
      expect(texts, entry).not.toContain('shared/locales/messages.ts')
      expect(texts, entry).not.toContain('shared/locales/ledger.ts')
    }
  })

  test('no other command, no other method, and the worker as a few files', async () => {
    const threads = await loadedBy(await shopWithList(), ['clean', 'lista.csv'])
    const program = threads.find(({ entry }) => entry === 'cli.js')
    expect(program?.sources).toContain('electron/core/handlers/lists.ts')
    expect(program?.sources).not.toContain('electron/core/handlers/optouts.ts')
    expect(program?.sources).not.toContain('electron/core/handlers/merge.ts')
    expect(program?.sources).not.toContain('electron/cli/optout.ts')
    expect(program?.sources).not.toContain('electron/core/reading/detect-dialect.ts')
    const worker = threads.find(({ entry }) => entry === 'worker.js')
    expect(worker?.built).toBeLessThan(8)
    expect(worker?.sources).toContain('electron/core/cleaning/clean-list.ts')
    expect(worker?.sources).not.toContain('electron/core/reading/formats/xlsx.ts')
  })

  test('the threads beside the worker are one small file each', () => {
    for (const entry of ['filler.js', 'writer.js']) {
      expect(statSync(join('dist', entry)).size, entry).toBeLessThan(40_000)
      expect(readFileSync(join('dist', entry), 'utf8'), entry).not.toMatch(/from ?["']\.\//)
    }
  })
})

test('saying the version loads nothing of the program', async () => {
  const [thread, ...others] = await loadedBy(temporaryFolder(), ['--version'])
  expect(others).toEqual([])
  const parts = thread?.sources.filter((source) => /^(electron|node_modules)\//.test(source))
  expect(parts?.toSorted()).toEqual([
    'electron/cli.ts',
    'electron/runtime.ts',
    'electron/version.ts',
  ])
})

test('saying it beside other options loads no command', async () => {
  const threads = await loadedBy(temporaryFolder(), ['--locale', 'es', '--version'])
  const commands = threads.flatMap(({ sources }) =>
    sources.filter((file) => /cli\/clean/.test(file)),
  )
  expect(commands).toEqual([])
})
