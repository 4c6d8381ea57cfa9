import { Fragment, type Node } from 'prosemirror-model'
import { changesOf, structureChanges, type PropertyChange } from '#shared/document/tracking.ts'
import { extendChain } from '#shared/redline/chain.ts'
import type { Stamper } from '#shared/redline/stamping.ts'
import { propertiesOf } from '#shared/redline/weave-properties.ts'

function idOf(node: Node): string | null {
  const id: unknown = node.attrs['id']
  return typeof id === 'string' ? id : null
}

function count(nodes: readonly Node[], counts: Map<string, number>): void {
  for (const node of nodes) {
    const id = idOf(node)
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
    if (!node.inlineContent && !node.isLeaf) count(node.children, counts)
  }
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

/**
 * Of two blocks with one id, the one that is to go takes another and remembers its own, so that references stay with what remains. Blocks
 * come back as they are where no id stands twice.
 */
export function withUniqueIds(blocks: readonly Node[], stamper: Stamper): readonly Node[] {
  const counts = new Map<string, number>()
  count(blocks, counts)
  const twice = new Set([...counts].flatMap(([id, times]) => (times > 1 ? [id] : [])))
  if (twice.size === 0) return blocks
  const renamed = (node: Node, going: boolean): Node => {
    const goes = going || structureChanges(node, 'deletion').length > 0
    const swallowed = node.inlineContent ? [] : swallowedIn(node.children)
    const content = node.inlineContent || node.isLeaf ? node.content : Fragment.fromArray(node.children.map((child, index) => renamed(child, goes || swallowed[index] === true)))
    const id = idOf(node)
    if (id === null || !goes || !twice.has(id)) return content === node.content ? node : node.copy(content)
    const other = stamper.newId()
    const made: PropertyChange = { kind: 'property', ...stamper.stamp('property'), attribute: 'id', before: id }
    const ids = propertiesOf(node).filter(({ attribute }) => attribute === 'id')
    const chain = extendChain(ids, other, made, (a, b) => stamper.isMine(a) && stamper.isMine(b))
    const changes = [...chain, ...changesOf(node).filter((change) => change.kind !== 'property' || change.attribute !== 'id')]
    return node.type.create({ ...node.attrs, id: other, changes }, content, node.marks)
  }
  const swallowed = swallowedIn(blocks)
  return blocks.map((block, index) => renamed(block, swallowed[index] === true))
}
