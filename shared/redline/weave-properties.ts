import type { Attrs, Node } from 'prosemirror-model'
import type { Field } from '#shared/document/field.ts'
import { changesOf, type NodeChange, type PropertyChange, type StructureChange } from '#shared/document/tracking.ts'
import { extendChain, sameValue } from '#shared/redline/chain.ts'
import { propertyName } from '#shared/redline/properties.ts'
import type { Stamper } from '#shared/redline/stamping.ts'

interface Changed {
  readonly attribute: string
  readonly key?: string
  readonly before: unknown
  readonly after: unknown
}

function byId(fields: readonly Field[], id: string): Field | undefined {
  return fields.find((field) => field.id === id)
}

function placed(fields: readonly Field[]): Map<string, unknown> {
  return new Map(fields.map((field, at) => [field.id, { field, at }]))
}

/** Fields that differ, one by one. Those taken out come last first, so that putting them back first to last restores their order. */
function changedFields(before: readonly Field[], after: readonly Field[]): Changed[] {
  const [old, now] = [placed(before), placed(after)]
  const kept = before.filter(({ id }) => now.has(id)).map(({ id }) => id)
  const sameOrder = sameValue(kept, after.filter(({ id }) => old.has(id)).map(({ id }) => id))
  const addedAtEnd = after.slice(kept.length).every(({ id }) => !old.has(id))
  if (!sameOrder || !addedAtEnd) return [{ attribute: 'fields', before, after }]
  const changed: Changed[] = []
  for (const { id } of after) {
    if (!sameValue(byId(before, id) ?? null, byId(after, id) ?? null)) changed.push({ attribute: 'fields', key: id, before: old.get(id) ?? null, after: now.get(id) ?? null })
  }
  for (const { id } of before.toReversed()) if (!now.has(id)) changed.push({ attribute: 'fields', key: id, before: old.get(id) ?? null, after: null })
  return changed
}

function changedAttributes(before: Attrs, after: Attrs): Changed[] {
  const changed: Changed[] = []
  for (const [attribute, value] of Object.entries(after)) {
    const was: unknown = before[attribute]
    if (attribute === 'changes' || sameValue(was, value)) continue
    if (attribute === 'fields') changed.push(...changedFields(was as readonly Field[], value as readonly Field[]))
    else changed.push({ attribute, before: was, after: value })
  }
  return changed
}

/** The structure changes of a node. */
export function structureOf(node: Node): readonly StructureChange[] {
  return changesOf(node).filter((change): change is StructureChange => change.kind !== 'property')
}

/** The property changes of a node. */
export function propertiesOf(node: Node): readonly PropertyChange[] {
  return changesOf(node).filter((change): change is PropertyChange => change.kind === 'property')
}

/** The property changes that lead from one node to another: those the first had, and what differs now. */
export function propertyChanges(before: Node, after: Pick<Node, 'type' | 'attrs'>, stamper: Stamper): readonly PropertyChange[] {
  const kind: Changed[] = before.type === after.type ? [] : [{ attribute: 'type', before: before.type.name, after: after.type.name }]
  let changes = propertiesOf(before)
  for (const { attribute, key, before: was, after: is } of [...kind, ...changedAttributes(before.attrs, after.attrs)]) {
    const made: PropertyChange = { kind: 'property', ...stamper.stamp('property'), attribute, ...(key === undefined ? {} : { key }), before: was }
    const name = propertyName(made)
    const links = changes.filter((change) => propertyName(change) === name)
    const chain = extendChain(links, is, made, (a, b) => stamper.isMine(a) && stamper.isMine(b))
    changes = [...changes.filter((change) => propertyName(change) !== name), ...chain]
  }
  return changes
}

/** A node with other attributes and changes. */
export function withAttributes(node: Pick<Node, 'type' | 'attrs' | 'marks'>, content: Node['content'], changes: readonly NodeChange[]): Node {
  return node.type.create({ ...node.attrs, changes: changes.length === 0 ? null : changes }, content, node.marks)
}
