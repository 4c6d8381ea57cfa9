import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'

const identified = new Set(['paragraph', 'table', 'signatureBlock', 'opaqueBlock'])

interface Block {
  readonly node: Node
  readonly pos: number
  readonly id: string | null
}

function identifiedBlocks(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.descendants((node, pos) => {
    if (identified.has(node.type.name)) blocks.push({ node, pos, id: node.attrs['id'] as string | null })
    return !node.inlineContent
  })
  return blocks
}

/** Of two blocks with one id, which one keeps it: the one outside the changed range, then the one that has words, then the earlier. */
function keeps(a: Block, b: Block, inRange: (block: Block) => boolean): Block {
  if (inRange(a) !== inRange(b)) return inRange(a) ? b : a
  const empty = (block: Block): boolean => block.node.content.size === 0 && !block.node.isAtom
  return empty(a) && !empty(b) ? b : a
}

/**
 * Gives an id to every paragraph, table and signature block that lacks one, and a new one to each copy of a block whose id is taken: a pasted
 * copy, or the half split off. With a range (what changed, in the document of `tr`) only blocks that touch it are given ids, and a block outside
 * it keeps its own against a copy inside, so that references stay with the original. Returns the transform.
 */
export function withParagraphIds<T extends Transform>(
  tr: T,
  newId: () => string,
  range?: { readonly from: number; readonly to: number },
): T {
  const inRange = ({ node, pos }: Block): boolean => range === undefined || (pos <= range.to && pos + node.nodeSize >= range.from)
  const owners = new Map<string, Block>()
  const blocks = identifiedBlocks(tr.doc)
  for (const block of blocks) {
    if (block.id === null) continue
    const owner = owners.get(block.id)
    owners.set(block.id, owner === undefined ? block : keeps(owner, block, inRange))
  }
  for (const block of blocks) {
    if (!inRange(block) || (block.id !== null && owners.get(block.id) === block)) continue
    tr.setNodeAttribute(block.pos, 'id', newId())
  }
  return tr
}
