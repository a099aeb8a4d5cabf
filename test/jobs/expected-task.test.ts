import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expectTask, runTask } from '../../electron/core/jobs/run-task.ts'

const folder = mkdtempSync(join(tmpdir(), 'lista-limpa-expected-'))
const path = join(folder, 'lista.csv')
writeFileSync(path, 'nome;telefone\nAna;11987654321\n')
afterAll(() => rmSync(folder, { recursive: true }))

const input = { dataDir: folder, file: { path, name: 'lista.csv' }, reading: {}, country: 'BR' }

describe('a thread that was begun before its task', () => {
  it('does the task it was begun for, once', async () => {
    expectTask('inspect')
    const [first, second] = [runTask('inspect', input), runTask('inspect', input)]
    expect((await first.result).columns.map(({ name }) => name)).toEqual(['nome', 'telefone'])
    expect((await second.result).phoneColumns.length).toBe(1)
  })

  it('does not do another one', async () => {
    expectTask('findGoodBackup')
    expect((await runTask('inspect', input).result).columns.length).toBe(2)
    expect(await runTask('findGoodBackup', { dataDir: folder }).result).toBeNull()
  })

  it('says what went wrong, and can be cancelled', async () => {
    expectTask('inspect')
    const missing = { ...input, file: { path: join(folder, 'nada.csv'), name: 'nada.csv' } }
    await expect(runTask('inspect', missing).result).rejects.toMatchObject({
      code: 'file_not_found',
    })
    expectTask('survey')
    const running = runTask('survey', input)
    running.cancel()
    await running.result.catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'cancelled' }),
    )
  })
})
