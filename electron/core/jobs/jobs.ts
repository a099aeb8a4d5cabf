import { randomBytes } from 'node:crypto'
import type { AppEvent, Envelope, JobId, Progress } from '../../../shared/contract.ts'
import { AppError, toAppError } from '../../../shared/errors.ts'
import type { RunningTask } from './run-task.ts'

export interface Jobs {
  /** Starts a task and answers its id at once; the outcome arrives as a `job.finished` event. */
  start<Output, Answer>(
    run: (onProgress: (progress: Progress) => void) => RunningTask<Output>,
    toAnswer: (output: Output) => Answer,
  ): { readonly job: JobId }
  /** @throws AppError `unknown_job` when it has already ended */
  cancel(job: JobId): void
  /**
   * How a job ended, `null` while it runs.
   *
   * @throws AppError `unknown_job` when it never ran here, or ended long ago
   */
  outcome(job: JobId): Envelope | null
  /** Whether one runs. */
  readonly any: boolean
  /** Cancels what still runs and waits until every thread is gone. */
  close(): Promise<void>
}

/** Outcomes are kept for pages that were cut off for a moment, not for ever. */
const OUTCOMES_KEPT = 32

/** The jobs under way in this process. */
export function createJobs(
  emit: (event: AppEvent) => void,
  logFault: (error: AppError) => void,
): Jobs {
  const running = new Map<JobId, { cancel(): void; finished: Promise<void> }>()
  const ended = new Map<JobId, Envelope>()
  const keep = (job: JobId, result: Envelope) => {
    ended.set(job, result)
    for (const oldest of [...ended.keys()].slice(0, -OUTCOMES_KEPT)) ended.delete(oldest)
  }

  return {
    start(run, toAnswer) {
      const job = randomBytes(18).toString('base64url')
      const task = run((progress) => emit({ type: 'job.progress', job, progress }))
      const finished = task.result
        .then((output): Envelope => ({ ok: true, value: toAnswer(output) }))
        .catch((thrown: unknown): Envelope => {
          const error = toAppError(thrown)
          logFault(error)
          return { ok: false, error: error.view }
        })
        .then((result) => {
          running.delete(job)
          keep(job, result)
          emit({ type: 'job.finished', job, result })
        })
      running.set(job, { cancel: () => task.cancel(), finished })
      return { job }
    },
    cancel(job) {
      const task = running.get(job)
      if (!task) throw new AppError('unknown_job')
      task.cancel()
    },
    outcome(job) {
      if (running.has(job)) return null
      const result = ended.get(job)
      if (!result) throw new AppError('unknown_job')
      return result
    },
    get any() {
      return running.size > 0
    },
    async close() {
      const open = [...running.values()]
      for (const task of open) task.cancel()
      await Promise.all(open.map((task) => task.finished))
    },
  }
}
