import { texts } from '#renderer/features/comments/texts.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

/** Begins a comment on the selected words, or on the word at the cursor; says so where there are none. */
export function commentOnSelection(session: EditorSession): void {
  if (session.addComment() === null) session.setState({ notice: texts.noWords })
}
