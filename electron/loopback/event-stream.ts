import type { ServerResponse } from 'node:http'
import type { AppEvent } from '../../shared/contract.ts'

/** Keeps a quiet connection from being taken for a dead one, and finds the dead ones. */
const PING_MS = 15_000
/** A page that has not taken this much is not reading any more. */
const UNREAD_BYTES = 8 * 2 ** 20

/** The pages that listen, and what is pushed to them (WHATWG HTML, section 9.2). */
export interface EventStream {
  /** Starts pushing to a page, until it goes away. @param onGone told once when it has */
  join(response: ServerResponse, onGone: () => void): void
  push(event: AppEvent): void
  readonly listeners: number
  close(): void
}

export function createEventStream(): EventStream {
  const pages = new Set<ServerResponse>()
  const write = (text: string) => {
    for (const page of pages) {
      if (page.writableLength > UNREAD_BYTES) page.destroy()
      else page.write(text)
    }
  }
  const pings = setInterval(() => write(':\n\n'), PING_MS).unref()

  return {
    join(response, onGone) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      response.write(':\n\n')
      pages.add(response)
      response.once('close', () => {
        pages.delete(response)
        onGone()
      })
    },
    push: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    get listeners() {
      return pages.size
    },
    close() {
      clearInterval(pings)
      for (const page of pages) page.end()
    },
  }
}
