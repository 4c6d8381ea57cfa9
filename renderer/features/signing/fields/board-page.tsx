import { useState, type PointerEvent } from 'react'
import { drawnBox, toPoints, type Box } from '#renderer/features/signing/fields/geometry.ts'
import { FieldBox } from '#renderer/features/signing/fields/field-box.tsx'
import type { FieldDraft } from '#renderer/features/signing/fields/board.ts'
import { colourOf } from '#renderer/features/signing/fields/person-colour.ts'
import { texts } from '#renderer/features/signing/fields/texts.ts'
import type { PersonDraft } from '#renderer/features/signing/prepare/people.ts'
import type { PageRectangle, PlacedFieldKind } from '#shared/signing/ceremony.ts'
import type { PageOnDesk } from '#renderer/editor/page-view/page-view.tsx'
import classes from './board.module.css'

interface BoardPageProps {
  readonly page: PageOnDesk
  readonly fields: readonly FieldDraft[]
  readonly people: readonly PersonDraft[]
  readonly person: string
  readonly armed: PlacedFieldKind | null
  readonly selected: string | null
  readonly overlapping: ReadonlySet<string>
  readonly onSelect: (id: string | null) => void
  readonly onChange: (field: FieldDraft, rectangle: PageRectangle, gesture: string | null) => void
  readonly onRemove: (field: FieldDraft) => void
  /** A press on the page, or a box drawn there, in points. */
  readonly onPlace: (page: PageOnDesk, drawn: PageRectangle, pressed: boolean) => void
}

interface Drawing {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
}

/** Less than this, in CSS pixels, is a press and not a box. */
const slip = 6

function placeOf(event: PointerEvent): Drawing['from'] {
  const area = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - area.left, y: event.clientY - area.top }
}

/** The fields of one page, and the place where new ones are drawn. */
export function BoardPage({ page, fields, people, person, armed, selected, overlapping, onSelect, onChange, onRemove, onPlace }: BoardPageProps) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const start = (event: PointerEvent) => {
    if (event.button !== 0) return
    if (armed === null) {
      onSelect(null)
      return
    }
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = placeOf(event)
    setDrawing({ from: at, to: at })
  }
  const draw = (event: PointerEvent) => {
    if (drawing !== null) setDrawing({ ...drawing, to: placeOf(event) })
  }
  const end = () => {
    if (drawing === null) return
    const box: Box = drawnBox(drawing.from, drawing.to)
    setDrawing(null)
    onPlace(page, toPoints(box, page.size, page.scale), box.width < slip && box.height < slip)
  }
  const here = fields.filter(field => field.page === page.number)
  return (
    <div className={classes['board']} data-armed={armed !== null} onPointerDown={start} onPointerMove={draw} onPointerUp={end} onPointerCancel={() => setDrawing(null)}>
      {here.map(field => (
        <FieldBox
          key={field.id}
          field={field}
          page={page}
          colour={colourOf(people, field.signer)}
          name={people.find(({ key }) => key === field.signer)?.name ?? texts.someoneElse}
          selected={selected === field.id}
          overlaps={overlapping.has(field.id)}
          neighbours={here.filter(other => other !== field).map(({ rectangle }) => rectangle)}
          onSelect={() => onSelect(field.id)}
          onChange={(rectangle, gesture) => onChange(field, rectangle, gesture)}
          onRemove={() => onRemove(field)}
        />
      ))}
      {drawing === null ? null : <div className={classes['drawing']} data-colour={colourOf(people, person)} style={drawnBox(drawing.from, drawing.to)} />}
    </div>
  )
}
