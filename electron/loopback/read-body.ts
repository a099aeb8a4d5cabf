import type { IncomingMessage } from 'node:http'

/** Why a body was not taken. The connection is of no more use after it. */
export class BodyRefused extends Error {
  readonly status: 400 | 408 | 413 | 415

  constructor(status: BodyRefused['status']) {
    super(`body refused with ${status}`)
    this.status = status
  }
}

export interface BodyLimits {
  readonly bytes: number
  /** Milliseconds without a byte after which the sender is given up. */
  readonly stall: number
}

/**
 * The body, chunk by chunk, never more of it than allowed and never waiting for ever.
 *
 * @throws BodyRefused
 */
export async function* bodyOf(
  request: IncomingMessage,
  { bytes, stall }: BodyLimits,
): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bytes) throw new BodyRefused(413)
  let stalled = false
  const giveUp = setTimeout(() => {
    stalled = true
    request.destroy()
  }, stall)
  let received = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      received += chunk.length
      if (received > bytes) throw new BodyRefused(413)
      giveUp.refresh()
      yield chunk
      giveUp.refresh()
    }
  } catch (thrown) {
    if (thrown instanceof BodyRefused) throw thrown
    throw new BodyRefused(stalled ? 408 : 400)
  } finally {
    clearTimeout(giveUp)
  }
}

/** A whole small JSON body. @throws BodyRefused, also when it is not JSON */
export async function jsonBodyOf(request: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of bodyOf(request, limits)) chunks.push(chunk)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return JSON.parse(text) as unknown
  } catch {
    throw new BodyRefused(400)
  }
}
