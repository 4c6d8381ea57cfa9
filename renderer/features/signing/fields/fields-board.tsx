import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { BoardPage } from '#renderer/features/signing/fields/board-page.tsx'
import { fieldAt, fieldIn, onEveryPage, overlapping, requestedFields, withField, withLines, type FieldDraft } from '#renderer/features/signing/fields/board.ts'
import { FieldList } from '#renderer/features/signing/fields/field-list.tsx'
import { FieldProperties } from '#renderer/features/signing/fields/field-properties.tsx'
import { Palette } from '#renderer/features/signing/fields/palette.tsx'
import { texts } from '#renderer/features/signing/fields/texts.ts'
import { planOf, type Asked } from '#renderer/features/signing/prepare/people.ts'
import { usePreparation } from '#renderer/features/signing/prepare/store.ts'
import { PageView, type PageOnDesk } from '#renderer/editor/page-view/page-view.tsx'
import type { Layout } from '#shared/ipc/signing-views.ts'
import type { PageRectangle, PlacedFieldKind } from '#shared/signing/ceremony.ts'
import { placeFields } from '#shared/signing/fields.ts'
import { blobAddress } from '#renderer/lib/client.ts'
import classes from './fields.module.css'

interface FieldsBoardProps {
  readonly asked: Asked
  readonly layout: Layout
}

/** Left, whose field and what; in the middle the pages; right, all that is placed. */
export function FieldsBoard({ asked, layout }: FieldsBoardProps) {
  const { order, history, title, changeFields, undo, redo, goTo } = usePreparation()
  const fields = history.present
  const people = useMemo(() => asked.people.filter(({ role }) => role !== 'copy'), [asked.people])
  const [person, setPerson] = useState(people[0]?.key ?? '')
  const [armed, setArmed] = useState<PlacedFieldKind | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [shown, setShown] = useState(1)
  const stage = useRef<HTMLElement>(null)
  const chosen = fields.find(({ id }) => id === selected)
  const onEachOther = useMemo(() => overlapping(fields), [fields])
  const plan = planOf(asked, order)
  const placed = plan.ok ? placeFields(plan.value, requestedFields(fields), layout.lines, layout.pages) : plan
  const hasLine = (field: FieldDraft) => {
    const whose = people.find(({ key }) => key === field.signer)
    return field.kind === 'signature' && whose !== undefined && layout.lines.some(line => line.block === whose.block && line.role === whose.role)
  }
  const focus = (id: string) => requestAnimationFrame(() => {
    const element = stage.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`)
    element?.scrollIntoView({ block: 'nearest' })
    element?.focus({ preventScroll: true })
  })
  const put = (field: FieldDraft) => {
    changeFields([...fields, field])
    setArmed(null)
    setSelected(field.id)
    focus(field.id)
  }
  const place = (page: PageOnDesk, drawn: PageRectangle, pressed: boolean) => {
    if (armed === null) return
    put(pressed ? fieldAt(crypto.randomUUID(), person, armed, page.number, drawn, page.size) : fieldIn(crypto.randomUUID(), person, armed, page.number, drawn, page.size))
  }
  const putInMiddle = (kind: PlacedFieldKind) => {
    const size = layout.pages[shown - 1]
    if (size !== undefined) put(fieldAt(crypto.randomUUID(), person, kind, shown, { x: size.width / 2, y: size.height / 2 }, size))
  }
  const remove = (field: FieldDraft) => {
    // A signature of the text's own blocks goes back to its line: the person is asked to sign there all the same.
    changeFields(withLines(fields.filter(({ id }) => id !== field.id), layout.lines, asked.people))
    setSelected(null)
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setArmed(null)
      if (event.target instanceof HTMLInputElement || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [undo, redo])
  if (people.length === 0) return <p className={classes['soft']}>{texts.nobody}</p>
  return (
    <div className={classes['desk']}>
      <Palette people={people} person={person} armed={armed} hasSignature={fields.some(({ signer, kind }) => signer === person && kind === 'signature')} onPerson={setPerson} onArm={setArmed} onPut={putInMiddle} />
      <section ref={stage} className={classes['stage']} aria-label={texts.pages}>
        <PageView
          source={blobAddress(layout.pdf)}
          label={title}
          onPage={setShown}
          renderOverlay={page => (
            <BoardPage
              page={page}
              fields={fields}
              people={people}
              person={person}
              armed={armed}
              selected={selected}
              overlapping={onEachOther}
              onSelect={setSelected}
              onChange={(field, rectangle, gesture) => changeFields(withField(fields, { ...field, rectangle, onLine: false }), gesture)}
              onRemove={remove}
              onPlace={place}
            />
          )}
        />
        <p id="field-help" className="visually-hidden">{texts.fieldHelp}</p>
      </section>
      <div className={classes['beside']}>
        <div className={classes['listHead']}>
          <h2>{texts.listTitle}</h2>
          <Tooltip label={texts.undo}><ActionIcon variant="subtle" color="gray" aria-label={texts.undo} disabled={history.past.length === 0} onClick={undo}><IconArrowBackUp size={18} aria-hidden="true" /></ActionIcon></Tooltip>
          <Tooltip label={texts.redo}><ActionIcon variant="subtle" color="gray" aria-label={texts.redo} disabled={history.future.length === 0} onClick={redo}><IconArrowForwardUp size={18} aria-hidden="true" /></ActionIcon></Tooltip>
        </div>
        {chosen === undefined ? null : (
          <FieldProperties
            key={chosen.id}
            field={chosen}
            people={people}
            hasLine={hasLine(chosen)}
            onChange={(field, gesture) => changeFields(withField(fields, field), gesture)}
            onEveryPage={() => changeFields(onEveryPage(fields, chosen, layout.pages, () => crypto.randomUUID()))}
            onRemove={() => remove(chosen)}
          />
        )}
        <FieldList
          fields={fields}
          people={people}
          selected={selected}
          overlapping={onEachOther}
          onGoTo={(field) => {
            setSelected(field.id)
            focus(field.id)
          }}
        />
        <footer className={classes['foot']}>
          {placed.ok ? null : <p className={classes['fault']} id="fields-problem">{placed.refusal.message}</p>}
          <div className={classes['ways']}>
            <Button variant="default" onClick={() => goTo(0)}>{texts.back}</Button>
            <Button disabled={!placed.ok} aria-describedby={placed.ok ? undefined : 'fields-problem'} onClick={() => goTo(2)}>{texts.next}</Button>
          </div>
        </footer>
      </div>
    </div>
  )
}
