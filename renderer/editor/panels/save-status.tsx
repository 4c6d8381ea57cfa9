import { useStore } from 'zustand'
import type { EditorSession } from '#renderer/editor/session/session.ts'

interface SaveStatusProps {
  readonly session: EditorSession
  /** Loads the draft again, where it was changed in another place. */
  readonly onReload: () => void
}

/** How saving stands, and the number of words. “Saved” means on the disk. */
export function SaveStatus({ session, onReload }: SaveStatusProps) {
  const save = useStore(session, (state) => state.save)
  const words = useStore(session, (state) => state.words)
  const editable = useStore(session, (state) => state.editable)
  return (
    <div className="editor-status">
      <span className="tabular">{words === 1 ? '1 word' : `${words.toLocaleString()} words`}</span>
      <span role="status" data-save={save.state}>
        {!editable ? 'Read only' : save.state === 'saved' ? 'Saved' : save.state === 'saving' ? 'Saving …' : `Not saved: ${save.message}`}
        {save.state === 'failed' && save.final ? (
          <button type="button" className="text-button" onClick={onReload}>
            Load the draft again
          </button>
        ) : null}
      </span>
    </div>
  )
}
