/**
 * Where a key leads in a list of `total` rows (WAI-ARIA Authoring Practices, grid pattern).
 *
 * @param current the row one stands on, from 0; `null` before the first key
 * @param page rows that fit in sight
 * @returns the row to go to, or `null` when the key means nothing here
 */
export function moveTo(
  key: string,
  current: number | null,
  total: number,
  page: number,
): number | null {
  if (total === 0) return null
  const from = current ?? -1
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  }
  const target = targets[key]
  return target === undefined ? null : Math.min(total - 1, Math.max(0, target))
}
