import { Fragment, type Node } from 'prosemirror-model'
import { isTrackingMark, structureChanges, type ChangeStamp } from '#shared/document/tracking.ts'
import { isOwnBlock, isOwnInsertion, marked, withStructureChange, type Stamper } from '#shared/redline/stamping.ts'
import { weaveDeleted, type Weaving } from '#shared/redline/weave-inline.ts'

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

/** A block that was put in whole: marked so itself and in all its words. What somebody else had changed in it stays changed. */
export function insertedCopy(block: Node, stamp: ChangeStamp, { stamper, carried }: Weaving): Node {
  const words = mapInline(block, (node) => {
    const clean = node.mark(node.marks.filter((mark) => !isTrackingMark(mark) || carried.has(String(mark.attrs['id']))))
    return isOwnInsertion(clean, stamper) ? clean : marked(clean, 'insertion', stamp)
  })
  const own = withoutStrangeChanges(words, carried)
  return isOwnBlock(own, stamper) ? own : withStructureChange(own, 'insertion', stamp)
}

/** Changes of blocks that lie on nothing this gesture took out came along by copying and mean nothing here. */
export function withoutStrangeChanges(block: Node, carried: ReadonlyMap<string, string>): Node {
  if (block.isText || block.inlineContent === undefined) return block
  const content = block.inlineContent || block.isLeaf ? block.content : Fragment.fromArray(block.children.map((child) => withoutStrangeChanges(child, carried)))
  const changes = ((block.attrs['changes'] ?? []) as readonly ChangeStamp[]).filter(({ id }) => carried.has(id))
  return block.type.create({ ...block.attrs, ...(Object.hasOwn(block.attrs, 'changes') ? { changes: changes.length === 0 ? null : changes } : {}) }, content, block.marks)
}
