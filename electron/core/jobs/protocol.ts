import type { Progress } from '../../../shared/contract.ts'
import type { ErrorView } from '../../../shared/errors.ts'
import type { TaskMap, TaskName } from './tasks.ts'

/** One unit of work for the worker: which task, and its input. Structured-cloneable. */
export type TaskCall = {
  readonly [N in TaskName]: { readonly name: N; readonly input: TaskMap[N]['input'] }
}[TaskName]

/** What a task hands to its worker when it is through. */
export interface Performed {
  readonly value: unknown
  /** Buffers handed over instead of copied. */
  readonly transfer: ArrayBuffer[]
}

/** The one thing that a worker is told. `cancelFlag[0]` becomes 1 when the job is cancelled. */
export interface WorkerStart {
  readonly call: TaskCall
  readonly cancelFlag: Int32Array<SharedArrayBuffer>
}

/** Everything a worker says. After `done` or `failed` it says nothing more. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: ErrorView; readonly detail: string }
