import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useCore } from '../../app/core.tsx'
import type { CheckedRow, VerdictCode } from '../../../shared/model.ts'

const PAGE = 200
/** Pages that fly past under a dragged scroll bar are not asked for. */
const SETTLE_MS = 60
/** Pages out of sight are dropped soon: a million rows must not gather in memory. */
const KEEP_MS = 30_000

/** The rows in sight, fetched a page at a time. @returns the row at an index, `null` until it is here */
export function useRows(
  check: string,
  verdict: VerdictCode | null,
  sight: { readonly first: number; readonly end: number },
): (index: number) => CheckedRow | null {
  const { client } = useCore()
  const firstPage = Math.floor(sight.first / PAGE)
  const pageCount = Math.max(0, Math.floor((sight.end - 1) / PAGE) - firstPage + 1)
  const settled = useSettled(firstPage)

  const pages = useQueries({
    queries: Array.from({ length: pageCount }, (_, step) => {
      const offset = (firstPage + step) * PAGE
      return {
        queryKey: ['lists.rows', check, verdict, offset],
        queryFn: () => client.call('lists.rows', { check, verdict, offset, limit: PAGE }),
        enabled: settled,
        gcTime: KEEP_MS,
      }
    }),
  })
  return (index) => pages[Math.floor(index / PAGE) - firstPage]?.data?.rows[index % PAGE] ?? null
}

/** Whether a value has stayed the same for a moment. */
function useSettled(value: number): boolean {
  const [settledOn, setSettledOn] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettledOn(value), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settledOn === value
}
