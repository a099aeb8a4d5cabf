/** Events that follow one another, in order and apart from the spans beside them. */
export type EventSpan = readonly [from: number, to: number]

/** Everything between some spans. */
export function spansBetween(spans: readonly EventSpan[]): EventSpan[] {
  const starts = [0, ...spans.map(([, to]) => to + 1)]
  const ends = [...spans.map(([from]) => from - 1), Number.MAX_SAFE_INTEGER]
  return starts.flatMap((from, at): EventSpan[] => {
    const to = ends[at] ?? 0
    return from > to ? [] : [[from, to]]
  })
}

/** How many events they hold. */
export function sizeOfSpans(spans: readonly EventSpan[]): number {
  return spans.reduce((size, [from, to]) => size + to - from + 1, 0)
}

/** Whether one of them holds an event. */
export function holds(spans: readonly EventSpan[], event: number): boolean {
  const [from, to] = spans[lastUpTo(spans, event, ([start]) => start)] ?? [1, 0]
  return event >= from && event <= to
}

/**
 * The position of the last of some things in order that begins at a number or before it; -1 when
 * none does.
 */
export function lastUpTo<Thing>(
  things: readonly Thing[],
  number: number,
  startOf: (thing: Thing) => number,
): number {
  let low = 0
  let high = things.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const thing = things[middle]
    if (thing !== undefined && startOf(thing) <= number) low = middle + 1
    else high = middle
  }
  return low - 1
}
