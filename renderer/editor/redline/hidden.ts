import type { Node, ResolvedPos } from 'prosemirror-model'
import { type EditorState, Plugin, TextSelection } from 'prosemirror-state'
import type { RedlineView } from '#renderer/editor/session/redline-session.ts'
import { isGone } from '#renderer/editor/views/block-changes.ts'

/** Whether a view shows the text as it would be, with what goes hidden. */
export function hidesDeletions(view: RedlineView): boolean {
  return view === 'simple' || view === 'final'
}

/** Whether a text or an atom is to go. */
export function isStruck(node: Node | null): boolean {
  return node?.marks.some(({ type }) => type.name === 'deletion') === true
}

/** Whether a cursor at a position would stand in something hidden: a block that is to go, or the middle of struck words. */
export function isHidden($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 0; depth -= 1) if (isGone($pos.node(depth))) return true
  return $pos.parent.inlineContent && isStruck($pos.nodeBefore) && isStruck($pos.nodeAfter)
}

/** The nearest place for a cursor that can be seen, first in one direction, then in the other; the same if there is none. */
export function nearestShown(doc: Node, pos: number, direction: 1 | -1): number {
  for (const way of [direction, -direction]) {
    for (let at = pos; at >= 0 && at <= doc.content.size; at += way) {
      const $at = doc.resolve(at)
      if ($at.parent.inlineContent && !isHidden($at)) return at
    }
  }
  return pos
}

function shownSelection(state: EditorState, before: EditorState): TextSelection | null {
  const { selection, doc } = state
  if (!(selection instanceof TextSelection) || !selection.empty || !isHidden(selection.$head)) return null
  const direction = selection.head < before.selection.head ? -1 : 1
  const shown = nearestShown(doc, selection.head, direction)
  return shown === selection.head ? null : TextSelection.create(doc, shown)
}

/** Keeps the cursor out of what is hidden. */
export function cursorStaysShown(view: () => RedlineView): Plugin {
  return new Plugin({
    appendTransaction(_transactions, before, state) {
      if (!hidesDeletions(view())) return null
      const shown = shownSelection(state, before)
      return shown === null ? null : state.tr.setSelection(shown)
    },
  })
}
