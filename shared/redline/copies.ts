import { Fragment, type Node } from 'prosemirror-model'
import { structureChanges, type ChangeStamp } from '#shared/document/tracking.ts'
import { isOwnBlock, isOwnInsertion, marked, withStructureChange, type Stamper } from '#shared/redline/stamping.ts'
import { weaveDeleted } from '#shared/redline/weave-inline.ts'

function mapInline(block: Node, map: (node: Node) => Node | null): Node {
  if (block.inlineContent) {
    const left = block.children.map(map).filter((node) => node !== null)
    return block.copy(Fragment.fromArray(left))
  }
  return block.isLeaf ? block : block.copy(Fragment.fromArray(block.children.map((child) => mapInline(child, map))))
}

/** A block that was taken out whole: marked so itself and in all its words; the author's own pending words in it are gone. */
export function deletedCopy(block: Node, stamp: ChangeStamp, stamper: Stamper): Node {
  const words = mapInline(block, (node) => weaveDeleted(node, stamp, stamper))
  return structureChanges(words, 'deletion').length > 0 ? words : withStructureChange(words, 'deletion', stamp)
}

/** A block that was put in whole: marked so itself and in all its words. What it carries of somebody else's changes stays. */
export function insertedCopy(block: Node, stamp: ChangeStamp, stamper: Stamper): Node {
  const words = mapInline(block, (node) => (isOwnInsertion(node, stamper) ? node : marked(node, 'insertion', stamp)))
  return isOwnBlock(words, stamper) ? words : withStructureChange(words, 'insertion', stamp)
}
