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
  readonly node: Node
  readonly goes: boolean
  readonly came: boolean
}

function holdersOf(nodes: readonly Node[], within: { readonly goes: boolean; readonly came: boolean }, holders: Map<string, Holder[]>): void {
  const swallowed = swallowedIn(nodes)
  for (const [index, node] of nodes.entries()) {
    const goes = within.goes || swallowed[index] === true || structureChanges(node, 'deletion').length > 0
    const came = within.came || structureChanges(node, 'insertion').length > 0
    const id = idOf(node)
    if (id !== null) holders.set(id, [...(holders.get(id) ?? []), { node, goes, came }])
    if (!node.inlineContent && !node.isLeaf) holdersOf(node.children, { goes, came }, holders)
  }
}

/** Which of the blocks with one id keeps it: one that stays, else the place it came to, else the first. */
function keeperOf(holders: readonly Holder[]): Node | undefined {
  return (holders.find(({ goes }) => !goes) ?? holders.find(({ came }) => came) ?? holders[0])?.node
}

/**
 * Of two blocks with one id, the one that is to go takes another and remembers its own, so that references stay with what remains. Blocks
 * come back as they are where no id stands twice.
 */
export function withUniqueIds(blocks: readonly Node[], stamper: Stamper): readonly Node[] {
  const holders = new Map<string, Holder[]>()
  holdersOf(blocks, { goes: false, came: false }, holders)
  const losing = new Set<Node>()
  for (const same of holders.values()) {
    if (same.length < 2) continue
    const keeper = keeperOf(same)
    for (const { node } of same) if (node !== keeper) losing.add(node)
  }
  if (losing.size === 0) return blocks
  const renamed = (node: Node): Node => {
    const content = node.inlineContent || node.isLeaf ? node.content : Fragment.fromArray(node.children.map(renamed))
    const id = idOf(node)
    if (id === null || !losing.has(node)) return content === node.content ? node : node.copy(content)
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
