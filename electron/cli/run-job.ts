import { z } from 'zod'
import {
  jobIdSchema,
  type Envelope,
  type JobName,
  type MethodInput,
  type MethodOutput,
} from '../../shared/contract.ts'
import { fromErrorView } from '../../shared/errors.ts'
import type { App } from '../core/app.ts'
import { unwrap } from '../core/dispatch.ts'
import { openProgressLine } from './progress.ts'
import type { Session } from './session.ts'

const startedSchema = z.object({ job: jobIdSchema })

/**
 * Starts a job and waits for its outcome, with progress on stderr.
 * Ctrl+C, or a request to end, cancels the job: it then fails with `cancelled`, leaving nothing.
 *
 * @throws AppError what the job failed with
 */
export async function runJob<N extends JobName>(
  session: Session,
  app: App,
  name: N,
  input: MethodInput<N>,
): Promise<MethodOutput<N>> {
  const progress = openProgressLine(session)
  const finished = Promise.withResolvers<Envelope>()
  // This process runs one job at a time, so every job's event is about this one.
  const stopListening = app.on((event) => {
    if (event.type === 'job.progress') progress.show(event.progress)
    if (event.type === 'job.finished') finished.resolve(event.result)
  })
  try {
    const started = await app.call(name, input)
    if (!started.ok) throw fromErrorView(started.error)
    const { job } = startedSchema.parse(started.value)
    const cancel = () => void app.call('job.cancel', { job })
    return unwrap<N>(await cancelledBySignals(cancel, finished.promise))
  } finally {
    stopListening()
    progress.clear()
  }
}

/** While the work lasts, the first request to end cancels it; a second one ends the process at once. */
async function cancelledBySignals<T>(cancel: () => void, work: Promise<T>): Promise<T> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const onSignal = () => {
    stop()
    cancel()
  }
  const stop = () => signals.forEach((signal) => process.off(signal, onSignal))
  signals.forEach((signal) => process.on(signal, onSignal))
  try {
    return await work
  } finally {
    stop()
  }
}
