import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, connect, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startHost, type RunningHost } from '../e2e/support/host.ts'
import { removeFolder, temporaryFolder } from '../e2e/support/temporary.ts'
import { openSession } from './client.ts'

const onLinux = process.platform === 'linux'
const builtCli = resolve('dist/cli.js')

function folderOfTest(): string {
  const folder = temporaryFolder()
  onTestFinished(() => removeFolder(folder))
  return folder
}

async function hostOfTest(dataDir: string, args: readonly string[] = []): Promise<RunningHost> {
  const host = await startHost(dataDir, args)
  onTestFinished(async () => void (await host.stop()))
  return host
}

async function occupy(port: number): Promise<Server | null> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return null
  }
  onTestFinished(() => void server.close())
  return server
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

describe('the address', () => {
  test('is the first line, on 127.0.0.1, with its code after the #', async () => {
    const { address } = await hostOfTest(join(folderOfTest(), 'dados'))
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=[A-Za-z0-9_-]{32}$/)
  })

  test('is one JSON document with --json', async () => {
    const dataDir = join(folderOfTest(), 'dados')
    const child = spawn(process.execPath, [
      builtCli,
      'host',
      '--no-open',
      '--json',
      '--data-dir',
      dataDir,
    ])
    onTestFinished(() => void child.kill('SIGKILL'))
    const [printed] = (await once(child.stdout, 'data')) as [Buffer]
    const { address } = JSON.parse(printed.toString()) as { address: string }
    expect(address).toContain('http://127.0.0.1:')
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('65 takes the next port when the wanted one is taken', async () => {
    const taken = await occupy(0)
    if (!taken) throw new Error('no port')
    const wanted = portOf(taken)
    const { origin } = await hostOfTest(join(folderOfTest(), 'dados'), ['--port', String(wanted)])
    const given = Number(new URL(origin).port)
    expect(given).toBeGreaterThan(wanted)
    expect(given).toBeLessThanOrEqual(wanted + 20)
  })

  test('is refused in a sentence when there is no port left to try', async () => {
    // Whether or not this test could take it, the last port is taken then.
    await occupy(65_535)
    const dataDir = join(folderOfTest(), 'dados')
    const args = ['host', '--no-open', '--port', '65535', '--data-dir', dataDir]
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtCli, ...args], {
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('65535')
  })

  test('is printed anew, and good, when somebody comes with one that is not', async () => {
    const host = await hostOfTest(join(folderOfTest(), 'dados'))
    await openSession(host)
    const knock = () =>
      fetch(`${host.origin}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: host.code }),
      })
    expect((await knock()).status).toBe(403)
    await expect.poll(() => host.said()).toContain(`${host.origin}/#code=`)
    const code = /#code=([A-Za-z0-9_-]+)/.exec(host.said())?.[1] ?? ''
    // Another knock prints nothing more while that one is good.
    expect((await knock()).status).toBe(403)
    expect(host.said().match(/#code=/g)).toHaveLength(1)
    const { token } = await openSession({ ...host, code })
    expect(token).not.toBe('')
  })

  test.skipIf(!onLinux)(
    'reaches the browser by a private file, not by a command line',
    async () => {
      const folder = folderOfTest()
      const opener = join(folder, 'bin', 'xdg-open')
      mkdirSync(join(folder, 'bin'))
      writeFileSync(
        opener,
        `#!/bin/sh\nfile=$(printf '%s' "$1" | sed 's|^file://||; s|%20| |g; s|%C3%A7|ç|g; s|%C3%A3|ã|g')\n{ echo "$1"; stat -c '%a' "$file"; stat -c '%a' "$(dirname "$file")"; cat "$file"; } > '${folder}/opened.new' && mv '${folder}/opened.new' '${folder}/opened'\n`,
      )
      chmodSync(opener, 0o755)
      const child = spawn(
        process.execPath,
        [builtCli, 'host', '--data-dir', join(folder, 'dados')],
        {
          env: {
            ...process.env,
            PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
            BROWSER: 'x',
          },
        },
      )
      onTestFinished(() => void child.kill('SIGKILL'))
      await expect.poll(() => existsSync(join(folder, 'opened')), { timeout: 10_000 }).toBe(true)
      const [address, fileMode, folderMode, ...page] = readFileSync(
        join(folder, 'opened'),
        'utf8',
      ).split('\n')
      expect(address).toMatch(/^file:\/\/.*\/abrir\.html$/)
      expect([fileMode, folderMode]).toEqual(['600', '700'])
      const code = /#code=([A-Za-z0-9_-]{32})/.exec(page.join('\n'))?.[1] ?? 'none'
      expect(commandLines()).not.toContain(code)
      child.kill('SIGINT')
      await once(child, 'exit')
      expect(existsSync(join(folder, 'dados', 'temp'))).toBe(false)
    },
  )
})

/** The command lines of every process of the computer, as every account can read them. */
function commandLines(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return ''
      }
    })
    .join('\n')
}

describe('files that come and go', () => {
  test('an upload arrives byte for byte and is private', async () => {
    const dataDir = join(folderOfTest(), 'dados')
    const client = await openSession(await hostOfTest(dataDir))
    const bytes = new Uint8Array(3_000_000).map((_, at) => (at * 31) % 256)
    const { place, size, name } = await client.upload('São João.csv', bytes)
    expect({ size, name }).toEqual({ size: bytes.length, name: 'São João.csv' })

    const answer = await client.download(place)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Sao Joao.csv"; filename*=UTF-8''S%C3%A3o%20Jo%C3%A3o.csv`,
    )
    if (process.platform === 'win32') return
    const [own = ''] = readdirSync(join(dataDir, 'temp'))
    expect(statSync(join(dataDir, 'temp', own)).mode & 0o777).toBe(0o700)
    const [file = ''] = readdirSync(join(dataDir, 'temp', own))
    expect(statSync(join(dataDir, 'temp', own, file)).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\Windows\\win.ini', 'win.ini'],
    ['C:\\Users\\Ana\\lista.csv', 'lista.csv'],
    ['CON', '_CON'],
    ['nul.csv', '_nul.csv'],
    ['a\u202Egpj.csv', 'agpj.csv'],
    ['a\u0000b.csv', 'ab.csv'],
    ['lista 😀.csv', 'lista 😀.csv'],
    ['', 'lista.csv'],
    ['...', 'lista.csv'],
  ])('14 a file called %j is called %j here', async (given, shown) => {
    const folder = folderOfTest()
    const client = await openSession(await hostOfTest(join(folder, 'dados')))
    const { place, name } = await client.upload(given, 'telefone\n11987654321\n')
    expect(name).toBe(shown)
    const answer = await client.call('lists.inspect', { place, reading: {}, country: 'BR' })
    expect(answer).toMatchObject({ ok: true, value: { name: shown } })
    expect(readdirSync(folder)).toEqual(['dados'])
  })

  test('14 a name of five thousand letters is cut', async () => {
    const client = await openSession(await hostOfTest(join(folderOfTest(), 'dados')))
    const { name } = await client.upload(`${'x'.repeat(5000)}.csv`, 'telefone\n')
    expect(name).toHaveLength(120)
  })

  test('a download ticket is good once', async () => {
    const host = await hostOfTest(join(folderOfTest(), 'dados'))
    const client = await openSession(host)
    const { place } = await client.upload('a.csv', 'x')
    const asked = await client.post('/ticket', JSON.stringify({ place }))
    const { value } = (await asked.json()) as { value: { ticket: string } }
    const get = () => fetch(`${host.origin}/download/${value.ticket}`)
    expect((await get()).status).toBe(200)
    expect((await get()).status).toBe(403)
  })

  test('a ticket for what nobody brought is refused', async () => {
    const client = await openSession(await hostOfTest(join(folderOfTest(), 'dados')))
    const answer = await client.post('/ticket', JSON.stringify({ place: 'A'.repeat(24) }))
    expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'unknown_place' } })
  })

  test('a copy goes when its page is done with it, and the oldest when there are many', async () => {
    const dataDir = join(folderOfTest(), 'dados')
    const client = await openSession(await hostOfTest(dataDir))
    const copies = () =>
      readdirSync(join(dataDir, 'temp'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes('upload-'),
      )
    const inspect = async (place: string) => {
      const answer = await client.call('lists.inspect', { place, reading: {}, country: 'BR' })
      return answer.ok ? 'read' : answer.error.code
    }
    const done = (place: string) => client.post('/done', JSON.stringify({ place }))

    const first = await client.upload('a.csv', 'telefone\n11987654321\n')
    expect(await inspect(first.place)).toBe('read')
    expect(await (await done(first.place)).json()).toEqual({ ok: true, value: {} })
    expect(copies()).toEqual([])
    expect(await inspect(first.place)).toBe('file_not_found')
    // A place that is none of its copies is left alone, and one that nobody knows is no fault.
    await done('A'.repeat(24))
    expect((await client.post('/done', '{}')).status).toBe(400)

    const places: string[] = []
    for (let count = 0; count < 18; count++) {
      places.push((await client.upload(`${count}.csv`, 'telefone\n11987654321\n')).place)
    }
    expect(copies()).toHaveLength(16)
    expect(await Promise.all(places.slice(0, 3).map(inspect))).toEqual([
      'file_not_found',
      'file_not_found',
      'read',
    ])
  })

  test('an upload that breaks off leaves nothing', async () => {
    const dataDir = join(folderOfTest(), 'dados')
    const host = await hostOfTest(dataDir)
    const { token } = await openSession(host)
    const { port } = new URL(host.origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /upload?name=a.csv HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/octet-stream\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(1000)}`,
    )
    const uploads = () =>
      readdirSync(join(dataDir, 'temp'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes('upload-'),
      )
    await expect.poll(() => existsSync(join(dataDir, 'temp')) && uploads().length).toBe(1)
    socket.destroy()
    await expect.poll(uploads).toEqual([])
  })
})

describe('the end', () => {
  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends it in good order although a page listens and a job runs',
    { timeout: 60_000 },
    async (signal) => {
      const dataDir = join(folderOfTest(), 'dados')
      const host = await hostOfTest(dataDir)
      const client = await openSession(host)
      const events = await fetch(`${host.origin}/events`, {
        headers: { authorization: `Bearer ${client.token}` },
      })
      const rows = Array.from({ length: 300_000 }, (_, n) => `Ana;(11) 9${60_000_000 + n}`)
      const { place } = await client.upload('lista.csv', `nome;telefone\n${rows.join('\n')}\n`)
      const list = { place, reading: {}, phoneColumns: null, country: 'BR' }
      const outputs = { folder: null, clean: null, removed: null, report: null, replace: false }
      const started = await client.call('lists.clean', { list, outputs, locale: 'pt-BR' })
      expect(started.ok).toBe(true)

      const exited = once(host.child, 'exit')
      host.child.kill(signal)
      expect(await exited).toEqual([0, null])
      await events.body?.cancel().catch(() => undefined)
      expect(existsSync(join(dataDir, 'temp'))).toBe(false)
    },
  )

  test('the page can ask for it', async () => {
    const host = await hostOfTest(join(folderOfTest(), 'dados'))
    const client = await openSession(host)
    const exited = once(host.child, 'exit')
    expect(await (await client.post('/quit', '{}')).json()).toEqual({ ok: true, value: {} })
    expect(await exited).toEqual([0, null])
  })

  test('what a killed one left is gone after the next start, what a running one has is not', async () => {
    const dataDir = join(folderOfTest(), 'dados')
    const killed = await hostOfTest(dataDir)
    await (await openSession(killed)).upload('a.csv', 'x')
    const exited = once(killed.child, 'exit')
    killed.child.kill('SIGKILL')
    await exited
    const left = readdirSync(join(dataDir, 'temp'))
    expect(left).toHaveLength(1)

    const running = await hostOfTest(dataDir)
    await (await openSession(running)).upload('b.csv', 'y')
    await hostOfTest(dataDir)
    const there = readdirSync(join(dataDir, 'temp'))
    expect(there).toHaveLength(1)
    expect(there).not.toEqual(left)
  })
})

describe('more than one at a time', () => {
  test('four pages have a session, and the oldest that nobody uses makes room for a fifth', async () => {
    const host = await hostOfTest(join(folderOfTest(), 'dados'))
    const clients = [await openSession(host)]
    let seen = 0
    while (clients.length < 5) {
      await fetch(`${host.origin}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"code":""}',
      })
      await expect.poll(() => host.said().match(/#code=/g)?.length ?? 0).toBe(++seen)
      const code = [...host.said().matchAll(/#code=([A-Za-z0-9_-]+)/g)].at(-1)?.[1] ?? ''
      clients.push(await openSession({ ...host, code }))
    }
    const answers = await Promise.all(
      clients.map(async ({ post }) => (await post('/call/app.info', '{}')).status),
    )
    expect(answers).toEqual([401, 200, 200, 200, 200])
  })

  test('61 the command line and the host work on the same opt-outs', async () => {
    const dataDir = join(folderOfTest(), 'dados')
    const client = await openSession(await hostOfTest(dataDir))
    expect(await client.call('app.info', {})).toMatchObject({ ok: true, value: { suppressed: 0 } })
    const added = spawnSync(
      process.execPath,
      [builtCli, 'optout', 'add', '--stdin', '--data-dir', dataDir],
      { input: '11 98765-4321\n', encoding: 'utf8' },
    )
    expect({ status: added.status, stderr: added.stderr }).toEqual({ status: 0, stderr: '' })
    expect(await client.call('app.info', {})).toMatchObject({ ok: true, value: { suppressed: 1 } })
  })

  test.skipIf(!onLinux || process.getuid?.() !== 0)(
    '65 another account of the computer gets in nowhere',
    async () => {
      const dataDir = join(folderOfTest(), 'dados')
      const host = await hostOfTest(dataDir)
      await (await openSession(host)).upload('a.csv', 'x')
      const asOther = (script: string, ...args: string[]) =>
        spawnSync(
          'setpriv',
          [
            '--reuid=65534',
            '--regid=65534',
            '--clear-groups',
            process.execPath,
            '-e',
            script,
            ...args,
          ],
          { encoding: 'utf8' },
        )
      const call = asOther(
        `fetch(process.argv[1] + '/call/app.info', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => console.log(answer.status))`,
        host.origin,
      )
      expect(call.stdout.trim()).toBe('401')
      const read = asOther(
        `try { require('fs').readdirSync(process.argv[1]); console.log('read') } catch (error) { console.log(error.code) }`,
        join(dataDir, 'temp'),
      )
      expect(read.stdout.trim()).toBe('EACCES')
    },
  )
})
