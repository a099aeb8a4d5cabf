import type { MessagePort } from 'node:worker_threads'
import type { BatchSize } from './batch.ts'
import type { FillerSource } from './fill-batch.ts'

/** The one thing that the filling thread is told. */
export interface FillerStart {
  readonly source: FillerSource
  readonly size: BatchSize
  /** Of the batches, which are filled in turn. */
  readonly memory: WebAssembly.Memory
  readonly turns: SharedArrayBuffer
  readonly port: MessagePort
}

/** All that the filling thread ever says beside its batches: the last thing, whichever it is. */
export type FillerReport = { readonly sha256: string | null } | { readonly failure: unknown }

const FILLED = 0
const GIVEN_BACK = 1
const RESUMED = 2
const STOPPED = 3
const OFFSET = 2

/** Batches that are free before the filling thread is told; there are at least twice as many. */
export const WOKEN_FOR = 3

/**
 * Whose turn it is, between the thread that fills batches and the one that judges them. Both wait
 * for each other inside synchronous code, where messages do not arrive: so they count in memory
 * that they share. All counts only grow.
 */
export function createTurns(shared = new SharedArrayBuffer(24)) {
  const counts = new Int32Array(shared, 0, 4)
  const offset = new Float64Array(shared, OFFSET * 8, 1)

  function set(which: number, value: number) {
    Atomics.store(counts, which, value)
    Atomics.notify(counts, which)
  }

  /** @returns whether the count is above a value by then */
  function awaitAbove(which: number, value: number, limitMs: number): boolean {
    if (Atomics.load(counts, which) > value) return true
    Atomics.wait(counts, which, value, limitMs)
    return Atomics.load(counts, which) > value
  }

  const isStopped = () => Atomics.load(counts, STOPPED) === 1

  return {
    shared,
    // Of the judging thread:
    /**
     * Gives back all batches before the one with this number. The other thread is only woken for
     * several: being woken takes it longer than filling one.
     */
    give(count: number) {
      if (count % WOKEN_FOR === 0) set(GIVEN_BACK, count)
    },
    awaitFilled: (count: number, limitMs: number) => awaitAbove(FILLED, count, limitMs),
    resume(at: number) {
      offset[0] = at
      set(RESUMED, Atomics.load(counts, RESUMED) + 1)
    },
    stop() {
      Atomics.store(counts, STOPPED, 1)
      set(GIVEN_BACK, Atomics.load(counts, GIVEN_BACK) + 1)
      set(RESUMED, Atomics.load(counts, RESUMED) + 1)
    },
    // Of the filling thread:
    filled: (count: number) => set(FILLED, count),
    /** Waits until a batch is free. @returns `false` when the other side has stopped */
    awaitFree(number: number, batches: number): boolean {
      while (!isStopped() && !awaitAbove(GIVEN_BACK, number - batches, Infinity));
      return !isStopped()
    },
    /** Waits for the other side to go on. @returns where; `null` when it has stopped instead */
    awaitResume(times: number): number | null {
      while (!isStopped() && !awaitAbove(RESUMED, times, Infinity));
      return isStopped() ? null : (offset[0] ?? 0)
    },
  }
}
