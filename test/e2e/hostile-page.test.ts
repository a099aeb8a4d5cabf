import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession, type HostClient } from '../host/client.ts'
import { launchChromium } from './support/chromium.ts'
import { startHost, type RunningHost } from './support/host.ts'
import { removeFolder, temporaryFolder } from './support/temporary.ts'

/** What a page of another site tries, in a browser that a person uses. Each gives what it got hold of. */
const attempts = {
  'reads the page': `fetch(host + '/').then((answer) => answer.text())`,
  'reads a file of it': `fetch(host + '/icon.svg').then((answer) => answer.text())`,
  'calls as a form would': `fetch(host + '/call/optouts.add', { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body }).then((answer) => answer.status || 'nothing')`,
  'calls as a page would': `fetch(host + '/call/optouts.add', { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer x' }, body }).then((answer) => answer.text())`,
  'guesses a code': `fetch(host + '/session', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"code":"x"}' }).then((answer) => answer.text())`,
  'listens to its events': `new Promise((resolve) => { const source = new EventSource(host + '/events'); source.onopen = () => resolve('open'); source.onerror = () => resolve('nothing') })`,
  'opens a socket': `new Promise((resolve) => { const socket = new WebSocket(host.replace('http', 'ws') + '/events'); socket.onopen = () => resolve('open'); socket.onerror = () => resolve('nothing') })`,
  'runs its script': `new Promise((resolve) => { const script = document.createElement('script'); script.type = 'module'; script.src = host + scriptPath; script.onload = () => resolve('loaded'); script.onerror = () => resolve('nothing'); document.head.append(script) })`,
  'shows its picture': `new Promise((resolve) => { const image = new Image(); image.onload = () => resolve('loaded'); image.onerror = () => resolve('nothing'); image.src = host + '/icon.svg' })`,
  'puts it into a frame': `new Promise((resolve) => { const frame = document.createElement('iframe'); frame.src = host + '/'; frame.onload = () => { try { resolve(frame.contentDocument.title || 'nothing') } catch { resolve('nothing') } }; document.body.append(frame) })`,
} as const

describe('pages of other sites', { timeout: 60_000 }, () => {
  let folder: string
  let host: RunningHost
  let client: HostClient
  let browser: Browser
  let page: Page
  let evil: Server

  beforeAll(async () => {
    folder = temporaryFolder()
    host = await startHost(join(folder, 'dados'))
    client = await openSession(host)
    evil = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<title>evil</title><body></body>')
    })
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
    browser = await launchChromium({ args: ['--host-resolver-rules=MAP *.test 127.0.0.1'] })
    page = await browser.newPage()
  })

  afterAll(async () => {
    await browser?.close()
    evil?.close()
    await host?.stop()
    removeFolder(folder)
  })

  const evilPort = () => (evil.address() as AddressInfo).port

  describe.each([
    ['another site', () => `http://evil.test:${evilPort()}/`],
    ['another program on this computer', () => `http://127.0.0.1:${evilPort()}/`],
  ] as const)('65 %s', (_name, address) => {
    beforeAll(async () => void (await page.goto(address())))

    test.each(Object.entries(attempts))('%s and gets nothing', async (_what, code) => {
      const index = await (await fetch(host.origin)).text()
      const scriptPath = /src="\.(\/assets\/[^"]+\.js)"/.exec(index)?.[1] ?? ''
      expect(scriptPath).not.toBe('')
      const body = JSON.stringify({ cells: ['11 98765-4321'], country: 'BR' })
      const got = await page.evaluate(`(async () => {
        const host = ${JSON.stringify(host.origin)}, body = ${JSON.stringify(body)}, scriptPath = ${JSON.stringify(scriptPath)}
        try { return await ${code} } catch { return 'nothing' }
      })()`)
      expect(got).toBe('nothing')
    })

    test('changes nothing', async () => {
      expect(await client.call('app.info', {})).toMatchObject({
        ok: true,
        value: { suppressed: 0 },
      })
    })
  })

  test('65 a name that is bound to this computer afterwards opens nothing', async () => {
    const { port } = new URL(host.origin)
    const answer = await page.goto(`http://rebound.test:${port}/`)
    expect(answer?.status()).toBe(403)
    expect(await answer?.text()).not.toContain('Lista Limpa')
    const got = await page.evaluate(
      `fetch('/call/app.info', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(({ status }) => status)`,
    )
    expect(got).toBe(403)
  })
})
