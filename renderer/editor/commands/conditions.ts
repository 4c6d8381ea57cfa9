import type { Command, EditorState } from 'prosemirror-state'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import type { Condition } from '#shared/document/field.ts'
import { changeParagraphs, selectedParagraphs } from '#renderer/editor/commands/paragraphs.ts'

/** Lets the selected paragraphs stand only if a condition holds; null lets them stand always. */
export function setParagraphCondition(condition: Condition | null): Command {
  return changeParagraphs(() => ({ condition }))
}

/** Lets the selected words stand only if a condition holds; null lets them stand always. Only within one paragraph. */
export function setPassageCondition(condition: Condition | null): Command {
  return (state, dispatch) => {
    const type = state.schema.marks['conditional']
    const { from, to, $from, $to, empty } = state.selection
    if (type === undefined || empty || !$from.sameParent($to) || !$from.parent.inlineContent) return false
    const tr = state.tr.removeMark(from, to, type)
    if (condition !== null) tr.addMark(from, to, type.create({ condition }))
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

/** Whether the selection is a passage within one paragraph and not all of it. */
export function selectsPassage(state: EditorState): boolean {
  const { $from, $to, empty } = state.selection
  return !empty && $from.sameParent($to) && $from.parent.type.name === 'paragraph' && ($from.parentOffset > 0 || $to.parentOffset < $to.parent.content.size)
}

/** The condition at the selection: of the passage, else of the first paragraph, else null. */
export function conditionAt(state: EditorState): Condition | null {
  const mark = state.schema.marks['conditional']?.isInSet(state.selection.$from.marks())
  if (mark !== undefined) return mark.attrs['condition'] as Condition
  const first = selectedParagraphs(state)[0]
  return first === undefined ? null : (first.node.attrs as ParagraphAttributes).condition
}
