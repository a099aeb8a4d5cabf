import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHost, type RunningHost } from '../e2e/support/host.ts'
import { removeFolder, temporaryFolder } from '../e2e/support/temporary.ts'
import { openSession } from './client.ts'
import { sendBytes, sendRaw, type RawRequest } from './raw-request.ts'

/** What a case may refer to: only known when the host runs. */
interface Known {
  readonly port: number
  readonly own: string
  readonly token: string
  readonly usedCode: string
}

type Headers = readonly (readonly [string, string])[]
interface Case {
  readonly name: string
  readonly expected: number | readonly number[]
  readonly request: (known: Known) => RawRequest
}

const JSON_TYPE = ['content-type', 'application/json'] as const

/** A call that would be answered, but for what a case changes about it. */
function goodCall(
  { own, token }: Known,
  changes: { without?: string; add?: Headers } = {},
): RawRequest {
  const all: Headers = [
    ['host', own],
    ['authorization', `Bearer ${token}`],
    JSON_TYPE,
    ['content-length', '2'],
  ]
  const headers = all.filter(([name]) => name !== changes.without)
  return {
    method: 'POST',
    target: '/call/app.info',
    headers: [...headers, ...(changes.add ?? [])],
    body: '{}',
  }
}

const withHeader = (name: string, expected: Case['expected'], header: (known: Known) => string) =>
  ({ name, expected, header }) as const

function hostCases(): Case[] {
  return [
    withHeader('another name', 403, () => 'evil.test'),
    withHeader('another name with our port', 403, ({ port }) => `evil.test:${port}`),
    withHeader(
      'our address as the start of a name',
      403,
      ({ port }) => `127.0.0.1.evil.test:${port}`,
    ),
    withHeader('our address without its port', 403, () => '127.0.0.1'),
    withHeader('localhost without the port', 403, () => 'localhost'),
    withHeader('another port', 403, ({ port }) => `127.0.0.1:${port + 1}`),
    withHeader('the port with a zero before it', 403, ({ port }) => `127.0.0.1:0${port}`),
    withHeader('localhost with a dot', 403, ({ port }) => `localhost.:${port}`),
    withHeader('localhost in capitals', 403, ({ port }) => `LOCALHOST:${port}`),
    withHeader('the loopback address of IPv6', 403, ({ port }) => `[::1]:${port}`),
    withHeader('the address of all interfaces', 403, ({ port }) => `0.0.0.0:${port}`),
    withHeader('our address shortened', 403, ({ port }) => `127.1:${port}`),
    withHeader('our address as one number', 403, ({ port }) => `2130706433:${port}`),
    withHeader('a user before our address', 403, ({ port }) => `evil@127.0.0.1:${port}`),
    withHeader('two hosts in one', 403, ({ own }) => `${own}, evil.test`),
    withHeader('nothing', 403, () => ''),
  ].flatMap(({ name, expected, header }) => [
    {
      name: `Host: ${name}`,
      expected,
      request: (known: Known) =>
        goodCall(known, { without: 'host', add: [['host', header(known)]] }),
    },
  ])
}

function fetchSiteCases(): Case[] {
  const sites = ['cross-site', 'same-site', 'none', 'same-origin, cross-site', 'SAME-ORIGIN', '']
  return [
    ...sites.map((site) => ({
      name: `Sec-Fetch-Site: “${site}” for a call`,
      expected: 403,
      request: (known: Known) => goodCall(known, { add: [['sec-fetch-site', site]] }),
    })),
    ...(
      [
        ['same-site for the page', '/', 'same-site', 'document'],
        ['cross-site for the page in a frame', '/', 'cross-site', 'iframe'],
        ['cross-site for the page as a script', '/', 'cross-site', 'script'],
        ['cross-site for a picture of ours', '/icon.svg', 'cross-site', 'image'],
        ['none for a download', '/download/x', 'none', 'document'],
      ] as const
    ).map(([name, target, site, destination]) => ({
      name: `Sec-Fetch-Site: ${name}`,
      expected: 403,
      request: ({ own }: Known) => ({
        target,
        headers: [
          ['host', own],
          ['sec-fetch-site', site],
          ['sec-fetch-dest', destination],
        ] as Headers,
      }),
    })),
  ]
}

