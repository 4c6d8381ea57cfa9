import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Takes over where the cursor stands on the page. The browser tells of a moved cursor (Home, a click) in a task of its own, which on a busy
 * machine comes after the next key; that key must not act where the cursor was before.
 */
export function takeSelectionFromPage(view: EditorView): void {
  const { doc, selection, tr } = view.state
  const onPage = view.dom.ownerDocument.getSelection()
  if (!(selection instanceof TextSelection) || view.composing || onPage === null) return
  const { anchorNode, focusNode, anchorOffset, focusOffset, isCollapsed } = onPage
  if (anchorNode === null || focusNode === null || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return
  const head = view.posAtDOM(focusNode, focusOffset)
  const anchor = isCollapsed ? head : view.posAtDOM(anchorNode, anchorOffset)
  if (head === selection.head && anchor === selection.anchor) return
  const moved = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  if (!moved.eq(selection)) view.dispatch(tr.setSelection(moved))
}
