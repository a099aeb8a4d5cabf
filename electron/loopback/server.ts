import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../../shared/errors.ts'

/** How many ports after the wanted one are tried when it is taken. */
const PORTS_TRIED = 20

const clientErrors: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

/**
 * A server that other computers cannot reach and that slow or broken senders cannot hold up.
 * It answers requests and nothing else: no upgrades, no tunnels.
 */
export function createLoopbackServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 5_000,
      requestTimeout: 600_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1_000,
      requireHostHeader: false,
    },
    (request, response) => void answer(request, response),
  )
  server.maxConnections = 64
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('connect', (_request, socket) => socket.destroy())
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => {
    const status = code === undefined ? undefined : clientErrors[code]
    if (socket.writable)
      socket.end(`HTTP/1.1 ${status ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`)
    else socket.destroy()
  })
  return server
}

/**
 * Listens on 127.0.0.1, on the wanted port or the next one that is free; 0 lets the system choose.
 *
 * @returns the port
 * @throws AppError `no_free_port`
 */
export async function listenOnLoopback(server: Server, wanted: number): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(wanted + PORTS_TRIED, 65_535)
  for (let port = wanted; port <= last; port++) {
    server.listen(port, '127.0.0.1')
    try {
      await once(server, 'listening')
      return (server.address() as AddressInfo).port
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw thrown
    }
  }
  throw new AppError('no_free_port', { from: wanted, to: last })
}
