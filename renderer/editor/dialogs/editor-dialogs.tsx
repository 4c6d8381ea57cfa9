import { useStore } from 'zustand'
import { ConditionDialog } from '#renderer/editor/dialogs/condition-dialog.tsx'
import { FieldDialog } from '#renderer/editor/dialogs/field-dialog.tsx'
import { ImageDialog } from '#renderer/editor/dialogs/image-dialog.tsx'
import { LinkDialog } from '#renderer/editor/dialogs/link-dialog.tsx'
import { ReferenceDialog } from '#renderer/editor/dialogs/reference-dialog.tsx'
import { SignatureDialog } from '#renderer/editor/dialogs/signature-dialog.tsx'
import type { PutBlob } from '#renderer/editor/paste/pictures.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

interface EditorDialogsProps {
  readonly session: EditorSession
  readonly putBlob: PutBlob
  readonly newId: () => string
}

/** The dialog of the editor that is open, if one is. Each opens afresh. */
export function EditorDialogs({ session, putBlob, newId }: EditorDialogsProps) {
  const dialog = useStore(session, (state) => state.dialog)
  switch (dialog?.kind) {
    case 'signature':
      return <SignatureDialog session={session} pos={dialog.pos} newId={newId} />
    case 'image':
      return <ImageDialog session={session} pos={dialog.pos} putBlob={putBlob} />
    case 'condition':
      return <ConditionDialog session={session} />
    case 'reference':
      return <ReferenceDialog session={session} />
    case 'field':
      return <FieldDialog session={session} />
    case 'link':
      return <LinkDialog session={session} />
    case undefined:
      return null
  }
}
