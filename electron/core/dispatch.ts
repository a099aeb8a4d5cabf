import type { ZodType } from 'zod'
import {
  contract,
  isMethodName,
  type Envelope,
  type JobId,
  type MethodName,
  type MethodOutput,
} from '../../shared/contract.ts'
import { AppError, toAppError } from '../../shared/errors.ts'
import type { z } from 'zod'

type ParsedInput<N extends MethodName> = z.output<(typeof contract)[N]['input']>
type Answer<N extends MethodName> = (typeof contract)[N]['kind'] extends 'job'
  ? { readonly job: JobId }
  : z.input<(typeof contract)[N]['output']>

/** One function per method of the contract; a method without one does not compile. */
export type Handlers = {
  readonly [N in MethodName]: (input: ParsedInput<N>) => Answer<N> | Promise<Answer<N>>
}

/** Where the function of a method comes from; it may have to be loaded first. */
export type HandlerOf = <N extends MethodName>(name: N) => Promise<Handlers[N]>

export type Dispatch = (name: string, input: unknown) => Promise<Envelope>

/** What a shell learns of a failure that nobody foresaw; the envelope does not carry it. */
export type FaultLog = (method: string, error: AppError) => void

/**
 * The only way into the core: name and untyped input in, envelope out. It never throws.
 *
 * Input and output are both parsed by the contract, so that what no type has checked (a page, an
 * HTTP client) cannot reach a handler, and a handler cannot leak what the contract does not name.
 */
export function createDispatch(handlerOf: HandlerOf, logFault: FaultLog): Dispatch {
  return async (name, input) => {
    try {
      if (!isMethodName(name)) throw new AppError('unknown_method', { method: name.slice(0, 80) })
      return { ok: true, value: await callMethod(handlerOf, name, input) }
    } catch (thrown) {
      const error = toAppError(thrown)
      logFault(name, error)
      return { ok: false, error: error.view }
    }
  }
}

async function callMethod(
  handlerOf: HandlerOf,
  name: MethodName,
  input: unknown,
): Promise<unknown> {
  const method = contract[name]
  const parsed = method.input.safeParse(input)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new AppError('invalid_input', { field: field === '' ? name : field }, parsed.error)
  }
  const handler = (await handlerOf(name)) as (input: unknown) => unknown
  const answer = await handler(parsed.data)
  return method.kind === 'job' ? answer : (method.output as ZodType).parse(answer)
}

/** Unwraps an envelope on the calling side. @throws AppError */
export function unwrap<N extends MethodName>(envelope: Envelope): MethodOutput<N> {
  if (!envelope.ok) throw new AppError(envelope.error.code, envelope.error.params)
  return envelope.value as MethodOutput<N>
}