function originCases(): Case[] {
  return [
    withHeader('null', 403, () => 'null'),
    withHeader('another site', 403, () => 'http://evil.test'),
    withHeader('ours with another scheme', 403, ({ own }) => `https://${own}`),
    withHeader('ours without the port', 403, () => 'http://127.0.0.1'),
    withHeader('ours by its other name', 403, ({ port }) => `http://localhost:${port}`),
    withHeader('ours with a slash', 403, ({ own }) => `http://${own}/`),
    withHeader('an extension', 403, () => 'chrome-extension://abcdefghijklmnop'),
  ].map(({ name, expected, header }) => ({
    name: `Origin: ${name}`,
    expected,
    request: (known) => goodCall(known, { add: [['origin', header(known)]] }),
  }))
}

function tokenCases(): Case[] {
  const tokens = [
    withHeader('wrong', 401, () => 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
    withHeader('cut short', 401, ({ token }) => `Bearer ${token.slice(0, -1)}`),
    withHeader('one letter longer', 401, ({ token }) => `Bearer ${token}A`),
    withHeader('in other capitals', 401, ({ token }) => `Bearer ${swapCase(token)}`),
    withHeader('without its scheme', 401, ({ token }) => token),
    withHeader('with another scheme', 401, ({ token }) => `Basic ${token}`),
    withHeader('empty', 401, () => 'Bearer '),
    withHeader('a one-time code', 401, ({ usedCode }) => `Bearer ${usedCode}`),
  ].map(({ name, expected, header }) => ({
    name: `token: ${name}`,
    expected,
    request: (known: Known) =>
      goodCall(known, { without: 'authorization', add: [['authorization', header(known)]] }),
  }))
  const doors = [
    ['GET', '/events'],
    ['POST', '/call/app.info'],
    ['POST', '/call/optouts.list'],
    ['POST', '/upload?name=a.csv'],
    ['POST', '/ticket'],
    ['POST', '/quit'],
    ['GET', '/whatever'],
  ] as const
  return [
    ...tokens,
    {
      name: 'token: in the address instead of the header',
      expected: 401,
      request: ({ own, token }) => ({ target: `/events?token=${token}`, headers: [['host', own]] }),
    },
    {
      name: 'token: in a cookie instead of the header',
      expected: 401,
      request: ({ own, token }) => ({
        target: '/events',
        headers: [
          ['host', own],
          ['cookie', `token=${token}`],
        ],
      }),
    },
    ...doors.map(([method, target]) => ({
      name: `no token for ${method} ${target}`,
      expected: 401,
      request: ({ own }: Known): RawRequest => ({
        method,
        target,
        headers: [['host', own], JSON_TYPE, ['content-length', '2']],
        body: '{}',
      }),
    })),
  ]
}

function codeCases(): Case[] {
  const bodies: [name: string, expected: number, body: (known: Known) => string][] = [
    ['wrong', 403, () => '{"code":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}'],
    ['used before', 403, ({ usedCode }) => JSON.stringify({ code: usedCode })],
    ['empty', 403, () => '{"code":""}'],
    ['no text', 400, () => '{"code":7}'],
    ['missing', 400, () => '{}'],
    ['no JSON', 400, () => 'code=1'],
    ['no UTF-8', 400, () => '{"code":"\xff\xfe"}'],
    ['longer than any code', 400, () => JSON.stringify({ code: 'A'.repeat(300) })],
    ['longer than any body', 413, () => JSON.stringify({ code: 'A'.repeat(3000) })],
  ]
  return bodies.map(([name, expected, body]) => ({
    name: `code: ${name}`,
    expected,
    request: (known) => ({
      method: 'POST',
      target: '/session',
      headers: [['host', known.own], JSON_TYPE, ['content-length', String(body(known).length)]],
      body: body(known),
    }),
  }))
}

function bodyCases(): Case[] {
  const types = [
    'text/plain',
    'text/plain; charset=application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]
  return [
    ...types.map((type) => ({
      name: `a call as ${type}`,
      expected: 415,
      request: (known: Known) =>
        goodCall(known, { without: 'content-type', add: [['content-type', type]] }),
    })),
    {
      name: 'a call without a type',
      expected: 415,
      request: (known) => goodCall(known, { without: 'content-type' }),
    },
    {
      name: 'an upload as a form',
      expected: 415,
      request: (known) => ({
        ...goodCall(known, {
          without: 'content-type',
          add: [['content-type', 'multipart/form-data; boundary=x']],
        }),
        target: '/upload?name=a.csv',
      }),
    },
    {
      name: 'a compressed body',
      expected: 415,
      request: (known) => goodCall(known, { add: [['content-encoding', 'gzip']] }),
    },
    {
      name: 'a call of a hundred megabytes',
      expected: 413,
      request: (known) =>
        goodCall(known, { without: 'content-length', add: [['content-length', '104857600']] }),
    },
    {
      name: 'an upload of ten gigabytes',
      expected: 422,
      request: (known) => ({
        ...goodCall(known, {
          without: 'content-type',
          add: [['content-type', 'application/octet-stream']],
        }),
        target: '/upload?name=a.csv',
        headers: [
          ['host', known.own],
          ['authorization', `Bearer ${known.token}`],
          ['content-type', 'application/octet-stream'],
          ['content-length', '10737418240'],
        ],
      }),
    },
    {
      name: 'a code in endless chunks',
      expected: 413,
      request: ({ own }) => ({
        method: 'POST',
        target: '/session',
        headers: [['host', own], JSON_TYPE, ['transfer-encoding', 'chunked']],
        body: `${'400\r\n' + 'A'.repeat(1024) + '\r\n'}${'400\r\n' + 'A'.repeat(1024) + '\r\n'}`,
      }),
    },
    {
      name: 'two lengths that disagree',
      expected: 400,
      request: (known) => goodCall(known, { add: [['content-length', '3']] }),
    },
    {
      name: 'a length and chunks at once',
      expected: 400,
      request: (known) => goodCall(known, { add: [['transfer-encoding', 'chunked']] }),
    },
    {
      name: 'headers without end',
      expected: [400, 431],
      request: (known) => goodCall(known, { add: [['x-filler', 'A'.repeat(40_000)]] }),
    },
  ]
}

function doubledCases(): Case[] {
  return (['host', 'authorization', 'origin', 'sec-fetch-site', 'content-type'] as const).map(
    (name) => ({
      name: `${name} twice`,
      expected: 400,
      request: (known) => {
        const value = {
          host: known.own,
          authorization: `Bearer ${known.token}`,
          origin: `http://${known.own}`,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
        }[name]
        return goodCall(known, {
          without: name,
          add: [
            [name, value],
            [name, value],
          ],
        })
      },
    }),
  )
}

function methodCases(): Case[] {
  return ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'].map((method) => ({
    name: `method ${method}`,
    expected: 405,
    request: (known) => ({ ...goodCall(known), method }),
  }))
}

