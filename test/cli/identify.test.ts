import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { documentOf, finished, runCli, startCli, temporaryFolder } from './run-cli.ts'

describe('identify', () => {
  test('says what each cell means', async () => {
    const cells = [
      '(11) 98765-4321',
      '+55 31 8765-4321',
      '11 3333-2222 / 11 98765-4321',
      '5,51E+12',
    ]
    const run = await runCli(temporaryFolder(), ['identify', '--json', ...cells])
    expect(documentOf(run)).toMatchObject([
      { input: cells[0], status: 'ok', e164: ['+5511987654321'], reason: null, alternates: [] },
      { input: cells[1], status: 'ok', e164: ['+5531987654321'] },
      { input: cells[2], status: 'multi', e164: ['+551133332222', '+5511987654321'] },
      { input: cells[3], status: 'invalid', e164: [], reason: 'digits_lost' },
    ])
    expect(run.code).toBe(0)
  })

  test('one cell per line of standard input: CRLF, blank lines and no last line end', async () => {
    const run = await runCli(temporaryFolder(), ['identify', '--stdin', '--json'], {
      input: '\uFEFF11987654321\r\n\r\n21998765432',
    })
    expect(documentOf(run)).toMatchObject([
      { input: '11987654321', status: 'ok' },
      { input: '', status: 'invalid', reason: 'empty' },
      { input: '21998765432', status: 'ok' },
    ])
  })

  test('nothing on standard input is an empty array', async () => {
    expect(documentOf(await runCli(temporaryFolder(), ['identify', '-', '--json']))).toEqual([])
  })

  test('--mode: bare digits as dialled at home, or with their country code', async () => {
    const cell = '51987654321'
    const home = await runCli(temporaryFolder(), ['identify', cell, '--json'])
    expect(documentOf(home)).toMatchObject([{ e164: ['+5551987654321'] }])
    const mode = ['--mode', 'international']
    const abroad = await runCli(temporaryFolder(), ['identify', cell, '--json', ...mode])
    expect(documentOf(abroad)).toMatchObject([{ e164: ['+51987654321'] }])
  })

  test('--country', async () => {
    const run = await runCli(temporaryFolder(), [
      'identify',
      '912345678',
      '--country',
      'pt',
      '--json',
    ])
    expect(documentOf(run)).toMatchObject([{ e164: ['+351912345678'] }])
  })

  test('in words, and without making a ledger', async () => {
    const folder = temporaryFolder()
    const { stdout } = await runCli(folder, ['identify', '(11) 98765-4321'])
    expect(stdout).toBe('(11) 98765-4321 foi lido como +55 11 98765-4321\n')
    expect(existsSync(join(folder, 'dados'))).toBe(false)
  })
})

describe('a stream', () => {
  test('is answered while it is still being written', async () => {
    const child = startCli(temporaryFolder(), ['identify', '--stdin', '--json'])
    const { stdin, stdout } = child
    if (!stdin || !stdout) throw new Error('no pipes')
    const done = finished(child)
    // Far more than any buffer between here and there: an answer must come before the end.
    const first = once(stdout, 'data')
    for (let sent = 0; sent < 20; sent++) {
      if (!stdin.write('11987654321\n'.repeat(10_000))) await once(stdin, 'drain')
    }
    await first
    stdin.end()
    const elements = z.array(z.object({ status: z.literal('ok') })).parse(documentOf(await done))
    expect(elements.length).toBe(200_000)
  })

  test('ends quietly when its reader goes away', async () => {
    const child = startCli(temporaryFolder(), ['identify', '--stdin'])
    const { stdin, stdout } = child
    if (!stdin || !stdout) throw new Error('no pipes')
    stdin.on('error', () => {})
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const ended = once(child, 'exit')
    stdin.write('11987654321\n'.repeat(200_000))
    await once(stdout, 'data')
    stdout.destroy()
    stdin.end('11987654321\n'.repeat(200_000))
    await ended
    expect({ code: child.exitCode, stderr }).toEqual({ code: 0, stderr: '' })
  })
})
