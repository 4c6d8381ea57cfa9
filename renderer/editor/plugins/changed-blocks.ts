import type { Node } from 'prosemirror-model'

/** The top-level blocks in which two states of a document differ; what lies before and after is the same in both. */
export interface ChangedBlocks {
  readonly before: readonly Node[]
  readonly after: readonly Node[]
  /** The range of the changed blocks in the later document. */
  readonly from: number
  readonly to: number
}

let last: { readonly before: Node; readonly after: Node; readonly changed: ChangedBlocks } | null = null

/**
 * Compares by identity from both ends: unchanged blocks are shared between states, so a key costs a walk over pointers and nothing else. Whoever
 * asks of the same two states next gets the same answer.
 */
export function changedBlocks(before: Node, after: Node): ChangedBlocks {
  if (last === null || last.before !== before || last.after !== after) last = { before, after, changed: compare(before, after) }
  return last.changed
}

function compare(before: Node, after: Node): ChangedBlocks {
  const shorter = Math.min(before.childCount, after.childCount)
  let start = 0
  let from = 0
  while (start < shorter && before.child(start) === after.child(start)) {
    from += after.child(start).nodeSize
    start += 1
  }
  let end = 0
  let to = after.content.size
  while (end < shorter - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) {
    to -= after.child(after.childCount - 1 - end).nodeSize
    end += 1
  }
  return {
    before: before.children.slice(start, before.childCount - end),
    after: after.children.slice(start, after.childCount - end),
    from,
    to,
  }
}

/** The children of some blocks that `wanted` accepts, in order, at any depth. */
export function collect(blocks: readonly Node[], wanted: (node: Node) => boolean): Node[] {
  const found: Node[] = []
  for (const block of blocks) {
    if (wanted(block)) found.push(block)
    if (!block.isLeaf) block.descendants((node) => void (wanted(node) && found.push(node)))
  }
  return found
}
