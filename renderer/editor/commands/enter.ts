import { chainCommands, createParagraphNear } from 'prosemirror-commands'
import { type Command, TextSelection } from 'prosemirror-state'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { atLevel } from '#renderer/editor/commands/numbering.ts'
import { setParagraphAttributes } from '#renderer/editor/commands/paragraphs.ts'

/** Enter in an empty numbered or indented paragraph steps out: one level, then to plain body text. */
export const stepOutWhenEmpty: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const paragraph = $from.parent
  if (!empty || paragraph.type.name !== 'paragraph' || paragraph.content.size > 0) return false
  const attrs = paragraph.attrs as ParagraphAttributes
  const pos = $from.before()
  const tr = state.tr
  if (attrs.numbering !== null) {
    const { level } = attrs.numbering
    setParagraphAttributes(tr, pos, attrs, level > 0 ? { numbering: atLevel(attrs.numbering, level - 1) } : { numbering: null, style: 'body' })
  } else if (attrs.indent > 0) setParagraphAttributes(tr, pos, attrs, { indent: attrs.indent - 1 })
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}

/**
 * What the paragraph after Enter is like. After a heading comes body text, one numbering level deeper if the heading was numbered;
 * any other paragraph is followed by its like. The count never starts again by itself, and ids are never copied.
 */
export function following(attrs: ParagraphAttributes, atEnd: boolean): ParagraphAttributes {
  const numbering = attrs.numbering === null ? null : atLevel(attrs.numbering, attrs.numbering.level)
  const plain = { ...attrs, id: null, numbering, keepWithNext: false }
  if (!atEnd || attrs.style === 'body' || attrs.style === 'quote') return plain
  const deeper = numbering === null || attrs.style === 'title' || attrs.style === 'subtitle' ? null : atLevel(numbering, Math.min(8, numbering.level + 1))
  return { ...plain, style: 'body', align: null, numbering: deeper }
}

/** Splits the paragraph. At its very start an empty one is put before it, so that the words keep their id and what refers to them. */
export const splitParagraph: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.parent.type.name !== 'paragraph' || $to.parent.type.name !== 'paragraph') return false
  // A selection from one table cell into another is no place to split.
  if ($from.depth !== $to.depth || $from.node(-1) !== $to.node(-1)) return false
  if (dispatch === undefined) return true
  const tr = state.tr.deleteSelection()
  const $at = tr.doc.resolve(tr.mapping.map($from.pos))
  const paragraph = $at.parent
  const attrs = paragraph.attrs as ParagraphAttributes
  if ($at.parentOffset === 0 && paragraph.content.size > 0) {
    tr.insert($at.before(), paragraph.type.create({ ...attrs, id: null, keepWithNext: false }))
  } else {
    const atEnd = $at.parentOffset === paragraph.content.size
    tr.split($at.pos, 1, [{ type: paragraph.type, attrs: following(attrs, atEnd) }])
    tr.setSelection(TextSelection.near(tr.doc.resolve($at.pos + 2)))
  }
  const marks = state.storedMarks ?? (state.selection.$to.parentOffset > 0 ? state.selection.$from.marks() : null)
  if (marks !== null && marks.length > 0) tr.ensureMarks(marks)
  dispatch(tr.scrollIntoView())
  return true
}

export const enter: Command = chainCommands(stepOutWhenEmpty, createParagraphNear, splitParagraph)

/** A line break within the paragraph. */
export const insertLineBreak: Command = (state, dispatch) => {
  const hardBreak = state.schema.nodes['hardBreak']
  if (hardBreak === undefined || !state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.name === 'footnote') return false
  dispatch?.(state.tr.replaceSelectionWith(hardBreak.create()).scrollIntoView())
  return true
}

/** Backspace at the start of a paragraph first takes its number, then its indent, before it joins it to the one above. */
export const backspaceAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parent.type.name !== 'paragraph' || $from.parentOffset > 0) return false
  const attrs = $from.parent.attrs as ParagraphAttributes
  const pos = $from.before()
  const tr = state.tr
  if (attrs.numbering !== null) setParagraphAttributes(tr, pos, attrs, { numbering: null })
  else if (attrs.indent > 0) setParagraphAttributes(tr, pos, attrs, { indent: attrs.indent - 1 })
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}
