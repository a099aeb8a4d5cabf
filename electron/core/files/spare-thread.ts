import type { Worker } from 'node:worker_threads'

/** Threads of one kind, of which one may have begun before it is needed. */
export interface SpareThread {
  /** Begins one, unless one waits already. Nothing waits for a thread that is never used. */
  expect(): void
  /** The one that waits, or a new one. */
  take(): Worker
}

/**
 * Starting a thread takes longer than what has to be found out before it gets its first message: so
 * one is begun before.
 *
 * @param open begins a thread
 */
export function spareThread(open: () => Worker): SpareThread {
  let spare: Worker | null = null
  return {
    expect() {
      if (spare !== null) return
      const thread = open()
      thread.unref()
      // One that ended before it was needed is no use; why it did shows when the next one is begun.
      const forget = () => {
        if (spare === thread) spare = null
      }
      thread.once('error', forget)
      thread.once('exit', forget)
      spare = thread
    },
    take() {
      const thread = spare ?? open()
      spare = null
      thread.ref()
      return thread
    },
  }
}
