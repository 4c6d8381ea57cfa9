import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { DocumentAttributes, ParagraphAttributes } from '#shared/document/attributes.ts'
import { compareWithText } from '#shared/document/condition-values.ts'
import type { Condition, Field } from '#shared/document/field.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

/**
 * Whether a condition holds. `unknown` while the field is unfilled or missing, or where the values cannot be compared
 * (days with months, pounds with euros); a passage of unknown condition stays in the text.
 */
export function holds(condition: Condition, fields: readonly Field[]): boolean | 'unknown' {
  const field = fields.find((candidate) => candidate.id === condition.field)
  if (field === undefined) return 'unknown'
  if (condition.op === 'set') return field.value !== null
  if (condition.op === 'empty') return field.value === null
  if (field.value === null || condition.value === null) return 'unknown'
  const order = compareWithText(field, condition.value)
  switch (condition.op) {
    case 'equals':
      return order === 'incomparable' ? 'unknown' : order === 'same'
    case 'differs':
      return order === 'incomparable' ? 'unknown' : order !== 'same'
    case 'atLeast':
      return order === 'incomparable' || order === 'different' ? 'unknown' : order !== 'less'
    case 'atMost':
      return order === 'incomparable' || order === 'different' ? 'unknown' : order !== 'more'
  }
}

/** The condition of a passage within a paragraph, or null. */
export function inlineCondition(node: Node): Condition | null {
  const mark = node.marks.find((candidate) => candidate.type.name === 'conditional')
  return mark === undefined ? null : (mark.attrs['condition'] as Condition)
}

/** The condition on a paragraph, or on a passage within one; null for what always stands. */
export function conditionOf(node: Node): Condition | null {
  return node.type.name === 'paragraph' ? (node.attrs as ParagraphAttributes).condition : inlineCondition(node)
}

export interface ExcludedPassage {
  readonly from: number
  readonly to: number
  readonly condition: Condition
}

/** The passages whose condition does not hold, in document order, as positions of the whole document, so that a view can dim them. */
export function excludedPassages(doc: Node): ExcludedPassage[] {
  const fields = (doc.attrs as DocumentAttributes).fields
  const found: ExcludedPassage[] = []
  doc.descendants((node, pos) => {
    const condition = conditionOf(node)
    if (condition === null || holds(condition, fields) !== false) return true
    found.push({ from: pos, to: pos + node.nodeSize, condition })
    return false
  })
  return found
}

function settledMarks(marks: readonly Mark[], fields: readonly Field[]): readonly Mark[] {
  const settled = marks.filter(
    (mark) => mark.type.name !== 'conditional' || holds(mark.attrs['condition'] as Condition, fields) === 'unknown',
  )
  return settled.length === marks.length ? marks : settled
}

/** The node as it stands; null when it is excluded; the very same node when nothing in it was conditional. */
function resolveNode(node: Node, fields: readonly Field[]): Node | null {
  const condition = conditionOf(node)
  const verdict = condition === null ? 'unknown' : holds(condition, fields)
  if (verdict === false) return null
  const marks = settledMarks(node.marks, fields)
  if (node.isText) return marks === node.marks ? node : node.mark(marks)
  const children: Node[] = []
  let changed = false
  node.forEach((child) => {
    const resolved = resolveNode(child, fields)
    if (resolved !== child) changed = true
    if (resolved !== null) children.push(resolved)
  })
  const settledHere = verdict === true && node.type.name === 'paragraph'
  if (!changed && !settledHere && marks === node.marks) return node
  // A cell, and a document, never stand empty.
  if (children.length === 0 && !node.inlineContent && node.childCount > 0) {
    const filler = node.type.contentMatch.defaultType?.createAndFill()
    if (filler !== null && filler !== undefined) children.push(filler)
  }
  const attrs = settledHere ? { ...node.attrs, condition: null } : node.attrs
  return node.type.create(attrs, changed ? Fragment.fromArray(children) : node.content, marks)
}

/**
 * The document as it stands: excluded passages are gone, conditions that hold are settled into plain text, undecided ones stay.
 * Returns the same document when nothing is conditional. Printing, hashing an execution copy and export work on this.
 */
export function resolveConditions(doc: Node): Node {
  return resolveNode(doc, (doc.attrs as DocumentAttributes).fields) ?? doc
}

/** The top-level blocks that stand in the final text, with their positions in the whole document. */
export function visibleBlocks(doc: Node): { readonly node: Node; readonly pos: number }[] {
  const fields = (doc.attrs as DocumentAttributes).fields
  const blocks: { node: Node; pos: number }[] = []
  const { doc: text, sourceOf } = viewDocument(doc)
  text.forEach((node, at) => {
    const condition = conditionOf(node)
    if (condition === null || holds(condition, fields) !== false) blocks.push({ node, pos: sourceOf(at) })
  })
  return blocks
}
