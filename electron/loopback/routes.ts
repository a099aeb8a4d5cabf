import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Envelope } from '../../shared/contract.ts'
import { placeIdSchema } from '../../shared/model.ts'
import { AppError, toAppError } from '../../shared/errors.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { z } from 'zod'
import type { App } from '../core/app.ts'
import type { GivenFiles } from '../core/given-files.ts'
import type { Scratch } from '../core/scratch.ts'
import { refusalOf } from '../host-guard.ts'
import type { PageFile, PageFiles } from '../pages/page-files.ts'
import { pageHeaders } from '../pages/page-headers.ts'
import { sendFile } from './downloads.ts'
import { TICKET_MS, type Deliveries, type Ticket } from './deliveries.ts'
import type { EventStream } from './event-stream.ts'
import { BodyRefused, jsonBodyOf, type BodyLimits } from './read-body.ts'
import type { Session, Sessions } from './sessions.ts'
import { takeUpload, type UploadLimits } from './uploads.ts'
import type { Vault } from './vault.ts'

export interface Limits {
  readonly code: BodyLimits
  readonly call: BodyLimits
  readonly upload: UploadLimits
}

export interface Host {
  readonly app: App
  readonly pages: PageFiles
  readonly sessions: Sessions
  readonly tickets: Vault<Ticket>
  readonly deliveries: Deliveries
  readonly events: EventStream
  readonly scratch: Scratch
  readonly given: GivenFiles
  readonly limits: Limits
  /** The port it listens on, which `Host` and `Origin` must name. */
  port(): number
  /** A page knocked with a code that is not good. */
  onKnock(): void
  quit(): void
}

const codeSchema = z.object({ code: z.string().max(200) })
const placeSchema = z.object({ place: placeIdSchema })

/** Answers one request. Everything that is not named here is a 404. */
export async function answerRequest(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
  const { method = '', url: target = '', rawHeaders } = request
  const refusal = refusalOf({ method, target, rawHeaders }, host.port())
  if (refusal) return refuse(request, response, refusal.status, 'session_refused')
  try {
    await route(host, request, response, method, target)
  } catch (thrown) {
    if (thrown instanceof BodyRefused) {
      return refuse(request, response, thrown.status, 'invalid_input')
    }
    const error = toAppError(thrown)
    const envelope: Envelope = { ok: false, error: error.view }
    if (!response.headersSent) endWith(request, response, 422, envelope)
  }
}

async function route(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  target: string,
): Promise<void> {
  const [path = '', query = ''] = target.split('?', 2)
  if (method === 'GET') {
    const file = query === '' ? host.pages.get(path) : undefined
    if (file) return sendPage(response, file)
    if (path.startsWith('/download/')) return download(host, path, request, response)
  }
  if (path === '/session' && method === 'POST') return openSession(host, request, response)

  const session = sessionOf(host, request)
  if (session === null) return refuse(request, response, 401, 'session_refused')
  if (path === '/events' && method === 'GET') return listen(host, session, response)
  if (method !== 'POST') return refuse(request, response, 404, 'unknown_method')

  if (path === '/upload') {
    requireType(request, 'application/octet-stream')
    const name = new URLSearchParams(query).get('name') ?? ''
    return answer(
      response,
      await takeUpload(
        request,
        name,
        { scratch: host.scratch, places: host.app.places, given: host.given },
        host.limits.upload,
      ),
    )
  }
  requireType(request, 'application/json')
  const input = await jsonBodyOf(request, host.limits.call)
  const call = /^\/call\/([A-Za-z_.]{1,80})$/.exec(path)
  if (call?.[1] !== undefined) return send(response, 200, await host.app.call(call[1], input))
  if (path === '/ticket') {
    const { place } = parse(placeSchema, input)
    const file = host.app.places.get(place)
    const arrived = host.deliveries.begin(place)
    const late = setTimeout(arrived, TICKET_MS).unref()
    const ticket = host.tickets.issue({ file, arrived, fetched: () => clearTimeout(late) })
    return answer(response, { ticket })
  }
  if (path === '/done') {
    const { place } = parse(placeSchema, input)
    host.deliveries.afterwards(place, () => host.app.letGo(place))
    return answer(response, {})
  }
  if (path === '/quit') {
    answer(response, {})
    return void response.once('finish', () => host.quit())
  }
  return refuse(request, response, 404, 'unknown_method')
}

function sendPage(response: ServerResponse, { type, body }: PageFile): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body)
}

async function openSession(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  requireType(request, 'application/json')
  const { code } = parse(codeSchema, await jsonBodyOf(request, host.limits.code))
  const token = host.sessions.trade(code)
  if (token !== null) return json(response, 200, { token })
  host.onKnock()
  return refuse(request, response, 403, 'session_refused')
}

function listen(host: Host, session: Session, response: ServerResponse): void {
  session.connections++
  host.events.join(response, () => session.connections--)
}

async function download(
  host: Host,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const ticket = host.tickets.take(path.slice('/download/'.length))
  if (ticket === null) return refuse(request, response, 403, 'session_refused')
  ticket.fetched()
  try {
    if (!(await sendFile(ticket.file, response))) refuse(request, response, 404, 'unknown_place')
  } finally {
    ticket.arrived()
  }
}

function sessionOf({ sessions }: Host, { headers }: IncomingMessage): Session | null {
  const token = /^Bearer ([A-Za-z0-9_-]+)$/.exec(headers.authorization ?? '')?.[1]
  return token === undefined ? null : sessions.find(token)
}

/** Types that a form of another page can send without asking are never taken. */
function requireType({ headers }: IncomingMessage, type: string): void {
  const given = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (given !== type) throw new BodyRefused(415)
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new BodyRefused(400)
  return parsed.data
}

function answer(response: ServerResponse, value: unknown): void {
  send(response, 200, { ok: true, value })
}

function send(response: ServerResponse, status: number, envelope: Envelope): void {
  json(response, status, envelope)
}

function json(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value))
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    })
    .end(body)
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  code: ErrorCode,
): void {
  if (response.headersSent) return void response.destroy()
  endWith(request, response, status, { ok: false, error: new AppError(code).view })
}

/** How long a refused sender may go on sending, so that it reads the answer instead of a reset. */
const LINGER_MS = 500

/** The last answer on this connection: what the sender still wanted to say is not read. */
function endWith(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  envelope: Envelope,
): void {
  response.setHeader('connection', 'close')
  send(response, status, envelope)
  if (request.complete) return
  request.resume()
  setTimeout(() => request.socket.destroy(), LINGER_MS).unref()
}
