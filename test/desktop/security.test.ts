import { describe, expect, test } from 'vitest'
import { electron, useDesktop } from './desktop.ts'

describe.skipIf(electron === null)(
  'the window is closed to the outside',
  { timeout: 30_000 },
  () => {
    const desktop = useDesktop()
    const inPage = <T>(code: string) => desktop.page.evaluate(code) as Promise<T>

    test('2–4 every page runs sandboxed, isolated, without Node', async () => {
      const preferences = await desktop.app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().map((contents) => {
          // Not in Electron's types, but the only way to read them back.
          const { sandbox, contextIsolation, nodeIntegration, spellcheck } = (
            contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
          ).getLastWebPreferences()
          return { sandbox, contextIsolation, nodeIntegration, spellcheck }
        }),
      )
      expect(preferences).toEqual([
        { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
      ])
      expect(
        await inPage('[typeof require, typeof process, typeof module, typeof Buffer]'),
      ).toEqual(['undefined', 'undefined', 'undefined', 'undefined'])
    })

    test('20 the page gets named functions and nothing else', async () => {
      const names = await inPage<string[]>('Object.keys(window.listaLimpa).sort()')
      expect(names).toEqual([
        'call',
        'capabilities',
        'chooseFolder',
        'fileChosen',
        'fileDone',
        'onEvent',
        'onMenuCommand',
        'onOpenFile',
        'openFileDialog',
        'setProgress',
        'showInFolder',
        'startDrag',
      ])
      expect(await inPage('Object.isFrozen(window.listaLimpa)')).toBe(true)
    })

    test.each(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'])(
      '5 the permission %s is denied',
      async (name) => {
        const state = await inPage(
          `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`,
        )
        expect(state).toBe('denied')
      },
    )

    test('7 scripts, pictures, forms and code that are not ours are stopped by the policy', async () => {
      const stopped = await inPage<string[]>(`new Promise((resolve) => {
      const seen = new Set()
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.add(effectiveDirective))
      const add = (name, changes) => document.body.append(Object.assign(document.createElement(name), changes))
      add('script', { textContent: 'window.wasRun = true' })
      add('img', { src: 'https://evil.test/x.png' })
      add('iframe', { src: 'https://evil.test/' })
      add('object', { data: 'https://evil.test/x' })
      const form = Object.assign(document.createElement('form'), { action: 'https://evil.test/', method: 'post' })
      document.body.append(form)
      form.submit()
      fetch('https://evil.test/').catch(() => {})
      setTimeout(() => { try { new Function('window.wasRun = true')() } catch { seen.add('eval') } })
      setTimeout(() => resolve([...seen].sort()), 500)
    })`)
      expect(stopped).toEqual([
        'connect-src',
        'eval',
        'form-action',
        'frame-src',
        'img-src',
        'object-src',
        'script-src',
        'script-src-elem',
      ])
      expect(await inPage('window.wasRun')).toBeUndefined()
    })

    test.each([
      `location.href = 'https://evil.test/'`,
      `location.href = 'file:///etc/passwd'`,
      `window.open('https://evil.test/')`,
      `Object.assign(document.createElement('a'), { href: 'https://evil.test/', target: '_blank' }).click()`,
      `Object.assign(document.createElement('a'), { href: 'ms-msdt:/id' }).click()`,
    ])('13, 14 the page stays where it is: %s', async (code) => {
      await inPage(`void (${code})`)
      await desktop.page.waitForTimeout(150)
      expect(await inPage('document.title')).toContain('Lista Limpa')
      const windows = await desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
      )
      expect(windows).toEqual([expect.stringMatching(/^app:\/\/bundle\//)])
    })

    test.each([
      '../package.json',
      '%2e%2e/package.json',
      '..%2f..%2fpackage.json',
      '..%5c..%5cpackage.json',
      'assets/../../main.js',
      '%00',
      './C:/Windows/win.ini',
      'index.html/x',
    ])('18 an address is only ever looked up: %s', async (address) => {
      const status = await inPage(`fetch(${JSON.stringify(address)}).then(({ status }) => status)`)
      expect(status).toBe(404)
    })

    test.each([
      ['a method that is no text', `['core:call', 7, {}]`],
      ['a path that is no text', `['files:chosen', {}]`],
      ['a handle of another form', `['places:show', '../../etc/passwd']`],
      ['a handle that nobody was given', `['places:show', 'AAAAAAAAAAAAAAAAAAAAAAAA']`],
    ])('17 the main process refuses %s', async (_name, request) => {
      // Through the preload, which passes on what it is given.
      const call = {
        'core:call': 'call',
        'files:chosen': 'fileChosen',
        'places:show': 'showInFolder',
      }
      const answer = await inPage(`(async () => {
      const [channel, ...args] = ${request}
      const name = ${JSON.stringify(call)}[channel]
      try { await window.listaLimpa[name](...args); return 'answered' } catch { return 'refused' }
    })()`)
      expect(answer).toBe('refused')
    })

    test('17 another window with the same preload is refused', async () => {
      const answer = await desktop.app.evaluate(async ({ BrowserWindow }) => {
        const [own] = BrowserWindow.getAllWindows()
        if (!own) return 'no window'
        const { preload } = (
          own.webContents as unknown as { getLastWebPreferences(): { preload: string } }
        ).getLastWebPreferences()
        const other = new BrowserWindow({ show: false, webPreferences: { preload } })
        await other.loadURL('app://bundle/icon.svg').catch(() => undefined)
        const code = `window.listaLimpa.call('app.info', {}).then(() => 'answered', () => 'refused')`
        const said = (await other.webContents.executeJavaScript(code)) as unknown
        other.destroy()
        return said
      })
      expect(answer).toBe('refused')
    })

    test('1 no request has left the program', async () => {
      const refused = await desktop.app.evaluate((all) => {
        const { __standin } = all as unknown as { __standin?: { callsOf(api: string): unknown[] } }
        return __standin?.callsOf('network.refused') ?? []
      })
      expect(refused).toEqual([])
    })
  },
)
