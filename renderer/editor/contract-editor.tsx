import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { createContractEditor } from '#renderer/editor/create-editor.ts'
import { EditorDialogs } from '#renderer/editor/dialogs/editor-dialogs.tsx'
import { find } from '#renderer/editor/find/find.ts'
import type { Journal } from '#renderer/editor/journal/journal.ts'
import { keepSaved } from '#renderer/editor/journal/keep-saved.ts'
import type { PutBlob } from '#renderer/editor/paste/pictures.ts'
import { attachEditor } from '#renderer/editor/session/attach.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import '#renderer/editor/document.css'
import '#renderer/editor/document-parts.css'
import '#renderer/editor/editor.css'

export interface ContractEditorProps {
  readonly session: EditorSession
  /** The document as it was opened. Another document makes another editor; changes made here never come back through it. */
  readonly document: DocumentJson
  readonly editable: boolean
  /** Where changes go; null for a document that is only read. */
  readonly journal: Journal | null
  /** Names the text for a screen reader: the contract's title, or the version's name. */
  readonly label: string
  readonly locale: string
  readonly newId: () => string
  readonly putBlob: PutBlob
  readonly blobUrl: (hash: string) => string
  readonly smartQuotes?: boolean
  /** Ctrl+S: the person wants to name a version. */
  readonly onNameVersion?: () => void
}

/**
 * Documents as they were when their editor left the page, by the document they were opened from. The same opened document shown again goes
 * on from there: its journal has moved on, and steps on the text as first opened would not fit it.
 */
const written = new WeakMap<DocumentJson, DocumentJson>()

/** The contract's paper: shows the document with its numbers, fields, references and notes, and lets it be written where it may be. */
export function ContractEditor(props: ContractEditorProps) {
  const { session, document, editable, journal } = props
  const mount = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (mount.current === null || overlay.current === null) return
    const { label, locale, newId, putBlob, blobUrl, smartQuotes } = latest.current
    const editor = createContractEditor({
      element: mount.current,
      overlay: overlay.current,
      document: written.get(document) ?? document,
      editable,
      label,
      locale,
      newId,
      blobUrl,
      putBlob,
      smartQuotes: smartQuotes ?? false,
      ...(journal === null ? {} : { onSteps: (steps) => journal.append(steps) }),
      onAction(action) {
        if (action === 'find' || action === 'replace') session.openFind(action === 'replace')
        else if (action === 'findNext' || action === 'findPrevious') find(session, action === 'findNext' ? 'next' : 'previous')
        else latest.current.onNameVersion?.()
      },
      onEdit: (what, pos) => session.openDialog(what, pos),
      onNotice: (notice) => session.setState({ notice }),
    })
    const detach = attachEditor(session, editor)
    return () => {
      detach()
      if (journal !== null) written.set(document, editor.getJSON())
      editor.destroy()
    }
  }, [session, document, editable, journal])

  useEffect(() => (journal === null ? undefined : keepSaved(journal, (save) => session.setState({ save }))), [journal, session])

  return (
    <div className="editor-desk">
      <div className="editor-paper">
        <div ref={mount} />
        <div ref={overlay} className="editor-overlay" />
      </div>
      <EditorNotice session={session} />
      {editable ? <EditorDialogs session={session} putBlob={props.putBlob} newId={props.newId} /> : null}
    </div>
  )
}

/** A plain sentence about what just happened in the text, until it is dismissed. */
function EditorNotice({ session }: { readonly session: EditorSession }) {
  const notice = useStore(session, (state) => state.notice)
  return (
    <output className="editor-notice-place">
      {notice === null ? null : (
        <span className="editor-notice">
          <span>{notice}</span>
          <button type="button" onClick={session.dismissNotice}>
            Dismiss
          </button>
        </span>
      )}
    </output>
  )
}
