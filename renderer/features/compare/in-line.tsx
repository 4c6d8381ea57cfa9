import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ContractEditor, type ContractEditorProps } from '#renderer/editor/contract-editor.tsx'
import { createEditorSession } from '#renderer/editor/session/session.ts'
import type { Walk } from '#renderer/features/compare/use-walk.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './compare.module.css'

/** What the redline's paper needs of the application. */
export type PaperServices = Pick<ContractEditorProps, 'newId' | 'putBlob' | 'blobUrl'>

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
  const key = walk.current?.key ?? null
  const { steps } = walk
  useEffect(() => {
    if (!ready || key === null || steps === 0) return
    // The text takes the selection to show the change, not the keyboard from whoever walks through the list.
    const before = document.activeElement
    session.goToChange(key)
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
  }, [session, ready, key, steps])
  return (
    <section className={classes['paper']} aria-label={label} tabIndex={reached} data-pane="text">
      <ContractEditor session={session} document={redline} editable={false} journal={null} label={label} locale={locale} {...services} />
    </section>
  )
}
