/**
 * What the page is to be told but may not hear yet: files opened with the program, commands of the
 * menu. It waits until the page listens, and again when the page is drawn anew.
 */
export interface Outbox<T> {
  add(things: readonly T[]): void
  /** The page listens from now on, and gets what waited. */
  listen(deliver: (thing: T) => void): void
  /** The page that listened is gone. */
  wait(): void
}

export function createOutbox<T>(): Outbox<T> {
  let waiting: T[] = []
  let deliver: ((thing: T) => void) | null = null
  return {
    add(things) {
      if (deliver) things.forEach(deliver)
      else waiting.push(...things)
    },
    listen(to) {
      deliver = to
      waiting.splice(0).forEach(to)
    },
    wait() {
      deliver = null
    },
  }
}
