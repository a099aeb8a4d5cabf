import type { AppEvent, Envelope } from '../shared/contract.ts'
import { AppError, fromErrorView } from '../shared/errors.ts'
import { openEvents } from './loopback-events.ts'
import type { Capabilities, ChosenFile, Shell } from './shell.ts'

const TOKEN = 'lista-limpa.token'

const capabilities: Capabilities = {
  nativeDialogs: false,
  showInFolder: false,
  taskbar: false,
  dragOut: false,
  quit: true,
}

/** The shell of the browser host, or `null` when this page has no session with it. */
export async function loopbackShell(): Promise<Shell | null> {
  const token = await sessionToken()
  if (token === null) return null
  const authorization = `Bearer ${token}`
  const events = await openEvents<AppEvent>('/events', authorization)
  return events && shellWith(authorization, events)
}

/** Trades the one-time code in the address for a token; a reload finds the token already there. */
async function sessionToken(): Promise<string | null> {
  const code = new URLSearchParams(location.hash.slice(1)).get('code')
  const kept = sessionStorage.getItem(TOKEN)
  if (code === null) {
    // Without a code and without a token the knock is refused, and the program prints a new address.
    if (kept === null) await trade('')
    return kept
  }
  history.replaceState(null, '', `${location.pathname}#/`)
  const token = await trade(code)
  if (token === null) return kept
  sessionStorage.setItem(TOKEN, token)
  return token
}

async function trade(code: string): Promise<string | null> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  }).catch(() => null)
  if (!answer?.ok) return null
  const { token } = (await answer.json()) as { readonly token: string }
  return token
}

function shellWith(
  authorization: string,
  events: { readonly on: Shell['onEvent']; readonly onConnection: Shell['onConnection'] },
): Shell {
  async function post(path: string, body: BodyInit, contentType: string): Promise<Envelope> {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { authorization, 'content-type': contentType },
      body,
    }).catch((cause: unknown) => {
      throw new AppError('host_unreachable', {}, cause)
    })
    if (answer.status === 401 || answer.status === 403) throw new AppError('session_refused')
    return (await answer.json()) as Envelope
  }

  async function postJson(path: string, input: unknown): Promise<Envelope> {
    return post(path, JSON.stringify(input), 'application/json')
  }

  return {
    capabilities,
    call: (name, input) => postJson(`/call/${name}`, input),
    onEvent: events.on,
    onConnection: events.onConnection,
    async fileChosen(file) {
      const path = `/upload?name=${encodeURIComponent(file.name)}`
      try {
        return valueOf<ChosenFile>(await post(path, file, 'application/octet-stream'))
      } catch (thrown) {
        throw (await whyUnreadable(file)) ?? thrown
      }
    },
    fileDone(place) {
      // Whatever goes wrong here, the copy goes with the program.
      postJson('/done', { place }).catch(() => undefined)
    },
    async download(place) {
      const { ticket } = valueOf<{ ticket: string }>(await postJson('/ticket', { place }))
      const link = document.createElement('a')
      link.href = `/download/${encodeURIComponent(ticket)}`
      link.download = ''
      link.click()
    },
    quit: async () => void (await postJson('/quit', {})),
    openFileDialog: () => Promise.resolve(null),
    chooseFolder: () => Promise.resolve(null),
    showInFolder: () => Promise.resolve(),
    setProgress: () => undefined,
    startDrag: () => undefined,
    onOpenFile: () => () => undefined,
    onMenuCommand: () => () => undefined,
  }
}

/** A request whose body cannot be read fails like one to a program that is gone. `null`: it can be read. */
async function whyUnreadable(file: File): Promise<AppError | null> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return null
  } catch (thrown) {
    const gone = thrown instanceof DOMException && thrown.name === 'NotFoundError'
    return new AppError(gone ? 'file_not_found' : 'file_locked', { file: file.name }, thrown)
  }
}

function valueOf<T>(envelope: Envelope): T {
  if (!envelope.ok) throw fromErrorView(envelope.error)
  return envelope.value as T
}
