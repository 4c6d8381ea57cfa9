import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { DocumentJson } from '#shared/ipc/call.ts'
import type { Clock } from '#shared/lib/ids.ts'
import { createContractEditor } from '#renderer/editor/create-editor.ts'
import { EditorDialogs } from '#renderer/editor/dialogs/editor-dialogs.tsx'
import { find } from '#renderer/editor/find/find.ts'
import type { Journal } from '#renderer/editor/journal/journal.ts'
import { keepSaved } from '#renderer/editor/journal/keep-saved.ts'
import type { EditorAction } from '#renderer/editor/keys/shortcuts.ts'
import type { PutBlob } from '#renderer/editor/paste/pictures.ts'
import { authorSheet } from '#renderer/editor/redline/author-sheet.ts'
import { authorsIn, ownColour, withAuthors } from '#renderer/editor/redline/authors.ts'
import { OriginalText } from '#renderer/editor/redline/original-text.tsx'
import { attachEditor } from '#renderer/editor/session/attach.ts'
import type { CommentAnchor, EditorAuthor, TrackingState } from '#renderer/editor/session/redline-session.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import '#renderer/editor/document.css'
import '#renderer/editor/document-parts.css'
import '#renderer/editor/editor.css'
import '#renderer/editor/redline/authors.css'
import '#renderer/editor/redline/redline.css'
import '#renderer/editor/redline/views.css'
import '#renderer/editor/redline/change-card.css'

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
  /** Who writes or reads here; their own changes always have the first colour. */
  readonly author?: EditorAuthor | null
  readonly tracking?: TrackingState
  readonly clock?: Clock
  /** Whether passages may be given comments now, be the text editable or not. */
  readonly annotatable?: boolean
  /** Ctrl+S: the person wants to name a version. */
  readonly onNameVersion?: () => void
  /** The person wants tracking to be on or off. */
  readonly onTracking?: (on: boolean) => void
  /** A passage was given a new thread, whose first comment is still to be written. */
  readonly onComment?: (anchor: CommentAnchor) => void
  /** The person wants an obligation made of the selected words. */
  readonly onObligation?: () => void
}

/**
 * Documents as they were when their editor left the page, by the document they were opened from. The same opened document shown again goes
 * on from there: its journal has moved on, and steps on the text as first opened would not fit it.
 */
const written = new WeakMap<DocumentJson, DocumentJson>()

const untrackedText: TrackingState = { on: false, mayTurnOff: false }

function act(session: EditorSession, action: EditorAction, props: ContractEditorProps): void {
  switch (action) {
    case 'find':
    case 'replace':
      session.openFind(action === 'replace')
      break
    case 'findNext':
    case 'findPrevious':
      find(session, action === 'findNext' ? 'next' : 'previous')
      break
    case 'nameVersion':
      props.onNameVersion?.()
      break
    case 'toggleTracking':
      session.setTracking(!session.getState().tracking.on)
      break
    case 'nextChange':
      session.goToNextChange()
      break
    case 'previousChange':
      session.goToPreviousChange()
      break
    case 'acceptChange':
    case 'rejectChange':
      session.resolveSelection(action === 'acceptChange' ? 'accept' : 'reject')
      break
    case 'addComment':
      session.addComment()
      break
  }
}

/** The contract's paper: shows the document with its numbers, fields, references, notes and changes, and lets it be written where it may be. */
export function ContractEditor(props: ContractEditorProps) {
  const { session, document, editable, journal, tracking = untrackedText } = props
  const mount = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const [shown, setShown] = useState<{ readonly editor: Editor; readonly overlay: HTMLElement } | null>(null)
  const original = useStore(session, (state) => state.view === 'original')
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    session.setState({ tracking: { on: tracking.on, mayTurnOff: tracking.mayTurnOff } })
  }, [session, tracking.on, tracking.mayTurnOff])

  useEffect(() => {
    if (mount.current === null || overlay.current === null) return
    const { label, locale, newId, putBlob, blobUrl, smartQuotes, author = null } = latest.current
    const view = session.getState().view
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
      author,
      tracking: () => latest.current.tracking?.on === true,
      clock: () => latest.current.clock?.() ?? new Date().toISOString(),
      view: view === 'original' ? 'markup' : view,
      colourOf: (key) => session.getState().authors.find((known) => known.key === key)?.colour ?? 2,
      onDecide: (decision, change) => session.resolveListed(decision, change),
      ...(journal === null ? {} : { onSteps: (steps) => journal.append(steps) }),
      onAction: (action) => act(session, action, latest.current),
      onEdit: (what, pos) => session.openDialog(what, pos),
      onNotice: (notice) => session.setState({ notice }),
    })
    const sheet = authorSheet(editor.view.dom, overlay.current)
    const showThreads = (): void => sheet.showThreads(session.getState().activeThread, session.getState().quietThreads)
    const unwatch = session.subscribe(({ authors }, before) => {
      if (authors !== before.authors) sheet.showAuthors(authors)
    })
    session.setState({
      authors: withAuthors(ownColour(author), authorsIn(editor.state.doc)),
      desk: {
        newId,
        onTracking: (on) => latest.current.onTracking?.(on),
        onComment: (anchor) => latest.current.onComment?.(anchor),
        onObligation: () => latest.current.onObligation?.(),
        annotatable: () => journal !== null && (latest.current.annotatable ?? editable),
        showThreads,
      },
    })
    showThreads()
    const detach = attachEditor(session, editor)
    setShown({ editor, overlay: overlay.current })
    return () => {
      detach()
      unwatch()
      sheet.dispose()
      setShown(null)
      session.setState({ desk: null })
      if (journal !== null) written.set(document, editor.getJSON())
      editor.destroy()
    }
  }, [session, document, editable, journal])

  useEffect(() => (journal === null ? undefined : keepSaved(journal, (save) => session.setState({ save }))), [journal, session])

  return (
    <div className="editor-desk">
      <div className="editor-paper">
        <div ref={mount} hidden={original} />
        {original && shown !== null ? <OriginalText editor={shown.editor} overlay={shown.overlay} settings={props} /> : null}
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
