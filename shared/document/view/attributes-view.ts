import type { Attrs, Node, NodeType } from 'prosemirror-model'
import type { Field } from '#shared/document/field.ts'
import { changesOf, type PropertyChange } from '#shared/document/tracking.ts'
import type { Reading } from '#shared/document/view/document-view.ts'

/** The kind and the attributes of a node. */
export interface NodeProperties {
  readonly type: NodeType
  readonly attrs: Attrs
}

function fieldsBefore(fields: readonly Field[], key: string, before: { readonly field: Field; readonly at: number } | null): readonly Field[] {
  const others = fields.filter(({ id }) => id !== key)
  if (before === null) return others
  const at = fields.findIndex(({ id }) => id === key)
  return others.toSpliced(at === -1 ? Math.min(before.at, others.length) : at, 0, before.field)
}

function undone({ type, attrs }: NodeProperties, { attribute, key, before }: PropertyChange): NodeProperties {
  if (attribute === 'type') return { type: type.schema.nodes[String(before)] ?? type, attrs }
  const value = key === undefined ? before : fieldsBefore(attrs[attribute] as readonly Field[], key, before as { field: Field; at: number } | null)
  return { type, attrs: { ...attrs, [attribute]: value } }
}

/**
 * What a node is in a reading, without its changes: the attributes it has hold for the final text; for the original each returns to the
 * oldest earlier value. Values that changed later return first, so that fields find the places they had.
 */
export function propertiesIn(node: Node, reading: Reading): NodeProperties {
  const current = { type: node.type, attrs: { ...node.attrs, changes: null } }
  if (reading === 'final') return current
  const oldest = new Map<string, PropertyChange>()
  for (const change of changesOf(node)) {
    if (change.kind !== 'property') continue
    const name = change.key === undefined ? change.attribute : `${change.attribute}/${change.key}`
    if (!oldest.has(name)) oldest.set(name, change)
  }
  return Array.from(oldest.values()).toReversed().reduce(undone, current)
}
