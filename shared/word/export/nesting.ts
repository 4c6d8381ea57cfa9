import { isElement, withAttribute, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'
import type { AnnotationIds } from '#shared/word/export/revisions.ts'

/** Something in a paragraph and the elements around it, outermost first. Neighbours that share one object as wrapper lie in one. */
export interface Leaf {
  readonly node: XmlNode
  readonly path: readonly XmlElement[]
}

/**
 * Puts leaves back into the elements around them. A wrapper that is met again after something else came between is written once more, with an
 * id of its own where it has one.
 */
export function nested(leaves: readonly Leaf[], ids: AnnotationIds, depth = 0, used: Set<XmlElement> = new Set()): XmlNode[] {
  const nodes: XmlNode[] = []
  for (let index = 0; index < leaves.length; ) {
    const leaf = leaves[index]
    if (leaf === undefined) break
    const wrapper = leaf.path[depth]
    if (wrapper === undefined) {
      nodes.push(leaf.node)
      index += 1
      continue
    }
    let end = index
    while (end < leaves.length && leaves[end]?.path[depth] === wrapper) end += 1
    const inside = nested(leaves.slice(index, end), ids, depth + 1, used)
    const repeated = used.has(wrapper)
    used.add(wrapper)
    // What a content control says of itself is kept in its children, and is needed by each of its parts.
    const properties = repeated && wrapper.name === 'w:sdt' ? wrapper.children.filter((node) => isElement(node) && node.name !== 'w:sdtContent').map((node) => withFreshId(node, ids)) : []
    const own = repeated && wrapper.attributes.some(({ name }) => name === 'w:id') ? withAttribute(wrapper, 'w:id', ids.next()) : wrapper
    nodes.push(withChildren(own, [...properties, ...inside]))
    index = end
  }
  return nodes
}

function withFreshId(node: XmlNode, ids: AnnotationIds): XmlNode {
  if (!isElement(node, 'w:sdtPr')) return node
  return withChildren(node, node.children.map((inner) => (isElement(inner, 'w:id') ? withAttribute(inner, 'w:val', ids.next()) : inner)))
}
