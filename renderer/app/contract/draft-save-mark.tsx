import { useStore } from 'zustand'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { SaveMark } from '#renderer/features/contract/save-mark.tsx'

interface DraftSaveMarkProps {
  readonly session: EditorSession
  readonly editable: boolean
  readonly onLoadAgain: () => void
}

/** The save mark alone listens to the journal, so that typing does not draw the whole desk anew. */
export function DraftSaveMark({ session, editable, onLoadAgain }: DraftSaveMarkProps) {
  const save = useStore(session, state => state.save)
  return <SaveMark save={editable ? save : { state: 'readOnly' }} onLoadAgain={onLoadAgain} />
}
