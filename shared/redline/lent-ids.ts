import { Fragment, type Node } from 'prosemirror-model'
import { changesOf } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'

/** An id that was lent to the place a passage was moved to: the one its owner had meanwhile, and whether the owner stands first. */
interface Lent {
  readonly meanwhile: string
  readonly ownerFirst: boolean
}

function eachId(node: Node, visit: (id: string, node: Node) => void): void {
  const id: unknown = node.attrs['id']
  if (typeof id === 'string') visit(id, node)
  if (!node.inlineContent) node.forEach((child) => eachId(child, visit))
}

function lentIds(doc: Node): ReadonlyMap<string, Lent> {
  const owners: { readonly id: string; readonly meanwhile: string; readonly at: number }[] = []
  const places = new Map<string, number>()
  eachId(doc, (id, node) => {
    places.set(id, places.size)
    for (const change of changesOf(node)) if (change.kind === 'property' && change.attribute === 'id') owners.push({ id: String(change.before), meanwhile: id, at: places.size - 1 })
  })
  return new Map(owners.map(({ id, meanwhile, at }) => [id, { meanwhile, ownerFirst: at < (places.get(id) ?? -1) }]))
}

/**
 * Blocks of which no two have one id. Where the place a passage was moved to stays for the sake of somebody else's words, the passage that
 * returns has its own id again, and the other takes the one it had meanwhile. `doc` is the document before, in the same order.
 */
export function distinct(blocks: readonly Node[], doc: Node): readonly Node[] {
  const lent = isTracked(doc) ? lentIds(doc) : new Map<string, Lent>()
  if (lent.size === 0) return blocks
  const holders = new Map<string, number>()
  for (const block of blocks) eachId(block, (id) => holders.set(id, (holders.get(id) ?? 0) + 1))
  const met = new Set<string>()
  const renamed = (node: Node): Node => {
    const content = node.inlineContent || node.isLeaf ? node.content : Fragment.fromArray(node.children.map(renamed))
    const id: unknown = node.attrs['id']
    const twice = typeof id === 'string' && (holders.get(id) ?? 0) > 1 ? lent.get(id) : undefined
    const isOwner = twice?.ownerFirst === !met.has(String(id))
    met.add(String(id))
    if (twice === undefined || isOwner) return content === node.content ? node : node.copy(content)
    return node.type.create({ ...node.attrs, id: twice.meanwhile }, content, node.marks)
  }
  return blocks.map((block) => (holdsTwice(block, holders) ? renamed(block) : block))
}

function holdsTwice(block: Node, holders: ReadonlyMap<string, number>): boolean {
  let found = false
  eachId(block, (id) => {
    found ||= (holders.get(id) ?? 0) > 1
  })
  return found
}
