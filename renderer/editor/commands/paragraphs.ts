import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { Alignment, ParagraphAttributes, ParagraphStyle } from '#shared/document/attributes.ts'

export interface PlacedParagraph {
  readonly node: Node
  readonly pos: number
  readonly attrs: ParagraphAttributes
}

/** The paragraphs the selection touches, those of selected table cells too, in document order. */
export function selectedParagraphs(state: EditorState): PlacedParagraph[] {
  const found = new Map<number, PlacedParagraph>()
  for (const { $from, $to } of state.selection.ranges) {
    state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (node.type.name !== 'paragraph') return true
      found.set(pos, { node, pos, attrs: node.attrs as ParagraphAttributes })
      return false
    })
  }
  // The position at the very start of the next paragraph is not in it, as when a whole line was selected with its end.
  const { from, to, empty } = state.selection
  return [...found.values()].filter(({ pos }) => empty || pos + 1 < to || pos < from)
}

/** Sets attributes one by one, and only those that differ, so that each change is a step of its own kind. */
export function setParagraphAttributes(tr: Transaction, pos: number, now: ParagraphAttributes, wanted: Partial<ParagraphAttributes>): void {
  for (const [name, value] of Object.entries(wanted)) {
    const old = now[name as keyof ParagraphAttributes]
    if (old !== value && JSON.stringify(old) !== JSON.stringify(value)) tr.setNodeAttribute(pos, name, value)
  }
}

/** Changes every selected paragraph; false where nothing would change. `change` returns the attributes wanted, or null to leave one alone. */
export function changeParagraphs(change: (attrs: ParagraphAttributes) => Partial<ParagraphAttributes> | null): Command {
  return (state, dispatch) => {
    const tr = state.tr
    for (const { pos, attrs } of selectedParagraphs(state)) {
      const wanted = change(attrs)
      if (wanted !== null) setParagraphAttributes(tr, pos, attrs, wanted)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Gives the selected paragraphs a style. */
export function setStyle(style: ParagraphStyle): Command {
  return changeParagraphs(() => ({ style }))
}

/** Aligns the selected paragraphs; left is the paragraph's own way and is stored as nothing. */
export function setAlignment(align: Alignment): Command {
  return changeParagraphs(() => ({ align: align === 'left' ? null : align }))
}

/** Moves unnumbered paragraphs in or out by steps of 10 mm, between 0 and 8 steps. */
export function changeIndent(by: 1 | -1): Command {
  return changeParagraphs(({ numbering, indent }) => (numbering === null ? { indent: Math.min(8, Math.max(0, indent + by)) } : null))
}

/** Holds the selected paragraphs on one page with the paragraph after them, or lets them go if all are held. */
export const toggleKeepWithNext: Command = (state, dispatch) => {
  const keepWithNext = !selectedParagraphs(state).every(({ attrs }) => attrs.keepWithNext)
  return changeParagraphs(() => ({ keepWithNext }))(state, dispatch)
}
