import type { RunHooks } from '../client.ts'
import type { Progress } from '../../shared/contract.ts'
import { toAppError, type AppError } from '../../shared/errors.ts'

/** A job as its screen sees it. */
export type Working<T> =
  | { readonly status: 'waiting' }
  | { readonly status: 'running'; readonly startedAt: number; readonly progress: Progress | null }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: AppError }

export const waiting = { status: 'waiting' } as const

/** One piece of work: how it is stopped, and whether nothing newer has taken its place. */
export interface Turn {
  readonly signal: AbortSignal
  isCurrent(): boolean
}

/** One piece of work at a time: beginning one ends the one before, whose late answers then count no more. */
export function createTurns(): {
  begin(): Turn
  readonly cancel: () => void
} {
  let current = new AbortController()
  return {
    begin() {
      current.abort()
      const mine = new AbortController()
      current = mine
      return { signal: mine.signal, isCurrent: () => current === mine }
    },
    cancel: () => current.abort(),
  }
}

/** Runs a job and tells each of its states. Cancelling ends in `waiting`, which is no failure. */
export async function follow<T>(
  turn: Turn,
  run: (hooks: RunHooks) => Promise<T>,
  tell: (working: Working<T>) => void,
): Promise<void> {
  const startedAt = performance.now()
  const tellCurrent = (working: Working<T>) => {
    if (turn.isCurrent()) tell(working)
  }
  tellCurrent({ status: 'running', startedAt, progress: null })
  try {
    const value = await run({
      signal: turn.signal,
      onProgress: (progress) => tellCurrent({ status: 'running', startedAt, progress }),
    })
    tellCurrent({ status: 'done', value })
  } catch (thrown) {
    const error = toAppError(thrown)
    tellCurrent(error.code === 'cancelled' ? waiting : { status: 'failed', error })
  }
}

/** The share done, 0..1; 0 while it is unknown. */
export function fractionDone(progress: Progress | null): number {
  return progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
}

/** A value that screens can watch. */
export interface Watched<T> {
  readonly read: () => T
  readonly subscribe: (listener: () => void) => () => void
}

export function createWatched<T>(first: T): Watched<T> & { set(next: T): void } {
  const listeners = new Set<() => void>()
  let value = first
  return {
    read: () => value,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next) {
      value = next
      listeners.forEach((listener) => listener())
    },
  }
}
