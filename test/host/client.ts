import type { Envelope } from '../../shared/contract.ts'
import type { RunningHost } from '../e2e/support/host.ts'

/** A page's side of the browser host, without a browser. */
export interface HostClient {
  readonly token: string
  call(name: string, input: unknown): Promise<Envelope>
  upload(
    name: string,
    bytes: Uint8Array | string,
  ): Promise<{ place: string; size: number; name: string }>
  post(path: string, body: BodyInit, type?: string): Promise<Response>
  download(place: string): Promise<Response>
}

/** Trades the code in the host's address for a token, as the page does. */
export async function openSession({ origin, code }: RunningHost): Promise<HostClient> {
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const { token } = (await answer.json()) as { token: string }
  const post = (path: string, body: BodyInit, type = 'application/json') =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
    })
  return {
    token,
    post,
    call: async (name, input) =>
      (await (await post(`/call/${name}`, JSON.stringify(input))).json()) as Envelope,
    async upload(name, bytes) {
      const path = `/upload?name=${encodeURIComponent(name)}`
      const body = typeof bytes === 'string' ? bytes : new Blob([new Uint8Array(bytes)])
      const envelope = (await (
        await post(path, body, 'application/octet-stream')
      ).json()) as Envelope
      if (!envelope.ok) throw new Error(envelope.error.code)
      return envelope.value as { place: string; size: number; name: string }
    },
    async download(place) {
      const envelope = (await (await post('/ticket', JSON.stringify({ place }))).json()) as Envelope
      if (!envelope.ok) throw new Error(envelope.error.code)
      return fetch(`${origin}/download/${(envelope.value as { ticket: string }).ticket}`)
    },
  }
}
