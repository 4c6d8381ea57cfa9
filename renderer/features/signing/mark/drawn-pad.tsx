import { Button, Group } from '@mantine/core'
import { useRef, useState, type PointerEvent } from 'react'
import { strokePath, type Point } from '#renderer/features/signing/mark/stroke-outline.ts'
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
  const pressure = event.pointerType === 'pen' ? Math.min(1, Math.max(0, event.pressure)) : 0.5
  return [round(((event.clientX - box.left) / box.width) * pad.width), round(((event.clientY - box.top) / box.height) * pad.height), round(pressure)]
}

/** A surface to sign on with mouse, pen or finger. From the keyboard one signs by typing. */
export function DrawnPad({ onChange }: DrawnPadProps) {
  const [strokes, setStrokes] = useState<readonly Point[][]>([])
  const current = useRef<Point[] | null>(null)
  const [live, setLive] = useState<readonly Point[]>([])
  const [pen, setPen] = useState(false)
  const tell = (next: readonly Point[][]) => {
    setStrokes(next)
    onChange(next.length === 0 ? null : { kind: 'drawn', strokes: next.map(stroke => [...stroke]), ...pad })
  }
  const start = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    current.current = [pointOf(event.nativeEvent, event.currentTarget)]
    setPen(event.pointerType === 'pen')
    setLive(current.current)
  }
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const stroke = current.current
    if (stroke === null || stroke.length >= mostPoints) return
    const surface = event.currentTarget
    const events = event.nativeEvent.getCoalescedEvents()
    for (const each of events.length === 0 ? [event.nativeEvent] : events) stroke.push(pointOf(each, surface))
    setLive([...stroke])
  }
  const end = () => {
    const stroke = current.current
    current.current = null
    setLive([])
    if (stroke !== null) tell([...strokes, stroke])
  }
  return (
    <>
      <svg
        className={classes['pad']}
        viewBox={`0 0 ${pad.width} ${pad.height}`}
        role="img"
        aria-label={texts.ceremony.pad}
        onPointerDown={start}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="24" y1="124" x2="456" y2="124" className={classes['line']} />
        {strokes.map(stroke => <path key={stroke.slice(0, 3).join(' ') + String(stroke.length)} d={strokePath(stroke, !pen)} className={classes['ink']} />)}
        {live.length === 0 ? null : <path d={strokePath(live, !pen)} className={classes['ink']} />}
        {strokes.length === 0 && live.length === 0 ? <text x="240" y="90" className={classes['invite']}>{texts.ceremony.pad}</text> : null}
      </svg>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={strokes.length === 0} onClick={() => tell(strokes.slice(0, -1))}>{texts.ceremony.undoStroke}</Button>
        <Button size="compact-sm" variant="default" disabled={strokes.length === 0} onClick={() => tell([])}>{texts.ceremony.clear}</Button>
      </Group>
    </>
  )
}
