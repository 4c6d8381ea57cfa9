import { Fragment, type Node } from 'prosemirror-model'
import { changesOf } from '#shared/document/tracking.ts'
import { holdsChanges } from '#shared/redline/resolving.ts'

/** Paragraphs whose id was lent to the place they were moved to, by that id: the ids they had meanwhile. */
function lentIds(doc: Node): ReadonlyMap<string, string> {
  const lent = new Map<string, string>()
  doc.descendants((node) => {
    if (!holdsChanges(node)) return false
    for (const change of changesOf(node)) if (change.kind === 'property' && change.attribute === 'id') lent.set(String(change.before), String(node.attrs['id']))
    return !node.inlineContent
  })
  return lent
}

/**
 * Blocks of which no two have one id. Where the place a passage was moved to stays for the sake of somebody else's words, the passage that
 * returns has its own id again, and the other takes the one it had meanwhile.
 */
export function distinct(blocks: readonly Node[], doc: Node): readonly Node[] {
  const lent = lentIds(doc)
  if (lent.size === 0) return blocks
  const holders = new Map<string, number>()
  const count = (node: Node): void => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string') holders.set(id, (holders.get(id) ?? 0) + 1)
    if (!node.inlineContent) node.forEach(count)
  }
  blocks.forEach(count)
  const renamed = (node: Node): Node => {
    const id: unknown = node.attrs['id']
    const other = typeof id === 'string' && (holders.get(id) ?? 0) > 1 && holdsChanges(node) ? lent.get(id) : undefined
    const content = node.inlineContent || node.isLeaf ? node.content : Fragment.fromArray(node.children.map(renamed))
    if (other === undefined) return content === node.content ? node : node.copy(content)
    holders.set(String(id), 1)
    return node.type.create({ ...node.attrs, id: other }, content, node.marks)
  }
  return blocks.map(renamed)
}
