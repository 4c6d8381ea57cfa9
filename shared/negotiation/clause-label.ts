import type { Node } from 'prosemirror-model'
import { clauseTree, eachClause, type ClauseNode } from '#shared/document/clause-tree.ts'

/** A clause as people name it: its number and what it is called. */
function nameOf({ label, heading }: ClauseNode): string {
  return [label, heading].filter((part) => part !== '').join(' ')
}

/** The innermost clause, or heading, that a position of a document stands in, as people name it; empty outside every clause. */
export function clauseNamer(doc: Node): (pos: number) => string {
  const clauses = [...eachClause(clauseTree(doc))].map(({ clause }) => clause)
  return (pos) => {
    const clause = clauses.findLast((each) => each.pos <= pos && pos < each.end)
    return clause === undefined ? '' : nameOf(clause)
  }
}

/** Where the paragraph (or other block) with an id stands; null where it does not. */
export function placeOfBlock(doc: Node, id: string): number | null {
  let place: number | null = null
  doc.descendants((node, pos) => {
    if (place === null && node.attrs['id'] === id) place = pos
    return place === null && !node.isTextblock
  })
  return place
}

/** The clause a paragraph belongs to, as people name it; empty for a paragraph that is not there or in no clause. */
export function clauseOfParagraph(doc: Node, paragraph: string | null): string {
  const place = paragraph === null ? null : placeOfBlock(doc, paragraph)
  return place === null ? '' : clauseNamer(doc)(place)
}
