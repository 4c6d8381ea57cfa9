import type { Node } from 'prosemirror-model'
import { changesOf, type NodeChange, type PropertyChange, type StructureChange } from '#shared/document/tracking.ts'
import { resolveProperties } from '#shared/redline/properties.ts'
import type { ResolvableChange, Resolving } from '#shared/redline/resolving.ts'

/** Whether a change concerns the node's being there, and not one of its attributes. */
export const isStructure = (change: NodeChange): change is StructureChange => change.kind !== 'property'

/** A changed id is settled with the deletion for which it was changed. */
function settledWith(change: PropertyChange, node: Node): ResolvableChange {
  const deletion = change.attribute === 'id' ? changesOf(node).find((other) => isStructure(other) && other.id === change.id) : undefined
  return deletion ?? change
}

/** A node's own changes resolved: its attributes settled, and the change by which it goes, if it goes. */
export interface ResolvedOwn {
  readonly node: Node
  readonly goneBy: readonly StructureChange[]
}

/** Resolves the changes of a node itself and gives it new content. `end` is the position at which a paragraph's mark stands. */
export function resolveOwn(node: Node, content: Node['content'], from: number, resolving: Resolving): ResolvedOwn {
  const to = from + node.nodeSize
  if (changesOf(node).length === 0) return { node: content === node.content ? node : node.copy(content), goneBy: [] }
  const { properties, changes } = resolveProperties(node, resolving.decision, (change) => resolving.takes(settledWith(change, node), from, to))
  const goes = resolving.decision === 'reject' ? 'insertion' : 'deletion'
  const at = node.type.name === 'paragraph' ? to - 1 : from
  const chosen = changes.filter(isStructure).filter((change) => resolving.takes(change, at, to))
  const left = changes.filter((change) => !isStructure(change) || !chosen.includes(change))
  const attrs = { ...properties.attrs, changes: left.length === 0 ? null : left }
  const settled = left.length === changesOf(node).length && properties.attrs === node.attrs && properties.type === node.type
  const made = settled ? (content === node.content ? node : node.copy(content)) : properties.type.create(attrs, content, node.marks)
  return { node: made, goneBy: chosen.filter(({ kind }) => kind === goes) }
}

/** A block that is neither paragraph nor table, with its chosen changes resolved; null where it goes. */
export function resolveLeaf(block: Node, from: number, resolving: Resolving): Node | null {
  const { node, goneBy } = resolveOwn(block, block.content, from, resolving)
  return goneBy.length > 0 ? null : node
}
