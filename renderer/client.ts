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
import { fromErrorView } from '../shared/errors.ts'
import type { Bridge } from './shell.ts'

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

export function createClient(bridge: Pick<Bridge, 'call' | 'onEvent'>): Client {
  return {
    call: async (name, input) => valueOf(await bridge.call(name, input)),
    onEvent: (listener) => bridge.onEvent(listener),
    async run(name, input, { onProgress, signal } = {}) {
      signal?.throwIfAborted()
      const listening = listenForJob(bridge, onProgress)
      try {
        const { job } = valueOf<{ readonly job: JobId }>(await bridge.call(name, input))
        const cancel = () => void bridge.call('job.cancel', { job })
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
 * arrives, so results are kept until somebody asks for theirs.
 */
function listenForJob(
  bridge: Pick<Bridge, 'onEvent'>,
  onProgress: ((progress: Progress) => void) | undefined,
) {
  const results = new Map<JobId, Envelope>()
  let mine: { readonly job: JobId; resolve(result: Envelope): void } | null = null
  const stop = bridge.onEvent((event) => {
    if (event.type === 'job.progress' && event.job === mine?.job) onProgress?.(event.progress)
    if (event.type !== 'job.finished') return
    if (event.job === mine?.job) mine.resolve(event.result)
    else if (!mine) results.set(event.job, event.result)
  })
  return {
    stop,
    finished(job: JobId): Promise<Envelope> {
      const early = results.get(job)
      return early ? Promise.resolve(early) : new Promise((resolve) => (mine = { job, resolve }))
    },
  }
}
