const RETRY_MS = 1500

/** Hands over what the host pushes, and whether it can be heard at all. */
interface Events<T> {
  readonly on: (listener: (event: T) => void) => () => void
  readonly onConnection: (listener: (connected: boolean) => void) => () => void
}

/**
 * Opens the host's stream of events and keeps it open: `EventSource` cannot send the token in a
 * header, so the stream is read by fetch and asked for again when it breaks.
 *
 * @returns once the stream flows, so that no event of a first call is missed; `null` when refused
 */
export async function openEvents<T>(
  path: string,
  authorization: string,
): Promise<Events<T> | null> {
  const listeners = new Set<(event: T) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  const tellConnection = (connected: boolean) =>
    connectionListeners.forEach((listener) => listener(connected))
  const connect = async () => {
    const answer = await fetch(path, { headers: { authorization } }).catch(() => null)
    return answer?.ok ? answer.body : null
  }

  async function keepReading(first: ReadableStream<Uint8Array<ArrayBuffer>>) {
    for (let body: typeof first | null = first; ; body = await connect()) {
      if (body) {
        tellConnection(true)
        await readEventLines(body, (data) => {
          const event = JSON.parse(data) as T
          listeners.forEach((listener) => listener(event))
        })
      }
      tellConnection(false)
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }

  const first = await connect()
  if (!first) return null
  void keepReading(first)
  return {
    on: (listener) => join(listeners, listener),
    onConnection: (listener) => join(connectionListeners, listener),
  }
}

function join<T>(members: Set<T>, member: T): () => void {
  members.add(member)
  return () => members.delete(member)
}

/**
 * Reads a `text/event-stream` body until it ends or breaks, and hands over the data of each event.
 * Only `data:` lines are understood (WHATWG HTML, section 9.2); the host sends nothing else.
 */
async function readEventLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onData: (data: string) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: '' }))
    if (done) return
    const events = (pending + (value ?? '')).split('\n\n')
    pending = events.pop() ?? ''
    for (const event of events) {
      const data = event.split('\n').filter((line) => line.startsWith('data:'))
      if (data.length > 0) onData(data.map((line) => line.slice('data:'.length).trim()).join('\n'))
    }
  }
}
