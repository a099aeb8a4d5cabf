const MINUTE_MS = 60_000
const UNUSED_MINUTES = 30
const LEFT_MINUTES = 2

/**
 * Lets go of what the pages showed when none has been open for two minutes: one that is loaded again or was
 * cut off for a moment is back by then. Ends the host when a page had been open and none has been for half an hour. While nobody has come
 * yet it waits without end. Minutes are counted one by one, so that a computer that slept does not
 * count the night.
 */
export function endWhenUnused(
  events: { readonly listeners: number },
  { leave, end }: { leave(): void; end(): void },
  minuteMs = MINUTE_MS,
): () => void {
  let hadPage = false
  let minutes = 0
  const timer = setInterval(() => {
    hadPage ||= events.listeners > 0
    minutes = events.listeners > 0 ? 0 : minutes + 1
    if (hadPage && minutes === LEFT_MINUTES) leave()
    if (hadPage && minutes >= UNUSED_MINUTES) end()
  }, minuteMs).unref()
  return () => clearInterval(timer)
}
