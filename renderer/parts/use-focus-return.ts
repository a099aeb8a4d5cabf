import { useEffect, useState } from 'react'

/** Gives the focus back to where it was before this component came, once it has gone. */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // What the closing itself focuses goes first, and wins.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && before instanceof HTMLElement) before.focus()
      })
    },
    [before],
  )
}
