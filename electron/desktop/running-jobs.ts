import type { AppEvent, Envelope, JobId } from '../../shared/contract.ts'

/** Which jobs have been started and have not ended. */
export interface RunningJobs {
  /** Notes the answer of a call: a job that was started is one that runs. */
  noteAnswer(answer: Envelope): void
  noteEvent(event: AppEvent): void
  readonly any: boolean
}

export function watchJobs(): RunningJobs {
  const started = new Set<JobId>()
  const ended = new Set<JobId>()
  return {
    noteAnswer(answer) {
      const job = answer.ok ? jobIn(answer.value) : null
      // A short job may be over before its name is known.
      if (job !== null && !ended.delete(job)) started.add(job)
    },
    noteEvent(event) {
      if (event.type === 'job.finished' && !started.delete(event.job)) ended.add(event.job)
    },
    get any() {
      return started.size > 0
    },
  }
}

function jobIn(value: unknown): JobId | null {
  const isStarted = typeof value === 'object' && value !== null && 'job' in value
  return isStarted && typeof value.job === 'string' ? value.job : null
}
