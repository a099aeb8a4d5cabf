/**
 * Reads anew each time it is asked, and uses only what was asked for last: an answer that was overtaken
 * on its way says what no longer holds.
 */
export function useNewest<T>(read: () => Promise<T>, use: (value: T) => void): () => Promise<void> {
  let asked = 0
  return async () => {
    const mine = ++asked
    const value = await read()
    if (mine === asked) use(value)
  }
}