function pathCases(): Case[] {
  const targets: [target: string, expected: number][] = [
    ['/../package.json', 401],
    ['/..%2f..%2fpackage.json', 401],
    ['/%2e%2e/%2e%2e/package.json', 401],
    ['/assets/../index.html', 401],
    ['/assets/..%5c..%5cpackage.json', 401],
    ['//etc/passwd', 401],
    ['/C:/Windows/win.ini', 401],
    ['/%5c%5cserver%5cshare', 401],
    ['/index.html%00.svg', 401],
    ['/index.html?v=1', 401],
    ['/assets/', 401],
    ['/download/', 403],
    ['/download/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 403],
    ['/download/..%2f..%2fetc%2fpasswd', 403],
    ['*', 400],
    ['http://evil.test/', 400],
    ['index.html', 400],
    ['/índice', 400],
  ]
  return targets.map(([target, expected]) => ({
    name: `address ${target}`,
    expected,
    request: ({ own }) => ({ target, headers: [['host', own]] }),
  }))
}

const refused: Case[] = [
  ...hostCases(),
  ...fetchSiteCases(),
  ...originCases(),
  ...tokenCases(),
  ...codeCases(),
  ...bodyCases(),
  ...doubledCases(),
  ...methodCases(),
  ...pathCases(),
]

describe('65 the browser host refuses', () => {
  let folder: string
  let host: RunningHost
  let known: Known

  beforeAll(async () => {
    folder = temporaryFolder()
    host = await startHost(join(folder, 'dados'))
    const { token } = await openSession(host)
    const { port, host: own } = new URL(host.origin)
    known = { port: Number(port), own, token, usedCode: host.code }
  })

  afterAll(async () => {
    await host?.stop()
    removeFolder(folder)
  })

  test('more than sixty kinds of requests', () => expect(refused.length).toBeGreaterThan(60))

  test.each(refused)('$name', async ({ request, expected }) => {
    const { status, head } = await sendRaw(known.port, request(known))
    expect([expected].flat()).toContain(status)
    expect(head).not.toContain('access-control-')
    expect(head).not.toContain('set-cookie')
  })

  test('a request without Host', async () => {
    const { status } = await sendBytes(known.port, 'GET / HTTP/1.1\r\n\r\n')
    expect(status).toBe(403)
  })

  test('a tunnel and an upgrade', async () => {
    const upgrade = goodCall(known, {
      add: [
        ['connection', 'Upgrade'],
        ['upgrade', 'websocket'],
        ['sec-websocket-version', '13'],
        ['sec-websocket-key', 'dGhlIHNhbXBsZSBub25jZQ=='],
      ],
    })
    expect((await sendRaw(known.port, { ...upgrade, method: 'GET' })).status).toBe(0)
    const tunnel = {
      method: 'CONNECT',
      target: 'evil.test:443',
      headers: [['host', known.own]] as Headers,
    }
    expect((await sendRaw(known.port, tunnel)).status).toBe(0)
  })

  test('what is no HTTP', async () => {
    expect((await sendBytes(known.port, '\x16\x03\x01\x02\x00\x01\r\n\r\n')).status).toBe(400)
  })

  test('a sender that never finishes its headers, within seconds', async () => {
    const started = performance.now()
    const { status } = await sendBytes(known.port, 'GET / HTTP/1.1\r\nhost: ', { patience: 12_000 })
    expect(status).toBe(408)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('a sender that never finishes its code, within seconds', async () => {
    const { status } = await sendRaw(
      known.port,
      {
        method: 'POST',
        target: '/session',
        headers: [['host', known.own], JSON_TYPE, ['content-length', '500']],
        body: '{"code":',
      },
      { patience: 12_000 },
    )
    expect(status).toBe(408)
  })

  test('more connections than a browser ever makes, and still answers afterwards', async () => {
    const sockets = Array.from({ length: 200 }, () => connect(known.port, '127.0.0.1'))
    sockets.forEach((socket) => socket.on('error', () => undefined))
    await Promise.all(
      sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
    )
    sockets.forEach((socket) => socket.destroy())
    await expect
      .poll(async () => (await sendRaw(known.port, goodCall(known))).status, { timeout: 10_000 })
      .toBe(200)
  })

  test('and answers what is right, by both names', async () => {
    expect((await sendRaw(known.port, goodCall(known))).status).toBe(200)
    const byName = goodCall(known, { without: 'host', add: [['host', `localhost:${known.port}`]] })
    expect((await sendRaw(known.port, byName)).status).toBe(200)
    for (const site of ['none', 'cross-site']) {
      const opening: RawRequest = {
        headers: [
          ['host', known.own],
          ['sec-fetch-site', site],
          ['sec-fetch-dest', 'document'],
        ],
      }
      expect((await sendRaw(known.port, opening)).status).toBe(200)
    }
  })

  test('and says nothing of tokens, codes or persons', () => {
    const said = host.said()
    expect(said).not.toContain(known.token)
    expect(said).not.toContain(known.usedCode)
  })
})

function swapCase(text: string): string {
  return [...text]
    .map((letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    .join('')
}
