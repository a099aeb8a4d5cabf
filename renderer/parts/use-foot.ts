import { useEffect, useRef, type RefObject } from 'react'

/**
 * Lets what is said in passing stand clear of the foot of a screen, where the next step is, however
 * many lines it takes.
 */
export function useFoot<T extends HTMLElement>(): RefObject<T | null> {
  const foot = useRef<T>(null)
  useEffect(() => {
    const { style } = document.documentElement
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0
      style.setProperty('--ll-foot', `${Math.ceil(height)}px`)
    })
    if (foot.current) observer.observe(foot.current)
    return () => {
      observer.disconnect()
      style.removeProperty('--ll-foot')
    }
  }, [])
  return foot
}
