import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import { ChangeEntry } from '#renderer/features/changes/change-entry.tsx'
import { authorOf } from '#renderer/features/changes/filter.ts'
import { texts } from '#renderer/features/changes/texts.ts'
import type { ShownAuthor } from '#renderer/editor/session/redline-session.ts'
import type { ListedChange } from '#shared/redline/list.ts'
import type { Decision } from '#shared/redline/resolve.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './changes.module.css'

interface ChangeListProps {
  readonly changes: readonly ListedChange[]
  /** How many places each gesture changed. */
  readonly gestures: ReadonlyMap<string, number>
  readonly authors: readonly ShownAuthor[]
  readonly me: string
  readonly current: string | null
  readonly decidable: boolean
  /** Shows a change in the text; the keyboard stays here where `stay` is set. */
  readonly onGo: (change: ListedChange, stay: boolean) => void
  readonly onGesture: (change: ListedChange) => void
  readonly onDecide: (decision: Decision, change: ListedChange) => void
  readonly onUndo: () => void
}

const usualHeight = 108
const page = 8

/** Where a key leads in a list of so many entries; null for a key that leads nowhere. */
export function stepTo(key: string, from: number, count: number): number | null {
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, PageDown: from + page, PageUp: from - page, Home: 0, End: count - 1 }[key]
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to))
}

/** The changes, of which only those in view are drawn. The one the cursor stands in is kept in view. */
export function ChangeList({ changes, gestures, authors, me, current, decidable, onGo, onGesture, onDecide, onUndo }: ChangeListProps) {
  const locale = useLocale()
  const scroller = useRef<HTMLDivElement>(null)
  /** The place in the list the keyboard goes back to once the list is drawn anew, and whether the text goes there too. */
  const waiting = useRef<{ readonly index: number; readonly show: boolean } | null>(null)
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: index => changes[index]?.key ?? index,
    overscan: 6,
  })
  const colours = new Map(authors.map(({ key, colour }) => [key, colour]))
  const at = current === null ? -1 : changes.findIndex(({ key }) => key === current)

  const focusEntry = (index: number) => {
    const key = changes[index]?.key
    if (key === undefined) return
    virtual.scrollToIndex(index)
    const focus = () => {
      const entry = scroller.current?.querySelector<HTMLElement>(`[data-change-key="${CSS.escape(key)}"]`)
      entry?.focus({ preventScroll: true })
      return entry !== null && entry !== undefined
    }
    if (!focus()) requestAnimationFrame(focus)
  }
  // Only another current change scrolls the list, not another list.
  const followCurrent = useEffectEvent(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  })
  useEffect(() => followCurrent(), [current])
  const goBack = useEffectEvent(() => {
    if (waiting.current === null) return
    const { show } = waiting.current
    const index = Math.min(waiting.current.index, changes.length - 1)
    const change = changes[index]
    waiting.current = null
    if (show && change !== undefined) onGo(change, true)
    focusEntry(index)
  })
  useEffect(() => goBack(), [changes])

  const decide = (decision: Decision, change: ListedChange, show: boolean) => {
    waiting.current = { index: changes.indexOf(change), show }
    onDecide(decision, change)
  }
  const onKey = (event: KeyboardEvent, change: ListedChange) => {
    const index = changes.indexOf(change)
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'z') {
      event.preventDefault()
      waiting.current = { index, show: false }
      onUndo()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = stepTo(event.key, index, changes.length)
    const decision = ({ a: 'accept', r: 'reject' } as const)[event.key.toLowerCase()]
    if (to === null && (decision === undefined || !decidable)) return
    event.preventDefault()
    const next = to === null ? undefined : changes[to]
    if (decision !== undefined && to === null) decide(decision, change, true)
    else if (to !== null && next !== undefined && to !== index) {
      onGo(next, true)
      focusEntry(to)
    }
  }
  const toPartner = ({ partner }: ListedChange) => {
    const other = changes.find(({ from }) => from === partner?.from)
    if (other !== undefined) onGo(other, false)
  }
  const drawn = virtual.getVirtualItems()
  // Tab comes to the current change, or to the first in view.
  const tabbable = drawn.some(({ index }) => index === at) ? at : (drawn.find(({ end }) => end > (virtual.scrollOffset ?? 0))?.index ?? 0)
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ol className={classes['list']} aria-label={texts.list} style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, key }) => {
          const change = changes[index]
          if (change === undefined) return null
          const author = authorOf(change)
          const places = gestures.get(change.group) ?? 1
          return (
            <li key={key} ref={virtual.measureElement} data-index={index} aria-setsize={changes.length} aria-posinset={index + 1} style={{ transform: `translateY(${start}px)` }}>
              <ChangeEntry
                change={change}
                colour={colours.get(author) ?? null}
                own={author === me}
                current={index === at}
                tabbable={index === tabbable}
                decidable={decidable}
                places={places > 1 && change.partner === null ? formatNumber(places, locale) : null}
                onGo={gone => onGo(gone, false)}
                onPartner={toPartner}
                onGesture={onGesture}
                onDecide={(decision, decided) => decide(decision, decided, false)}
                onKey={onKey}
              />
            </li>
          )
        })}
      </ol>
    </div>
  )
}
