import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject, type WheelEvent } from 'react'
import { nearView, placeBeside } from '#renderer/features/comments/place-beside.ts'
import type { ShownThread } from '#renderer/features/comments/threads.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

/** How far beyond the edges of what is seen cards are drawn, and the least distance between two, in pixels. */
const beyond = 400
const gap = 8

/** The part of the window that scrolls the text. */
function scrollerOf(text: HTMLElement): HTMLElement | null {
  for (let element = text.parentElement; element !== null; element = element.parentElement) {
    if (element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)) return element
  }
  return null
}

interface Beside {
  readonly zone: RefObject<HTMLDivElement | null>
  /** The threads whose words are near what is seen; only they are drawn. */
  readonly near: readonly ShownThread[]
  /** The wheel over the cards moves the text they stand beside. */
  readonly onWheel: (event: WheelEvent) => void
}

/** Keeps cards at the height of their words while the text is scrolled and written. Positions are set on the elements, not drawn by React. */
export function useBeside(session: EditorSession, shown: readonly ShownThread[], active: string | null): Beside {
  const zone = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState<readonly ShownThread[]>([])
  const latest = useRef({ shown, active })

  const place = useCallback(() => {
    if (zone.current === null) return
    const { shown: all, active: pinned } = latest.current
    const { top: edge, height: room } = zone.current.getBoundingClientRect()
    const topOf = (index: number): number | null => {
      const top = session.topOf(all[index]?.anchor?.from ?? -1)
      return top === null ? null : top - edge
    }
    const { from, to, tops } = nearView(all.length, topOf, -beyond, room + beyond)
    const seen = all.slice(from, to)
    setNear(before => (before.length === seen.length && before.every((each, index) => each === seen[index]) ? before : seen))
    const cards = [...zone.current.querySelectorAll<HTMLElement>('[data-beside]')]
    const heights = new Map(cards.map(card => [card.dataset['beside'], card.offsetHeight]))
    const wanted = seen.flatMap(({ id }, index) => {
      const height = heights.get(id)
      const top = tops[index] ?? 0
      if (height === undefined) return []
      // The card that is looked at stays whole while its words are seen.
      const kept = id === pinned && top > -40 && top < room ? Math.max(0, Math.min(top, room - height)) : top
      return [{ key: id, top: kept, height }]
    })
    const places = placeBeside(wanted, pinned, gap)
    for (const card of cards) {
      const top = places.get(card.dataset['beside'] ?? '')
      card.style.transform = top === undefined ? '' : `translateY(${Math.round(top)}px)`
    }
  }, [session])

  useLayoutEffect(() => {
    latest.current = { shown, active }
    place()
  })
  useEffect(() => {
    let frame: number | null = null
    const soon = (): void => {
      frame ??= requestAnimationFrame(() => {
        frame = null
        place()
      })
    }
    const watch = new ResizeObserver(soon)
    if (zone.current !== null) watch.observe(zone.current)
    document.addEventListener('scroll', soon, { capture: true, passive: true })
    const { editor } = session.getState()
    editor?.on('transaction', soon)
    return () => {
      if (frame !== null) cancelAnimationFrame(frame)
      watch.disconnect()
      document.removeEventListener('scroll', soon, { capture: true })
      editor?.off('transaction', soon)
    }
  }, [session, place])
  useEffect(() => {
    const watch = new ResizeObserver(place)
    for (const { id } of near) {
      const card = zone.current?.querySelector(`[data-beside="${CSS.escape(id)}"]`)
      if (card !== null && card !== undefined) watch.observe(card)
    }
    return () => watch.disconnect()
  }, [near, place])

  const onWheel = (event: WheelEvent): void => {
    const { editor } = session.getState()
    if (editor !== null) scrollerOf(editor.view.dom)?.scrollBy({ top: event.deltaY })
  }
  return { zone, near, onWheel }
}
