const LONGEST_PAUSE_MS = 31 * 86_400_000

/**
 * The moment by which temporary blocks end: what the clock says, but never more than a month after
 * the ledger was last used. A clock that leaps further may have been set wrong, and until something
 * is recorded under it, nobody is freed by it.
 *
 * @param now what the clock says, in milliseconds
 * @param lastUse when something was last recorded, in milliseconds
 */
export function believedTime(now: number, lastUse: number): number {
  return Math.min(now, lastUse + LONGEST_PAUSE_MS)
}
