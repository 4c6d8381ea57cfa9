import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Draft } from '#renderer/app/contract/draft-store.ts'
import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { SheetFrame } from '#renderer/app/contract/sheet-frame.tsx'
import { ContractEditor } from '#renderer/editor/contract-editor.tsx'
import { find as goToMatch } from '#renderer/editor/find/find.ts'
import type { CommentAnchor } from '#renderer/editor/session/redline-session.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { useContract } from '#renderer/features/contract/store.ts'
import { texts } from '#renderer/features/contract/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { isOwner } from '#shared/contracts/person.ts'
import { call } from '#renderer/lib/client.ts'
import type { Failure } from '#renderer/lib/failure.ts'
import { tellFailure } from '#renderer/lib/notify.tsx'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'

interface DraftSheetProps {
  readonly draft: Draft | null
  readonly failure: Failure | null
  readonly session: EditorSession
  readonly title: string
  readonly whyFixed: string
  /** Words to be found as soon as the text is there. */
  readonly find: string | null
  readonly whenSaved: () => Promise<void>
  readonly onRetry: () => void
  readonly onName: () => void
  /** A passage was given a new thread, whose first comment is still to be written. */
  readonly onComment: (anchor: CommentAnchor) => void
  /** An obligation is to be made of the selected words. */
  readonly onObligation: () => void
}

const clock = () => new Date().toISOString()

/** The working text: written where it may be, or read. */
export function DraftSheet({ draft, failure, session, title, whyFixed, find, whenSaved, onRetry, onName, onComment, onObligation }: DraftSheetProps) {
  const locale = useLocale()
  const { me } = useOpenSession()
  const author = useMemo(() => ({ name: me.name, person: me.id }), [me.name, me.id])
  const view = useContract(store => store.view)
  const replace = useContract(store => store.replace)
  const tracking = useMemo(() => ({ on: view?.contract.tracking === 'on', mayTurnOff: isOwner(me) }), [view?.contract.tracking, me])
  const setTracking = (on: boolean) => {
    if (view === null) return
    call('contracts.setTracking', { contract: view.contract.id, tracking: on ? 'on' : 'off' }).then(replace, tellFailure)
  }
  // Until it is known whether changes are tracked nothing can be written: no edit goes in without its record.
  const known = draft !== null && view?.contract.id === draft.contract
  const ready = useStore(session, state => state.editor !== null)
  useEffect(() => {
    if (!ready || find === null || find === '') return
    session.setState(state => ({ find: { ...state.find, open: true, search: find } }))
    goToMatch(session, 'next')
  }, [ready, find, session])
  return (
    <SheetFrame session={session} editable={draft?.editable === true} whyFixed={whyFixed} pages={draft === null ? null : { contract: draft.contract, version: null, whenSaved }}>
      <FailureNote failure={failure} onRetry={onRetry} />
      {draft === null || !known ? (failure === null ? <Waiting what={texts.opening} /> : null) : (
        <ContractEditor key={me.id} session={session} document={draft.document} editable={draft.editable} journal={draft.journal} label={title} locale={locale} author={author} tracking={tracking} clock={clock} annotatable={view?.annotatable === true} onNameVersion={onName} onTracking={setTracking} onComment={onComment} onObligation={onObligation} {...editorServices} />
      )}
    </SheetFrame>
  )
}
