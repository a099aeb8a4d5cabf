/**
 * Whom the browser host answers at all, decided before anything is read or looked up. Any page that
 * the user visits, and any account on the computer, can reach a port on 127.0.0.1: the checks keep
 * out pages that rebind a name to this address (Host), pages that post from elsewhere (Origin,
 * Sec-Fetch-Site), and requests that are not plainly one thing (doubled headers).
 */

/** A request as it stood on the wire, header names in any case, doubled headers still doubled. */
export interface Asked {
  readonly method: string
  readonly target: string
  readonly rawHeaders: readonly string[]
}

export interface Refusal {
  readonly status: 400 | 403 | 405 | 415
  readonly why:
    | 'target'
    | 'doubled_header'
    | 'host'
    | 'fetch_site'
    | 'origin'
    | 'method'
    | 'content_encoding'
}

/** Headers that mean nothing, or something dangerous, when they come twice. */
const ONLY_ONCE = [
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'sec-fetch-site',
  'sec-fetch-dest',
] as const
type OnlyOnce = (typeof ONLY_ONCE)[number]

/**
 * Whether a request must be refused whatever it asks for.
 *
 * `Sec-Fetch-Site` and `Origin` are sent by browsers alone, so their absence proves nothing and is
 * no reason to refuse; the token decides then. A page may be opened from anywhere (`/`, as a
 * document), because without the one-time code it can do nothing.
 */
export function refusalOf({ method, target, rawHeaders }: Asked, port: number): Refusal | null {
  const headers = once(rawHeaders)
  if (headers === null) return { status: 400, why: 'doubled_header' }

  const host = headers.get('host')
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return { status: 403, why: 'host' }
  }
  // Printable ASCII from the root on: neither an address of a proxy request nor anything smuggled in.
  if (!/^\/[\x21-\x7e]*$/.test(target)) return { status: 400, why: 'target' }
  if (method !== 'GET' && method !== 'POST') return { status: 405, why: 'method' }

  if (!isFromOurPage(headers) && !isOpening(method, target, headers)) {
    return { status: 403, why: 'fetch_site' }
  }
  const origin = headers.get('origin')
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, why: 'origin' }
  if (headers.has('content-encoding')) return { status: 415, why: 'content_encoding' }
  return null
}

/** The headers that count, by name; `null` when one of them comes twice. */
function once(rawHeaders: readonly string[]): ReadonlyMap<OnlyOnce, string> | null {
  const headers = new Map<OnlyOnce, string>()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase()
    const known = ONLY_ONCE.find((each) => each === name)
    if (known === undefined) continue
    if (headers.has(known)) return null
    headers.set(known, rawHeaders[at + 1] ?? '')
  }
  return headers
}

function isFromOurPage(headers: ReadonlyMap<OnlyOnce, string>): boolean {
  const site = headers.get('sec-fetch-site')
  return site === undefined || site === 'same-origin'
}

/** The address typed (`none`), or followed from the file that starts the browser (`cross-site`). */
function isOpening(
  method: string,
  target: string,
  headers: ReadonlyMap<OnlyOnce, string>,
): boolean {
  const site = headers.get('sec-fetch-site')
  const destination = headers.get('sec-fetch-dest') ?? 'document'
  return (
    method === 'GET' &&
    target === '/' &&
    (site === 'none' || site === 'cross-site') &&
    destination === 'document'
  )
}
