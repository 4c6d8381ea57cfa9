import { isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { withoutFieldRemains } from './field-remains.ts'
import type { IsHidden } from './hidden-runs.ts'

/** A part without its hidden runs, those in insertions and deletions, headers and notes included. `takes` is told of each. */
export function withoutHiddenText(root: XmlElement, isHidden: IsHidden, takes: () => void): XmlElement {
  return withoutFieldRemains(root, without(root, null, isHidden, takes))
}

function without(parent: XmlElement, paragraph: XmlElement | null, isHidden: IsHidden, takes: () => void): XmlElement {
  return withChildren(
    parent,
    parent.children.flatMap((node): XmlNode[] => {
      if (node.kind !== 'element') return [node]
      if (isElement(node, 'w:r') && isHidden(node, paragraph)) {
        takes()
        return []
      }
      return [without(node, node.name === 'w:p' ? node : paragraph, isHidden, takes)]
    }),
  )
}
