import { writeFileSync } from 'node:fs'
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
