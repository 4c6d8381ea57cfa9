import type { Node } from 'prosemirror-model'
import { conditionOf, holds } from '#shared/document/conditions.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { isTracked, type DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

export interface NumberedFootnote {
  readonly pos: number
  /** Counted from 1 through the whole document. */
  readonly number: number
  /** The footnote as it stands in the view, without changes. */
  readonly node: Node
  /** Whether it is deleted; its number is then the one it had. Only in the view of all markup. */
  readonly struck: boolean
}

export interface FootnoteOptions {
  /** Leaves out footnotes in passages whose condition does not hold. */
  readonly skipExcluded?: boolean
  /** The final text by default. */
  readonly view?: DocumentView
}

interface Found {
  readonly node: Node
  readonly at: number
}

function footnotesOf(doc: Node, skipExcluded: boolean): Found[] {
  const fields = fieldsOf(doc)
  const footnotes: Found[] = []
  doc.descendants((node, at) => {
    const condition = skipExcluded ? conditionOf(node) : null
    if (condition !== null && holds(condition, fields) === false) return false
    if (node.type.name === 'footnote') footnotes.push({ node, at })
    return node.type.name !== 'footnote'
  })
  return footnotes
}

function numbersIn(doc: Node, view: DocumentView, skipExcluded: boolean): NumberedFootnote[] {
  const { doc: text, sourceOf } = viewDocument(doc, view)
  return footnotesOf(text, skipExcluded).map(({ node, at }, index) => ({ pos: sourceOf(at), number: index + 1, node, struck: false }))
}

/**
 * The footnotes in document order with their numbers, as a view reads the text. All markup shows the deleted ones as well: with the number
 * of the original text, or of the next one where they were never in it.
 */
export function numberFootnotes(doc: Node, { skipExcluded = false, view = 'final' }: FootnoteOptions = {}): NumberedFootnote[] {
  const standing = numbersIn(doc, view, skipExcluded)
  if (view !== 'markup' || !isTracked(doc)) return standing
  const byPos = new Map(standing.map((footnote) => [footnote.pos, footnote]))
  const original = new Map(numbersIn(doc, 'original', skipExcluded).map((footnote) => [footnote.pos, footnote]))
  let next = 1
  return footnotesOf(doc, skipExcluded).map(({ node, at }) => {
    const found = byPos.get(at)
    if (found !== undefined) next = found.number + 1
    return found ?? { pos: at, node, number: original.get(at)?.number ?? next, struck: true }
  })
}
