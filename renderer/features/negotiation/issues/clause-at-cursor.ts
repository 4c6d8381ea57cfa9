import type { EditorSession } from '#renderer/editor/session/session.ts'

/** The id of the clause, or heading, that the cursor stands in or under; null outside every one, and while no text is there. */
export function clauseAtCursor(session: EditorSession): string | null {
  const { editor, outline } = session.getState()
  if (editor === null) return null
  const { doc, selection } = editor.state
  const known = new Set(outline.map(({ clause }) => clause.id))
  for (let index = Math.min(selection.$from.index(0), doc.childCount - 1); index >= 0; index -= 1) {
    const id: unknown = doc.child(index).attrs['id']
    if (typeof id === 'string' && known.has(id)) return id
  }
  return null
}
