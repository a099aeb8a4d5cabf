import { connect } from 'node:net'

/** A request as it goes onto the wire: nothing is added, nothing corrected. */
export interface RawRequest {
  readonly method?: string
  readonly target?: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  readonly status: number
  /** The head, in lower case. */
  readonly head: string
  readonly body: string
}

/** Sends exactly these bytes to a port of this computer, and gives what comes back until the end. */
export function sendRaw(
  port: number,
  { method = 'GET', target = '/', headers = [], body = '' }: RawRequest,
  { patience = 15_000 } = {},
): Promise<RawAnswer> {
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return sendBytes(port, `${head.join('\r\n')}\r\n\r\n${body}`, { patience })
}

export function sendBytes(
  port: number,
  bytes: string,
  { patience = 15_000 } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    const tooLong = setTimeout(() => {
      socket.destroy()
      reject(new Error(`no end of the answer after ${patience} ms: ${received.slice(0, 200)}`))
    }, patience)
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      received += text
      // An answer that keeps the connection open is whole when its announced bytes are there.
      if (isWhole(received)) socket.end()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(tooLong)
      const [head = '', ...rest] = received.split('\r\n\r\n')
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0)
      resolve({ status, head: head.toLowerCase(), body: rest.join('\r\n\r\n') })
    })
  })
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n')
  const length = /content-length: (\d+)/i.exec(received.slice(0, Math.max(end, 0)))?.[1]
  return end >= 0 && length !== undefined && received.length - end - 4 >= Number(length)
}
