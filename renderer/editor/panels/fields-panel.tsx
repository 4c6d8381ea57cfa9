import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Field } from '#shared/document/field.ts'
import { TypedField } from '#renderer/components/fields/typed-field.tsx'
import { changeField, removeField } from '#renderer/editor/commands/fields.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { FieldSummary } from '#renderer/editor/session/summary.ts'

/** How long typing in a field rests before the text follows, in milliseconds; leaving the field does it at once. */
const rest = 400

/** All fields of the document, the unfilled ones first. Changing one changes every use of it, in one undo step. */
export function FieldsPanel({ session }: { readonly session: EditorSession }) {
  const fields = useStore(session, (state) => state.fields)
  const editable = useStore(session, (state) => state.editable)
  const unfilled = fields.filter(({ filled }) => !filled).length
  // The order of the list holds while someone works in it, so that a field does not jump away as it is filled.
  const [working, setWorking] = useState(false)
  const [order, setOrder] = useState<readonly string[]>([])
  const ids = fields.map(({ field }) => field.id)
  const known = working ? order.filter((id) => ids.includes(id)) : []
  const shown = [...known, ...ids.filter((id) => !known.includes(id))]
  if (shown.join('\n') !== order.join('\n')) setOrder(shown)

  return (
    <section className="editor-panel" aria-label="Fields">
      <output className="editor-panel-empty">
        {fields.length === 0 ? 'No fields yet. A field holds a value that is used in many places and changed in one.' : unfilled === 0 ? 'Every field is filled in.' : `${unfilled} of ${fields.length} still to fill in.`}
      </output>
      <div
        role="presentation"
        onFocus={() => setWorking(true)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setWorking(false)
        }}
      >
        <ul className="fields-list">
          {shown.map((id) => {
            const entry = fields.find(({ field }) => field.id === id)
            return entry === undefined ? null : <FieldEntry key={id} entry={entry} editable={editable} session={session} />
          })}
        </ul>
      </div>
      {editable ? (
        <Button variant="subtle" m="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => session.openDialog('field')}>
          Add a field
        </Button>
      ) : null}
    </section>
  )
}

/** A change of a field that the text has not taken over yet. */
interface Pending {
  field: Field | null
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Hands a pending change to the text. It does not take the focus from the field that is being filled. */
function commit(session: EditorSession, pending: Pending): void {
  clearTimeout(pending.timer)
  const next = pending.field
  pending.field = null
  const view = session.getState().editor?.view
  if (next !== null && view !== undefined && view.editable) changeField(next)(view.state, view.dispatch)
}

interface FieldEntryProps {
  readonly entry: FieldSummary
  readonly editable: boolean
  readonly session: EditorSession
}

function usedText(uses: number): string {
  return uses === 0 ? 'Not used yet' : uses === 1 ? 'Used once' : `Used ${uses} times`
}

function FieldEntry({ entry: { field, uses, filled }, editable, session }: FieldEntryProps) {
  const [draft, setDraft] = useState<Field>(field)
  const [written, setWritten] = useState<Field>(field)
  const [visited, setVisited] = useState(0)
  const pending = useRef<Pending>({ field: null, timer: undefined })
  const [filling, setFilling] = useState(false)
  // A change from elsewhere (undo) is taken over, but never into a field that is being filled: the text only follows it after a moment.
  if (written !== field) {
    setWritten(field)
    if (!filling) setDraft(field)
  }
  const inText = uses.filter((use) => use.kind !== 'condition')

  const hand = (): void => commit(session, pending.current)
  const leave = (): void => {
    hand()
    setFilling(false)
  }
  useEffect(() => {
    const held = pending.current
    return () => commit(session, held)
  }, [session])

  const change = (next: Field): void => {
    setDraft(next)
    const held = pending.current
    clearTimeout(held.timer)
    held.field = next
    held.timer = setTimeout(hand, rest)
  }
  const jump = (): void => {
    const use = inText[visited % inText.length]
    if (use !== undefined) session.jumpTo(use.pos)
    setVisited(visited + 1)
  }

  return (
    <li className="fields-entry">
      <div role="presentation" onFocus={() => setFilling(true)} onBlur={leave}>
        <fieldset disabled={!editable} className="fields-plain">
          <TypedField field={draft} onChange={change} />
        </fieldset>
      </div>
      <div className="fields-entry-foot">
        {filled ? null : <span className="fields-mark">To fill in</span>}
        {inText.length === 0 ? (
          <span>{uses.length > 0 ? 'Decides a condition' : usedText(0)}</span>
        ) : (
          <button type="button" className="text-button" onClick={jump}>
            {usedText(inText.length)}
          </button>
        )}
        {editable && uses.length === 0 ? (
          <button type="button" className="text-button" onClick={() => session.run(removeField(field.id))}>
            Remove
          </button>
        ) : null}
      </div>
    </li>
  )
}
