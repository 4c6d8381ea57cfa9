import type { Attrs, Node, NodeType } from 'prosemirror-model'
import type { Field } from '#shared/document/field.ts'
import { changesOf, type NodeChange, type PropertyChange } from '#shared/document/tracking.ts'
import { resolveChain } from '#shared/redline/chain.ts'

/** What of a node a property change can concern: its kind and its attributes. */
export interface Properties {
  readonly type: NodeType
  readonly attrs: Attrs
}

/** One field of a document and its place in the list, as a property change keeps it. */
interface PlacedField {
  readonly field: Field
  readonly at: number
}

/** The value of an attribute, of one field of the document's fields, or of the kind (`type`) of a node. */
export function propertyOf({ type, attrs }: Properties, attribute: string, key?: string): unknown {
  if (attribute === 'type') return type.name
  if (key === undefined) return attrs[attribute]
  const fields = attrs[attribute] as readonly Field[]
  const at = fields.findIndex(({ id }) => id === key)
  const field = fields[at]
  return field === undefined ? null : { field, at }
}

/** The properties with one of them set. */
export function withProperty(properties: Properties, attribute: string, key: string | undefined, value: unknown): Properties {
  const { type, attrs } = properties
  if (attribute === 'type') {
    const wanted = type.schema.nodes[String(value)]
    return wanted === undefined ? properties : { type: wanted, attrs }
  }
  if (key === undefined) return { type, attrs: { ...attrs, [attribute]: value } }
  const fields = attrs[attribute] as readonly Field[]
  const placed = value as PlacedField | null
  const others = fields.filter(({ id }) => id !== key)
  if (placed === null) return { type, attrs: { ...attrs, [attribute]: others } }
  const stays = fields.findIndex(({ id }) => id === key)
  const at = stays < 0 ? Math.min(placed.at, others.length) : stays
  return { type, attrs: { ...attrs, [attribute]: others.toSpliced(at, 0, placed.field) } }
}

/** Names one value that can change: two changes of one name form a chain. */
export function propertyName({ attribute, key }: Pick<PropertyChange, 'attribute' | 'key'>): string {
  return key === undefined ? attribute : `${attribute}/${key}`
}

/**
 * Where a field returns to that was taken out, and the changes after that with the places they then remember: each removal after it happened
 * in a list without it.
 */
function returned(place: number, changes: readonly NodeChange[], from: number): { readonly at: number; readonly changes: readonly NodeChange[] } {
  let at = place
  const moved = changes.map((change, index) => {
    if (index < from || change.kind !== 'property' || change.key === undefined || change.before === null) return change
    const before = change.before as PlacedField
    if (before.at < at) {
      at -= 1
      return change
    }
    return { ...change, before: { ...before, at: before.at + 1 } }
  })
  return { at, changes: moved }
}

/** Resolves the chosen property changes of a node. Its structure changes stay as they are. */
export function resolveProperties(node: Node, decision: 'accept' | 'reject', chosen: (change: PropertyChange) => boolean): { readonly properties: Properties; readonly changes: readonly NodeChange[] } {
  const changes = changesOf(node)
  let properties: Properties = { type: node.type, attrs: node.attrs }
  const names = new Set(changes.filter((change) => change.kind === 'property').map(propertyName))
  let left: readonly NodeChange[] = changes
  // The newest change is undone first, so that fields taken out together return to the places they had together.
  for (const name of [...names].toReversed()) {
    const links = left.filter((change): change is PropertyChange => change.kind === 'property' && propertyName(change) === name)
    const [first] = links
    if (first === undefined) continue
    const current = propertyOf(properties, first.attribute, first.key)
    const resolved = resolveChain(links, current, decision, chosen)
    if (resolved.links === links) continue
    const byId = new Map(resolved.links.map((link) => [link.id, link]))
    left = left.flatMap((change) => (change.kind === 'property' && propertyName(change) === name ? (byId.get(change.id) ?? []) : change))
    if (resolved.current === current) continue
    const returns = first.key !== undefined && current === null ? (resolved.current as PlacedField) : null
    if (returns === null) {
      properties = withProperty(properties, first.attribute, first.key, resolved.current)
      continue
    }
    const index = changes.findLastIndex((change) => change.kind === 'property' && propertyName(change) === name)
    const later = left.findIndex((change) => change.kind === 'property' && changes.findLastIndex((known) => known.kind === 'property' && propertyName(known) === propertyName(change)) > index)
    const { at, changes: moved } = returned(returns.at, left, later < 0 ? left.length : later)
    left = moved
    properties = withProperty(properties, first.attribute, first.key, { ...returns, at })
  }
  return { properties, changes: left }
}
