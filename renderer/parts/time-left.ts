/** Earlier guesses jump about too much to be worth showing. */
const SETTLED_MS = 5000

/**
 * How long the rest takes if it goes on like the part already done.
 *
 * @param share done so far, 0..1
 * @param elapsed ms since the start
 * @returns seconds, or `null` while it is too early to tell
 */
export function timeLeft(share: number, elapsed: number): number | null {
  if (elapsed < SETTLED_MS || share <= 0) return null
  return ((1 - share) * elapsed) / share / 1000
}
