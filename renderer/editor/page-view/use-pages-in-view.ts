import { useEffect, useRef, useState, type RefObject } from 'react'
import { nextDue, nothingViewed, pageSeen, readToEnd, settle, viewingShare, type PagesRead, type ViewedPages } from '#renderer/editor/page-view/viewed-pages.ts'

interface Listeners {
  readonly onRead?: ((read: PagesRead) => void) | undefined
  readonly onPage?: ((page: number) => void) | undefined
}

function pageOf(element: Element): number {
  return Number(element.getAttribute('data-page'))
}

/** How much of a page is seen: of the page itself, or of the window where that is the smaller. */
function shareSeen(entry: IntersectionObserverEntry): number {
  const window = entry.rootBounds?.height ?? entry.boundingClientRect.height
  return entry.intersectionRect.height / Math.max(1, Math.min(entry.boundingClientRect.height, window))
}

const steps = Array.from({ length: 21 }, (_, index) => index / 20)

/** Which pages are near what is seen and should be drawn, which is seen most, and which have been viewed. */
export function usePagesInView(
  scroller: RefObject<HTMLDivElement | null>,
  pages: number,
  /** What is shown; another one is read from the beginning. */
  shown: object | null,
  listeners: Listeners,
): { readonly near: ReadonlySet<number>; readonly current: number } {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set())
  const [current, setCurrent] = useState(1)
  const heard = useRef(listeners)
  useEffect(() => {
    heard.current = listeners
  })

  useEffect(() => {
    const root = scroller.current
    if (root === null || pages === 0 || shown === null) return
    const sheets = [...root.querySelectorAll('[data-page]')]
    let state: ViewedPages = nothingViewed
    let timer: ReturnType<typeof setTimeout> | undefined
    const shares = new Map<number, number>()

    const become = (next: ViewedPages): void => {
      const changed = next.viewed !== state.viewed || next.reachedEnd !== state.reachedEnd
      state = next
      clearTimeout(timer)
      const due = nextDue(state)
      if (due !== null) timer = setTimeout(() => become(settle(state, performance.now())), Math.max(0, due - performance.now()) + 5)
      if (changed) heard.current.onRead?.({ viewed: [...state.viewed].sort((a, b) => a - b), pages, readToEnd: readToEnd(state, pages) })
    }

    const drawing = new IntersectionObserver(
      (entries) => {
        setNear((before) => {
          const next = new Set(before)
          for (const entry of entries) {
            if (entry.isIntersecting) next.add(pageOf(entry.target))
            else next.delete(pageOf(entry.target))
          }
          return next
        })
      },
      { root, rootMargin: '800px 0px' },
    )
    const reading = new IntersectionObserver(
      (entries) => {
        let next = state
        for (const entry of entries) {
          const page = pageOf(entry.target)
          const share = entry.isIntersecting ? shareSeen(entry) : 0
          shares.set(page, share)
          next = pageSeen(next, page, share >= viewingShare, performance.now())
        }
        become(next)
        const [most] = [...shares].sort((a, b) => b[1] - a[1] || a[0] - b[0])
        if (most !== undefined) {
          setCurrent(most[0])
          heard.current.onPage?.(most[0])
        }
      },
      { root, threshold: steps },
    )
    const ending = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting) && !state.reachedEnd) become({ ...state, reachedEnd: true })
      },
      { root },
    )
    const end = root.querySelector('[data-end]')
    if (end !== null) ending.observe(end)
    for (const sheet of sheets) {
      drawing.observe(sheet)
      reading.observe(sheet)
    }
    return () => {
      clearTimeout(timer)
      drawing.disconnect()
      reading.disconnect()
      ending.disconnect()
    }
  }, [scroller, pages, shown])

  return { near, current }
}
