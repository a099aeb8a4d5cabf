import { useEffect, useState, type RefObject } from 'react'

interface ScrollState {
  readonly scrollTop: number
  readonly viewport: number
}

/** The scroll position of an element and the height it shows, less that of its sticky head; in px. */
export function useScroll(element: RefObject<HTMLElement | null>, head: number): ScrollState {
  const [state, setState] = useState<ScrollState>({ scrollTop: 0, viewport: 0 })
  useEffect(() => {
    const scroller = element.current
    if (!scroller) return
    const measure = () =>
      setState({ scrollTop: scroller.scrollTop, viewport: scroller.clientHeight - head })
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    scroller.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      scroller.removeEventListener('scroll', measure)
    }
  }, [element, head])
  return state
}
