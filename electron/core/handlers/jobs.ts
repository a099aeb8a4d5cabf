import type { Context } from '../context.ts'
import type { Handlers } from '../dispatch.ts'

export function jobHandlers({ jobs }: Context): Pick<Handlers, 'job.cancel' | 'job.outcome'> {
  return {
    'job.cancel'({ job }) {
      jobs.cancel(job)
      return {}
    },
    'job.outcome': ({ job }) => ({ outcome: jobs.outcome(job) }),
  }
}
