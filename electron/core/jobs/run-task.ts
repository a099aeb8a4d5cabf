import { Worker } from 'node:worker_threads'
import type { Progress } from '../../../shared/contract.ts'
import { assertNever } from '../../../shared/assert-never.ts'
import { AppError, fromErrorView } from '../../../shared/errors.ts'
import type { TaskCall, WorkerMessage, WorkerStart } from './protocol.ts'
import type { TaskMap, TaskName } from './tasks.ts'
import { onceEach } from '../../../shared/once-each.ts'
import { spareThread, type SpareThread } from '../files/spare-thread.ts'
import { threadFile } from '../files/thread-file.ts'

/** A task that has not answered a cancellation by then is ended with its thread. */
const CANCEL_GRACE_MS = 800

export interface RunningTask<Output> {
  readonly result: Promise<Output>
  /** Asks the task to stop; `result` then rejects with `cancelled`, within a second. */
  cancel(): void
}

/**
 * Most of what a task makes is short-lived: a small nursery, emptied more often, takes a hundred
 * megabytes less and no more time.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12 }

const workerFile = threadFile(import.meta.url, 'worker')

const spares = new Map<TaskName, SpareThread>()

function spareFor(likely: TaskName): SpareThread {
  return onceEach(spares, likely, () =>
    spareThread(() => new Worker(workerFile, { workerData: { likely }, resourceLimits })),
  )
}

/**
 * Begins a thread for a task that will most likely be asked for in a moment, so that it is ready
 * then.
 */
export function expectTask(name: TaskName): void {
  spareFor(name).expect()
}

/**
 * Runs one task in a thread of its own, so that nothing that loops over rows ever holds up a screen.
 *
 * @param onProgress called a few times a second with what the task has done so far
 * @returns the running task; its result rejects with an `AppError`
 */
export function runTask<N extends TaskName>(
  name: N,
  input: TaskMap[N]['input'],
  onProgress: (progress: Progress) => void = () => {},
): RunningTask<TaskMap[N]['output']> {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4))
  const start: WorkerStart = { call: { name, input } as TaskCall, cancelFlag }
  const worker = spareFor(name).take()

  const result = new Promise<TaskMap[N]['output']>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      switch (message.type) {
        case 'progress':
          return onProgress(message.progress)
        case 'done':
          return resolve(message.value as TaskMap[N]['output'])
        case 'failed':
          return reject(fromErrorView(message.error, new Error(message.detail)))
        default:
          return assertNever(message)
      }
    })
    worker.once('error', (cause) => reject(new AppError('worker_crashed', {}, cause)))
    worker.once('exit', () =>
      reject(new AppError(Atomics.load(cancelFlag, 0) === 1 ? 'cancelled' : 'worker_crashed')),
    )
  })

  worker.postMessage(start)

  return {
    result,
    cancel() {
      Atomics.store(cancelFlag, 0, 1)
      setTimeout(() => void worker.terminate(), CANCEL_GRACE_MS).unref()
    },
  }
}
