import { append } from '../xml/append.ts'
import { child, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'

/** A block and the content controls it stands in; null for one of the old file, which stands where both its neighbours do. */
export interface PlacedBlock {
  readonly node: XmlNode
  readonly chain: readonly XmlElement[] | null
}

/** Puts blocks back into the content controls they stood in. */
export function nestedBlocks(placed: readonly PlacedBlock[]): XmlNode[] {
  const following: (readonly XmlElement[])[] = []
  let next: readonly XmlElement[] = []
  for (let at = placed.length - 1; at >= 0; at -= 1) following[at] = next = placed[at]?.chain ?? next
  let before: readonly XmlElement[] = []
  const chains = placed.map(({ chain }, at) => {
    if (chain !== null) return (before = chain)
    const after = following[at] ?? []
    return before.filter((each, depth) => after[depth] === each)
  })
  return nested(placed, chains, 0)
}

function nested(placed: readonly PlacedBlock[], chains: readonly (readonly XmlElement[])[], depth: number): XmlNode[] {
  const out: XmlNode[] = []
  for (let at = 0; at < placed.length; ) {
    const wrapper = chains[at]?.[depth]
    let end = at + 1
    while (end < placed.length && chains[end]?.[depth] === wrapper) end += 1
    if (wrapper === undefined) append(out, placed.slice(at, end).map(({ node }) => node))
    else out.push(filled(wrapper, nested(placed.slice(at, end), chains.slice(at, end), depth + 1)))
    at = end
  }
  return out
}

function filled(wrapper: XmlElement, content: readonly XmlNode[]): XmlElement {
  if (wrapper.name !== 'w:sdt') return withChildren(wrapper, [...wrapper.children.filter((node) => isElement(node) && node.name.endsWith('Pr')), ...content])
  const own = child(wrapper, 'w:sdtContent')
  return withChildren(wrapper, wrapper.children.map((node) => (node === own && own !== null ? withChildren(own, content) : node)))
}
