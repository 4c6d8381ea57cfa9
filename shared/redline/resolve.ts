import { Fragment, type Node } from 'prosemirror-model'
import { distinct } from '#shared/redline/lent-ids.ts'
import { resolveBlocks } from '#shared/redline/resolve-blocks.ts'
import { resolveLeaf, resolveOwn } from '#shared/redline/resolve-own.ts'
import { resolveTable } from '#shared/redline/resolve-table.ts'
import { eachChange, type Decision, type DocumentRange, type ResolvableChange, type Resolving } from '#shared/redline/resolving.ts'
import { isTracked } from '#shared/document/view/document-view.ts'

export type { Decision, DocumentRange, ResolvableChange }

function overlaps({ from, to }: DocumentRange, start: number, end: number): boolean {
  return start < to && end > from
}

/** What a resolution takes: what is chosen, where it is chosen, and the other place of every passage that was moved. */
function taking(doc: Node, chosen: ((change: ResolvableChange) => boolean) | undefined, range: DocumentRange | undefined): Resolving['takes'] {
  if (chosen === undefined && range === undefined) return () => true
  const byItself = (change: ResolvableChange, from: number, to: number): boolean => (range === undefined || overlaps(range, from, to)) && (chosen === undefined || chosen(change))
  const moves = new Set<string>()
  eachChange(doc, 0, (change, from, to) => {
    if (change.move !== null && byItself(change, from, to)) moves.add(change.move)
  })
  return (change, from, to) => (change.move !== null && moves.has(change.move)) || byItself(change, from, to)
}

/**
 * Accepts or rejects changes: all of them, those that are chosen, those in a range (of which a text may be cut), or both. What one gesture
 * did to the rows and cells of a table, and both places of a move, are resolved together. Nobody else's pending words are lost with a block
 * that goes. Returns the same document where nothing is taken, and shares every block that stays as it was.
 */
export function resolveChanges(doc: Node, decision: Decision, chosen?: (change: ResolvableChange) => boolean, range?: DocumentRange): Node {
  if (!isTracked(doc)) return doc
  const resolving: Resolving = { decision, takes: taking(doc, chosen, range), range: range ?? null }
  const blocks = resolveBlocks(doc, 0, resolving, (block, from) =>
    block.type.name === 'table' ? resolveTable(block, from, resolving) : resolveLeaf(block, from, resolving),
  )
  const same = blocks.length === doc.childCount && blocks.every((block, index) => block === doc.child(index))
  const { node } = resolveOwn(doc, same ? doc.content : Fragment.fromArray([...distinct(blocks, doc)]), 0, resolving)
  // What is held up by what it belongs to is handed back to itself.
  return node.eq(doc) ? doc : node
}

/** The document as it is if every change is accepted. */
export function acceptAll(doc: Node): Node {
  return resolveChanges(doc, 'accept')
}

/** The document as it was before every change. */
export function rejectAll(doc: Node): Node {
  return resolveChanges(doc, 'reject')
}
