import type {
  AppEvent,
  CallName,
  Envelope,
  JobId,
  JobName,
  MethodInput,
  MethodOutput,
  Progress,
} from '../shared/contract.ts'
import { fromErrorView, toAppError } from '../shared/errors.ts'
import type { Shell } from './shell.ts'

export interface RunHooks {
  readonly onProgress?: (progress: Progress) => void
  /** Aborting it asks the core to cancel; the run then rejects with `cancelled`. */
  readonly signal?: AbortSignal
}

/** The contract as typed functions. Every rejection is an `AppError`. */
export interface Client {
  call<N extends CallName>(name: N, input: MethodInput<N>): Promise<MethodOutput<N>>
  /** Starts a job and resolves with its output when it has finished. */
  run<N extends JobName>(name: N, input: MethodInput<N>, hooks?: RunHooks): Promise<MethodOutput<N>>
  onEvent(listener: (event: AppEvent) => void): () => void
}

/** The dispatcher has parsed every value by the contract before it left the core. */
function valueOf<T>(envelope: Envelope): T {
  if (!envelope.ok) throw fromErrorView(envelope.error)
  return envelope.value as T
}

type Wire = Pick<Shell, 'call' | 'onEvent' | 'onConnection'>

export function createClient(wire: Wire): Client {
  return {
    call: async (name, input) => valueOf(await wire.call(name, input)),
    onEvent: (listener) => wire.onEvent(listener),
    async run(name, input, { onProgress, signal } = {}) {
      signal?.throwIfAborted()
      const listening = listenForJob(wire, onProgress)
      try {
        const { job } = valueOf<{ readonly job: JobId }>(await wire.call(name, input))
        const cancel = () => void wire.call('job.cancel', { job })
        if (signal?.aborted) cancel()
        signal?.addEventListener('abort', cancel, { once: true })
        try {
          return valueOf(await listening.finished(job))
        } finally {
          signal?.removeEventListener('abort', cancel)
        }
      } finally {
        listening.stop()
      }
    },
  }
}

/**
 * Listens before the job is started: a short job can finish before the answer that names it
 * arrives, so results are kept until somebody asks for theirs. What was said while the connection was
 * broken is not said again; the core is asked then how the job stands.
 */
function listenForJob(wire: Wire, onProgress: ((progress: Progress) => void) | undefined) {
  const results = new Map<JobId, Envelope>()
  let mine: { readonly job: JobId; resolve(result: Envelope): void } | null = null
  let mayHaveMissed = false

  async function askForMine() {
    if (!mine) return
    const { job, resolve } = mine
    try {
      const { outcome } = valueOf<MethodOutput<'job.outcome'>>(
        await wire.call('job.outcome', { job }),
      )
      if (outcome) resolve(outcome)
    } catch (thrown) {
      const { code, view } = toAppError(thrown)
      // Broken again: it will be asked again. Anything else is an answer that no waiting changes.
      if (code !== 'host_unreachable') resolve({ ok: false, error: view })
    }
  }

  const stopHearing = wire.onEvent((event) => {
    if (event.type === 'job.progress' && event.job === mine?.job) onProgress?.(event.progress)
    if (event.type !== 'job.finished') return
    if (event.job === mine?.job) mine.resolve(event.result)
    else if (!mine) results.set(event.job, event.result)
  })
  const stopWatching = wire.onConnection((connected) => {
    if (!connected) mayHaveMissed = true
    else if (mayHaveMissed) void askForMine()
  })
  return {
    stop() {
      stopHearing()
      stopWatching()
    },
    finished(job: JobId): Promise<Envelope> {
      const early = results.get(job)
      if (early) return Promise.resolve(early)
      return new Promise((resolve) => {
        mine = { job, resolve }
        if (mayHaveMissed) void askForMine()
      })
    },
  }
}
