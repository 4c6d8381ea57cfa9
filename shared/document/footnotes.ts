import type { Node } from 'prosemirror-model'
import { conditionOf, holds } from '#shared/document/conditions.ts'
import { fieldsOf } from '#shared/document/fields.ts'

export interface NumberedFootnote {
  readonly pos: number
  /** Counted from 1 through the whole document. */
  readonly number: number
  readonly node: Node
}

/** The footnotes in document order with their numbers. `skipExcluded` leaves out those in passages whose condition does not hold. */
export function numberFootnotes(doc: Node, options: { readonly skipExcluded?: boolean } = {}): NumberedFootnote[] {
  const fields = fieldsOf(doc)
  const footnotes: NumberedFootnote[] = []
  doc.descendants((node, pos) => {
    const condition = options.skipExcluded === true ? conditionOf(node) : null
    if (condition !== null && holds(condition, fields) === false) return false
    if (node.type.name === 'footnote') footnotes.push({ pos, number: footnotes.length + 1, node })
    return node.type.name !== 'footnote'
  })
  return footnotes
}
