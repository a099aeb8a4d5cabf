import { once } from 'node:events'
import { createServer, request as requestTo } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What lies between a page and its program, and can be cut and mended: an HTTP proxy. */
export interface Wire {
  /** For the browser. */
  readonly proxy: { readonly server: string }
  /** Breaks whatever goes over it, and takes nothing more. */
  cut(): void
  mend(): void
  close(): void
}

export async function openWire(): Promise<Wire> {
  const sockets = new Set<Socket>()
  let whole = true
  const server = createServer((asked, answer) => {
    const { url = '', method, headers } = asked
    const { 'proxy-connection': _, ...kept } = headers
    const onward = requestTo(url, { method, headers: kept }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
      answered.once('error', () => answer.destroy())
    })
    onward.once('error', () => answer.destroy())
    answer.once('close', () => onward.destroy())
    asked.pipe(onward)
  })
  server.on('connection', (socket) => {
    if (!whole) socket.destroy()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const breakAll = () => sockets.forEach((socket) => socket.destroy())
  return {
    proxy: { server: `http://127.0.0.1:${port}` },
    cut() {
      whole = false
      breakAll()
    },
    mend: () => void (whole = true),
    close() {
      server.close()
      breakAll()
    },
  }
}
