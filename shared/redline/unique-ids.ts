import { Fragment, type Node } from 'prosemirror-model'
import { changesOf, structureChanges, type PropertyChange } from '#shared/document/tracking.ts'
import { extendChain } from '#shared/redline/chain.ts'
import { bareStamp, type Stamper } from '#shared/redline/stamping.ts'
import { propertiesOf } from '#shared/redline/weave-properties.ts'

function idOf(node: Node): string | null {
  const id: unknown = node.attrs['id']
  return typeof id === 'string' ? id : null
}

/** For each of some blocks whether it is a paragraph that runs into one before it, which keeps its own attributes for both. */
function swallowedIn(blocks: readonly Node[]): boolean[] {
  let keeping = false
  return blocks.map((block) => {
    const deletions = structureChanges(block, 'deletion')
    if (block.type.name !== 'paragraph') {
      keeping &&= deletions.length > 0
      return false
    }
    const swallowed = keeping
    keeping = deletions.some(({ keeps }) => keeps === 'this')
    return swallowed
  })
}

interface Holder {
  /** Which of the blocks it is, in the order of the document: one node may stand in two places. */
  readonly place: number
  readonly goes: boolean
  readonly came: boolean
}

interface Holding {
  readonly holders: Map<string, Holder[]>
  next: number
}

function holdersOf(nodes: readonly Node[], within: { readonly goes: boolean; readonly came: boolean }, holding: Holding): void {
  const { holders } = holding
  const swallowed = swallowedIn(nodes)
  for (const [index, node] of nodes.entries()) {
    const place = holding.next++
    const goes = within.goes || swallowed[index] === true || structureChanges(node, 'deletion').length > 0
    const came = within.came || structureChanges(node, 'insertion').length > 0
    const id = idOf(node)
    if (id !== null) holders.set(id, [...(holders.get(id) ?? []), { place, goes, came }])
    if (!node.inlineContent && !node.isLeaf) holdersOf(node.children, { goes, came }, holding)
  }
}

/** Which of the blocks with one id keeps it: one that stays, else the place it came to, else the first. */
function keeperOf(holders: readonly Holder[]): number | undefined {
  return (holders.find(({ goes }) => !goes) ?? holders.find(({ came }) => came) ?? holders[0])?.place
}

/**
 * Of two blocks with one id, the one that is to go takes another and remembers its own, so that references stay with what remains. Blocks
 * come back as they are where no id stands twice.
 */
export function withUniqueIds(blocks: readonly Node[], stamper: Stamper): readonly Node[] {
  const holders = new Map<string, Holder[]>()
  holdersOf(blocks, { goes: false, came: false }, { holders, next: 0 })
  const losing = new Set<number>()
  for (const same of holders.values()) {
    if (same.length < 2) continue
    const keeper = keeperOf(same)
    for (const { place } of same) if (place !== keeper) losing.add(place)
  }
  if (losing.size === 0) return blocks
  let next = 0
  const renamed = (node: Node): Node => {
    const place = next++
    const content = node.inlineContent || node.isLeaf ? node.content : Fragment.fromArray(node.children.map(renamed))
    const id = idOf(node)
    if (id === null || !losing.has(place)) return content === node.content ? node : node.copy(content)
    const other = stamper.newId()
    const deletion = structureChanges(node, 'deletion').findLast((change) => stamper.isMine(change)) ?? stamper.stamp('deletion')
    // It is settled together with the deletion for which it was made.
    const made: PropertyChange = { kind: 'property', ...bareStamp(deletion), attribute: 'id', before: id }
    const ids = propertiesOf(node).filter(({ attribute }) => attribute === 'id')
    const chain = extendChain(ids, other, made, (a, b) => stamper.isMine(a) && stamper.isMine(b))
    const changes = [...chain, ...changesOf(node).filter((change) => change.kind !== 'property' || change.attribute !== 'id')]
    return node.type.create({ ...node.attrs, id: other, changes }, content, node.marks)
  }
  return blocks.map(renamed)
}
