import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { KindIcon } from '#renderer/features/signing/fields/kind-icon.tsx'
import type { FieldDraft } from '#renderer/features/signing/fields/board.ts'
import { handles, moved, resized, snapped, toPixels, type Handle, type Snapped } from '#renderer/features/signing/fields/geometry.ts'
import { texts } from '#renderer/features/signing/fields/texts.ts'
import { initialsOf, smallestField } from '#shared/signing/fields.ts'
import type { PageRectangle } from '#shared/signing/ceremony.ts'
import type { PageOnDesk } from '#renderer/editor/page-view/page-view.tsx'
import classes from './board.module.css'

interface FieldBoxProps {
  readonly field: FieldDraft
  readonly page: PageOnDesk
  readonly colour: number
  /** Whose it is. */
  readonly name: string
  readonly selected: boolean
  readonly overlaps: boolean
  readonly neighbours: readonly PageRectangle[]
  readonly onSelect: () => void
  readonly onChange: (rectangle: PageRectangle, gesture: string | null) => void
  readonly onRemove: () => void
}

/** How near an edge is drawn to its neighbour's, in CSS pixels. */
const reach = 6
const arrows: Readonly<Record<string, readonly [right: number, up: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

interface Gesture {
  readonly handle: Handle | null
  readonly x: number
  readonly y: number
  readonly from: PageRectangle
  readonly pointer: number
}

/** A field on its page: taken by the mouse or a finger, pulled by its handles, moved by the arrow keys. */
export function FieldBox({ field, page, colour, name, selected, overlaps, neighbours, onSelect, onChange, onRemove }: FieldBoxProps) {
  const gesture = useRef<Gesture | null>(null)
  const [live, setLive] = useState<Snapped | null>(null)
  const smallest = smallestField[field.kind]
  const rectangle = live?.rectangle ?? field.rectangle
  const box = toPixels(rectangle, page.size, page.scale)
  const start = (event: PointerEvent<HTMLElement>, handle: Handle | null) => {
    if (event.button !== 0 || gesture.current !== null) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    gesture.current = { handle, x: event.clientX, y: event.clientY, from: field.rectangle, pointer: event.pointerId }
    onSelect()
  }
  const pull = (event: PointerEvent<HTMLElement>) => {
    const now = gesture.current
    if (now === null || now.pointer !== event.pointerId) return
    const right = (event.clientX - now.x) / page.scale
    const up = (now.y - event.clientY) / page.scale
    if (now.handle !== null) setLive({ rectangle: resized(now.from, now.handle, right, up, page.size, smallest), upright: [], level: [] })
    else setLive(snapped(moved(now.from, right, up, page.size), neighbours, event.altKey ? 0 : reach / page.scale, page.size))
  }
  const end = () => {
    const now = gesture.current
    gesture.current = null
    if (now !== null && live !== null) onChange(live.rectangle, null)
    setLive(null)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      onRemove()
      return
    }
    const arrow = arrows[event.key]
    if (arrow === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const step = event.shiftKey ? 10 : 1
    const [right, up] = [arrow[0] * step, arrow[1] * step]
    const next = event.altKey ? resized(field.rectangle, 'se', right, up, page.size, smallest) : moved(field.rectangle, right, up, page.size)
    onChange(next, `${event.altKey ? 'size' : 'move'} ${field.id}`)
  }
  const shown = field.kind === 'initials' ? initialsOf(name) : field.label === '' ? name : field.label
  const words = `${texts.fieldName(texts.kinds[field.kind], name, String(field.page))}${field.label === '' ? '' : `: ${field.label}`}${field.kind === 'initials' ? `, ${shown}` : ''}${overlaps ? `, ${texts.overlaps}` : ''}`
  return (
    <>
      {live?.upright.map(x => <span key={`x${x}`} className={classes['guide']} data-way="upright" style={{ left: x * page.scale }} />)}
      {live?.level.map(y => <span key={`y${y}`} className={classes['guide']} data-way="level" style={{ top: (page.size.height - y) * page.scale }} />)}
      <div className={classes['box']} data-colour={colour} data-selected={selected} data-overlaps={overlaps} data-live={live !== null} style={box}>
        <button
          type="button"
          className={classes['body']}
          data-field={field.id}
          aria-label={words}
          aria-describedby="field-help"
          onFocus={onSelect}
          onPointerDown={event => start(event, null)}
          onPointerMove={pull}
          onPointerUp={end}
          onPointerCancel={end}
          onKeyDown={press}
        >
          {field.kind === 'checkbox' ? null : (
            <>
              <KindIcon kind={field.kind} size={Math.max(10, Math.min(16, box.height * 0.7))} />
              <span className={classes['boxWords']}>{shown}</span>
            </>
          )}
        </button>
        {selected ? handles.map(handle => (
          <span key={handle} className={classes['handle']} data-handle={handle} aria-hidden="true" onPointerDown={event => start(event, handle)} onPointerMove={pull} onPointerUp={end} onPointerCancel={end} />
        )) : null}
      </div>
    </>
  )
}
