import { expect, test } from 'vitest'
import { z } from 'zod'
import { documentOf, runCli, temporaryFolder } from './run-cli.ts'

const list = z.object({ backups: z.array(z.object({ why: z.string() })) })

async function reasons(folder: string): Promise<string[]> {
  const run = await runCli(folder, ['backup', 'list', '--json'])
  return list.parse(documentOf(run)).backups.map(({ why }) => why)
}

test('the first change of a day is backed up, the next ones are not', async () => {
  const folder = temporaryFolder()
  await runCli(folder, ['optout', 'check', '11987654321'])
  expect(await reasons(folder)).toEqual([])
  await runCli(folder, ['optout', 'add', '11987654321'])
  expect(await reasons(folder)).toEqual(['daily'])
  await runCli(folder, ['optout', 'add', '11987654322'])
  expect(await reasons(folder)).toEqual(['daily'])
})
