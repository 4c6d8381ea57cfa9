import { Fragment, type Node } from 'prosemirror-model'
import type { ChangeStamp } from '#shared/document/tracking.ts'
import { isOwnBlock, isOwnInsertion, marked, withStructureChange, type Stamper } from '#shared/redline/stamping.ts'

/**
 * A block as it stands in the place it was moved to: itself and all its words put in there, over whatever changes it holds. What was the
 * author's own addition anyway stays just that.
 */
export function arriving(block: Node, stamp: ChangeStamp, stamper: Stamper): Node {
  const within = (node: Node): Node => {
    if (node.isLeaf && !node.isInline) return node
    if (!node.inlineContent) return node.copy(Fragment.fromArray(node.children.map(within)))
    return node.copy(Fragment.fromArray(node.children.map((child) => (isOwnInsertion(child, stamper) ? child : marked(child, 'insertion', stamp)))))
  }
  const words = within(block)
  return isOwnBlock(block, stamper) ? words : withStructureChange(words, 'insertion', stamp)
}
