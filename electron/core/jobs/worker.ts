/** Entry of the worker thread: one task, then the end. */
import { inspect } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { toAppError } from '../../../shared/errors.ts'
import { loadTask, performTask } from './perform-task.ts'
import { readyInput } from './ready-input.ts'
import type { WorkerMessage, WorkerStart } from './protocol.ts'
import type { TaskName } from './tasks.ts'

const PROGRESS_INTERVAL_MS = 100

const port = parentPort
const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []) =>
  port?.postMessage(message, transfer)

/** The task that this thread is for. Its call may come later, so it is loaded before. */
const { likely } = workerData as { readonly likely: TaskName }
const start = new Promise<WorkerStart>((resolve) => port?.once('message', resolve))
// What goes wrong here goes wrong again, and is told, when the task is performed.
await loadTask(likely).catch(() => {})
await perform(await start)

async function perform({ call, cancelFlag }: WorkerStart): Promise<void> {
  let lastProgress = 0
  try {
    const { value, transfer } = await performTask(await readyInput(call), {
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
}
