import { isElement, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** A block of the file by what it is known by. */
export interface PlacedBlock {
  readonly key: string
  readonly element: XmlElement | null
}

/** The longest run of indices in ascending order, as positions of the list; those below zero do not count. */
function ascending(indices: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const before = new Int32Array(indices.length).fill(-1)
  for (const [at, index] of indices.entries()) {
    if (index < 0) continue
    let low = 0
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((indices[tails[middle] ?? 0] ?? 0) < index) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = at
  }
  const chosen = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) chosen.add(at)
  return chosen
}

/**
 * What stands in the place of each element of the file: the block that is known again, with the new ones after it; nothing for one that is gone. Blocks
 * that changed their order stand where they now belong.
 */
export function placedInOrder(before: readonly PlacedBlock[], after: readonly { readonly key: string; readonly nodes: readonly XmlNode[] }[]): ReadonlyMap<XmlElement, readonly XmlNode[]> {
  const places = new Map(before.map(({ key }, index) => [key, index]))
  const indices = after.map(({ key }) => places.get(key) ?? -1)
  const kept = ascending(indices)
  const placed = new Map<XmlElement, XmlNode[]>()
  for (const { element } of before) if (element !== null) placed.set(element, [])
  let anchor = before[0]?.element ?? null
  for (const [at, { nodes }] of after.entries()) {
    if (kept.has(at)) anchor = before[indices[at] ?? 0]?.element ?? anchor
    if (anchor !== null) placed.get(anchor)?.push(...nodes)
  }
  return placed
}

/** The element with others in the place of some of those inside it; what surrounds nothing any more goes with it. */
export function replacedIn(container: XmlElement, placed: ReadonlyMap<XmlElement, readonly XmlNode[]>): XmlElement {
  const nodes = container.children.flatMap((node): readonly XmlNode[] => {
    if (!isElement(node)) return [node]
    const own = placed.get(node)
    if (own !== undefined) return own
    if (node.name === 'w:p') return [node]
    const inner = replacedIn(node, placed)
    const isEmptied = inner !== node && ['w:sdtContent', 'w:customXml'].includes(node.name) && !inner.children.some((each) => isElement(each))
    const isHollow = inner !== node && node.name === 'w:sdt' && !inner.children.some((each) => isElement(each, 'w:sdtContent'))
    return isEmptied || isHollow ? [] : [inner]
  })
  return withChildren(container, nodes)
}
