import { Button, Group } from '@mantine/core'
import { useRef, useState, type PointerEvent } from 'react'
import { isSimulated, strokePath, type Point } from '#renderer/features/signing/mark/stroke-outline.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import classes from './mark.module.css'

interface DrawnPadProps {
  readonly onChange: (mark: SignatureMark | null) => void
}

/** The pad's own units; the drawing is scaled to them whatever its size on the screen. */
const pad = { width: 480, height: 160 } as const
const mostPoints = 5000

const round = (value: number): number => Math.round(value * 100) / 100

/** Where on the pad, and how hard; only a pen tells its pressure. */
function pointOf(event: globalThis.PointerEvent, surface: Element): Point {
  const box = surface.getBoundingClientRect()
  const pressure = event.pointerType === 'pen' ? Math.min(1, Math.max(0.02, event.pressure)) : 0.5
  return [round(((event.clientX - box.left) / box.width) * pad.width), round(((event.clientY - box.top) / box.height) * pad.height), round(pressure)]
}

/** The pointer that draws now, and whether a pen was ever used here: then fingers and the palm draw nothing. */
interface Hand {
  readonly pointer: number
  readonly points: Point[]
}

/** A surface to sign on with mouse, pen or finger. From the keyboard one signs by typing. */
export function DrawnPad({ onChange }: DrawnPadProps) {
  const [strokes, setStrokes] = useState<readonly Point[][]>([])
  const hand = useRef<Hand | null>(null)
  const penUsed = useRef(false)
  const [live, setLive] = useState<readonly Point[]>([])
  const tell = (next: readonly Point[][]) => {
    setStrokes(next)
    onChange(next.length === 0 ? null : { kind: 'drawn', strokes: next.map(stroke => [...stroke]), ...pad })
  }
  const start = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerType === 'pen') penUsed.current = true
    if (event.button !== 0 || hand.current !== null || (penUsed.current && event.pointerType === 'touch')) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    hand.current = { pointer: event.pointerId, points: [pointOf(event.nativeEvent, event.currentTarget)] }
    setLive([...hand.current.points])
  }
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const now = hand.current
    if (now === null || now.pointer !== event.pointerId || now.points.length >= mostPoints) return
    const surface = event.currentTarget
    const events = event.nativeEvent.getCoalescedEvents()
    for (const each of events.length === 0 ? [event.nativeEvent] : events) now.points.push(pointOf(each, surface))
    setLive([...now.points])
  }
  const lift = (event: PointerEvent<SVGSVGElement>, kept: boolean) => {
    const now = hand.current
    if (now === null || now.pointer !== event.pointerId) return
    hand.current = null
    setLive([])
    // A touch that the system took back was the palm.
    if (kept) tell([...strokes, now.points.slice(0, mostPoints)])
  }
  const simulated = isSimulated(live.length === 0 ? strokes : [...strokes, live])
  return (
    <>
      <svg
        className={classes['pad']}
        viewBox={`0 0 ${pad.width} ${pad.height}`}
        role="img"
        aria-label={texts.ceremony.pad}
        onPointerDown={start}
        onPointerMove={draw}
        onPointerUp={event => lift(event, true)}
        onPointerCancel={event => lift(event, false)}
      >
        <line x1="24" y1="124" x2="456" y2="124" className={classes['line']} />
        {strokes.map(stroke => <path key={stroke.slice(0, 3).join(' ') + String(stroke.length)} d={strokePath(stroke, simulated)} className={classes['ink']} />)}
        {live.length === 0 ? null : <path d={strokePath(live, simulated)} className={classes['ink']} />}
        {strokes.length === 0 && live.length === 0 ? <text x="240" y="90" className={classes['invite']}>{texts.ceremony.pad}</text> : null}
      </svg>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={strokes.length === 0} onClick={() => tell(strokes.slice(0, -1))}>{texts.ceremony.undoStroke}</Button>
        <Button size="compact-sm" variant="default" disabled={strokes.length === 0} onClick={() => tell([])}>{texts.ceremony.clear}</Button>
      </Group>
    </>
  )
}
