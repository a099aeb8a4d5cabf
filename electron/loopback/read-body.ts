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
  // The sender is still owed an answer, so neither an early end nor an error may destroy the request.
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  let received = 0
  for (;;) {
    const { done, value } = await inTime(chunks.next(), stall)
    if (done) return
    received += value.length
    if (received > bytes) throw new BodyRefused(413)
    yield value
  }
}

async function inTime<T>(next: Promise<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new BodyRefused(408)), milliseconds)
  const broken = (): never => {
    throw new BodyRefused(400)
  }
  try {
    return await Promise.race([next.catch(broken), late.promise])
  } finally {
    clearTimeout(timer)
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
