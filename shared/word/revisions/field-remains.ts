import { attr, child, children, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'

/**
 * The part without what is left of complex fields (17.16.2) whose beginning went with a deletion: Word marks switches it adds
 * to a field's code, and a result it updates, outside the deletion around them. What was outside a field before stays.
 */
export function withoutFieldRemains(before: XmlElement, after: XmlElement): XmlElement {
  if (before === after) return after
  const remains = outsideFields(after)
  if (remains.size === 0) return after
  const known = new Set([...outsideFields(before)].map(origin))
  const gone = new Set([...remains].filter((each) => !known.has(origin(each))))
  return gone.size === 0 ? after : without(after, gone)
}

/** What an element was read from, be it renamed since; else itself. */
function origin(each: XmlElement): object {
  return each.source ?? each
}

/** Field codes, separators and ends that no field beginning stands before. */
function outsideFields(root: XmlElement): Set<XmlElement> {
  const found = new Set<XmlElement>()
  let depth = 0
  const visit = (parent: XmlElement) => {
    for (const each of children(parent)) {
      if (each.name === 'w:fldChar') {
        const type = attr(each, 'w:fldCharType')
        if (depth === 0 && type !== 'begin') found.add(each)
        else if (type !== 'separate') depth += type === 'begin' ? 1 : -1
      } else if (each.name === 'w:instrText' || each.name === 'w:delInstrText') {
        if (depth === 0) found.add(each)
      } else {
        visit(each)
      }
    }
  }
  visit(root)
  return found
}

function without(parent: XmlElement, gone: ReadonlySet<XmlElement>): XmlElement {
  const kept = parent.children.flatMap((node): XmlNode[] => {
    if (node.kind !== 'element') return [node]
    if (gone.has(node)) return []
    const inside = without(node, gone)
    return inside !== node && isElement(inside, 'w:r') && isBare(inside) ? [] : [inside]
  })
  return withChildren(parent, kept)
}

function isBare(run: XmlElement): boolean {
  return children(run).length === (child(run, 'w:rPr') === null ? 0 : 1)
}
