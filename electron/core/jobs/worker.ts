/** Entry of the worker thread: one task, then the end. */
import { inspect } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { toAppError } from '../../../shared/errors.ts'
import { performTask } from './perform-task.ts'
import { readyInput } from './ready-input.ts'
import type { WorkerMessage, WorkerStart } from './protocol.ts'

const PROGRESS_INTERVAL_MS = 100

const { call, cancelFlag } = workerData as WorkerStart
const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, transfer)

let lastProgress = 0
try {
  const { value, transfer } = performTask(await readyInput(call), {
    cancelled: () => Atomics.load(cancelFlag, 0) === 1,
    onProgress(progress) {
      const now = performance.now()
      if (now - lastProgress < PROGRESS_INTERVAL_MS) return
      lastProgress = now
      say({ type: 'progress', progress })
    },
  })
  say({ type: 'done', value }, transfer)
} catch (thrown) {
  const error = toAppError(thrown)
  say({ type: 'failed', error: error.view, detail: inspect(error.cause ?? error) })
}
