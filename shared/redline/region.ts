import { Fragment, type Node } from 'prosemirror-model'
import { changesOf } from '#shared/document/tracking.ts'

/** Part of two documents: the blocks from `start`, of which `end` at the end are left as they are. */
export interface Region {
  readonly start: number
  readonly end: number
}

/** Whether a block, of a paragraph its end, came or is to go by a change that is pending. */
function isPending(block: Node): boolean {
  return changesOf(block).some(({ kind }) => kind !== 'property')
}

/** The blocks that differ; those before and after are the very same nodes. */
export function changedRegion(before: Node, after: Node): Region {
  const shorter = Math.min(before.childCount, after.childCount)
  let start = 0
  while (start < shorter && before.child(start) === after.child(start)) start += 1
  let end = 0
  while (end < shorter - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) end += 1
  // One block more, so that a change finds its neighbour; before it where nothing stays after it.
  end = Math.max(0, end - 1)
  if (start > 0 && (end === 0 || start === shorter - end)) start -= 1
  // A paragraph whose end is pending may run into what follows: both belong to one region.
  while (end > 0 && isPending(before.child(before.childCount - 1 - end))) end -= 1
  while (start > 0 && isPending(before.child(start - 1))) start -= 1
  return { start, end }
}

/** The blocks of a region as a document of their own. */
export function regionOf(doc: Node, { start, end }: Region): Node {
  return doc.copy(Fragment.fromArray(doc.children.slice(start, doc.childCount - end)))
}

/** Up to so many blocks are put in the place of as many one by one, each of which copies the list of all blocks. */
const fewBlocks = 3

/** The blocks of a document with others for those of a region. At every key this is done several times, so the list is copied no more than needed. */
export function blocksWith({ content, childCount, children }: Node, { start, end }: Region, blocks: readonly Node[]): Fragment {
  if (blocks.length === childCount - start - end && blocks.length <= fewBlocks) return blocks.reduce((all, block, index) => all.replaceChild(start + index, block), content)
  return Fragment.fromArray(children.slice(0, start).concat(blocks, children.slice(childCount - end)))
}

/** The document with other blocks for those of a region. */
export function withRegion(doc: Node, region: Region, blocks: readonly Node[]): Node {
  return doc.copy(blocksWith(doc, region, blocks))
}
