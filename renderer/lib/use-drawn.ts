import { useCallback, useState, type RefCallback } from 'react'

/** More than a window shows at once, and what is drawn more each time. */
const step = 40

export interface Drawn {
  /** How many rows are drawn. */
  readonly drawn: number
  /** To be put behind the last row drawn: once it comes near, more are drawn. */
  readonly end: RefCallback<Element>
}

/** How many rows of a long list are drawn: those that are looked at or were, so that a long one opens as fast as a short one. */
export function useDrawn(total: number): Drawn {
  const [most, setMost] = useState(step)
  const drawn = Math.min(most, total)
  const end = useCallback<RefCallback<Element>>(
    element => {
      if (element === null) return
      const observer = new IntersectionObserver(
        entries => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setMost(drawn + step)
        },
        { rootMargin: '800px' },
      )
      observer.observe(element)
      return () => observer.disconnect()
    },
    [drawn],
  )
  return { drawn, end }
}
