import { Modal } from '@mantine/core'
import { useState } from 'react'
import { ContractEditor, type ContractEditorProps } from '#renderer/editor/contract-editor.tsx'
import { createEditorSession } from '#renderer/editor/session/session.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './approvals.module.css'

/** What a paper that is only read needs of the application. */
export type PaperServices = Pick<ContractEditorProps, 'newId' | 'putBlob' | 'blobUrl'>

interface PaperProps {
  readonly document: DocumentJson
  readonly label: string
  readonly services: PaperServices
}

/** The paper scrolls by the keyboard too, so its region takes the focus. */
const reached = 0

/** A text for reading, its tracked changes shown as anywhere else. */
export function Paper({ document, label, services }: PaperProps) {
  const locale = useLocale()
  const [session] = useState(createEditorSession)
  return (
    <section className={classes['paper']} aria-label={label} tabIndex={reached} data-pane="text">
      <ContractEditor session={session} document={document} editable={false} journal={null} label={label} locale={locale} {...services} />
    </section>
  )
}

interface RedlineReaderProps extends PaperProps {
  readonly title: string
  readonly onClose: () => void
}

/** A redline over the screen, large enough to be read. */
export function RedlineReader({ title, onClose, ...paper }: RedlineReaderProps) {
  return (
    <Modal opened onClose={onClose} title={title} size="64rem">
      <div className={classes['reader']}><Paper {...paper} /></div>
    </Modal>
  )
}
