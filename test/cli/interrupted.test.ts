import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { documentOf, finished, runCli, startCli, temporaryFolder } from './run-cli.ts'

const ROWS = 400_000

/** A list that takes long enough to be interrupted. */
function longList(folder: string): void {
  const rows = Array.from({ length: ROWS }, (_, n) => `João ${n};(11) 9${60_000_000 + n}`)
  writeFileSync(join(folder, 'lista.csv'), `nome;telefone\n${rows.join('\n')}\n`)
}

const visible = (folder: string) => readdirSync(folder).filter((name) => name !== 'dados')

/** Waits until the run has begun to write, so that there is something to leave behind. */
async function untilWriting(folder: string): Promise<void> {
  const began = () =>
    visible(folder).some((name) => name !== 'lista.csv' && statSync(join(folder, name)).size > 0)
  const deadline = Date.now() + 15_000
  while (!began()) {
    if (Date.now() > deadline) throw new Error('nothing was ever written')
    await sleep(5)
  }
}

describe.skipIf(process.platform === 'win32')('interrupted while writing', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves nothing and answers 130', async (signal) => {
    const folder = temporaryFolder()
    longList(folder)
    const child = startCli(folder, ['clean', 'lista.csv', '--json'])
    const run = finished(child)
    await untilWriting(folder)
    child.kill(signal)
    const { code, stderr } = await run
    expect(documentOf(await run)).toMatchObject({ error: { code: 'cancelled' } })
    expect(stderr).toContain('Cancelado. Nenhum arquivo foi criado.')
    expect(code).toBe(130)
    expect(visible(folder)).toEqual(['lista.csv'])
  })

  test('kill -9 leaves nothing under a final name, and the next run succeeds', async () => {
    const folder = temporaryFolder()
    longList(folder)
    await runCli(folder, ['optout', 'add', '11960000007'])
    const child = startCli(folder, ['clean', 'lista.csv'])
    const run = finished(child)
    await untilWriting(folder)
    child.kill('SIGKILL')
    expect((await run).signal).toBe('SIGKILL')
    const finals = ['lista-limpa.csv', 'lista-removidos.csv', 'lista-relatorio.json']
    expect(visible(folder).filter((name) => finals.includes(name))).toEqual([])

    const again = await runCli(folder, ['clean', 'lista.csv', '--json'])
    expect(documentOf(again)).toMatchObject({ counts: { read: ROWS, suppressed: 1 } })
    expect(visible(folder)).toEqual(expect.arrayContaining(finals))
  })
})
