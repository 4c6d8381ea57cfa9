import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { EditorView } from 'prosemirror-view'
import { ContractEditor, type ContractEditorProps } from '#renderer/editor/contract-editor.tsx'
import { createEditorSession } from '#renderer/editor/session/session.ts'
import type { ShownChange } from '#renderer/features/compare/compared.ts'
import { changedFields } from '#renderer/features/compare/changed-fields.ts'
import { highlightCurrent } from '#renderer/features/compare/current-highlight.ts'
import type { Walk } from '#renderer/features/compare/use-walk.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './compare.module.css'

/** What the redline's paper needs of the application. */
export type PaperServices = Pick<ContractEditorProps, 'newId' | 'putBlob' | 'blobUrl'>

function rangeOf(view: EditorView, { from, to }: ShownChange): Range {
  const range = new Range()
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}

/** Shows the uses of a field whose value changed; the value stands nowhere in the text itself. */
function showFields(view: EditorView, { ids }: ShownChange): () => void {
  const fields = changedFields(view.state.doc)
  const uses = [...view.dom.querySelectorAll<HTMLElement>('.document-field')].filter(use => ids.includes(fields.get(use.dataset['fieldId'] ?? '') ?? ''))
  uses[0]?.scrollIntoView({ block: 'center' })
  return highlightCurrent(
    uses.map(use => {
      const range = new Range()
      range.selectNodeContents(use)
      return range
    }),
  )
}

/** The paper scrolls by the keyboard too, so its region takes the focus. */
const reached = 0

interface InLineProps {
  readonly redline: DocumentJson
  readonly label: string
  readonly walk: Walk
  readonly services: PaperServices
}

/** The redline as tracked changes show anywhere else, for reading. */
export function InLine({ redline, label, walk, services }: InLineProps) {
  const locale = useLocale()
  const [session] = useState(createEditorSession)
  const ready = useStore(session, state => state.editor !== null)
  const { current, steps } = walk
  useEffect(() => {
    const view = session.getState().editor?.view
    if (!ready || view === undefined || current === null || steps === 0) return undefined
    if (current.to === 0) return showFields(view, current)
    // The text takes the selection to show the change, not the keyboard from whoever walks through the list.
    const before = document.activeElement
    session.goToChange(current.key)
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
    return highlightCurrent([rangeOf(view, current)])
  }, [session, ready, current, steps])
  return (
    <section className={classes['paper']} aria-label={label} tabIndex={reached} data-pane="text">
      <ContractEditor session={session} document={redline} editable={false} journal={null} label={label} locale={locale} {...services} />
    </section>
  )
}
