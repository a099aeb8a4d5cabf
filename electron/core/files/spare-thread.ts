import { Worker, type ResourceLimits } from 'node:worker_threads'

/**
 * Threads of one kind, of which one can be begun before it is needed: starting one takes longer than
 * what has to be found out before it gets its first message.
 */
export function spareThread(file: URL, resourceLimits: ResourceLimits) {
  let spare: Worker | null = null
  const open = () => new Worker(file, { resourceLimits })

  return {
    /** Begins one, unless one waits already. Nothing waits for a thread that is never used. */
    expect(): void {
      if (spare !== null) return
      const thread = open()
      const forget = () => {
        if (spare === thread) spare = null
      }
      // Why it failed shows when the next one is begun.
      thread.once('error', forget)
      thread.once('exit', forget)
      thread.unref()
      spare = thread
    },
    take(): Worker {
      const thread = spare ?? open()
      spare = null
      return thread
    },
  }
}
