import { attr, child, isElement, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const commentMarks: ReadonlySet<string> = new Set(['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'])
const moveStarts: ReadonlySet<string> = new Set(['w:moveFromRangeStart', 'w:moveToRangeStart'])
const moveEnds: ReadonlySet<string> = new Set(['w:moveFromRangeEnd', 'w:moveToRangeEnd'])

/** The element without the marks of comments and moves that are gone; the very same where there are none. */
export function withoutRanges(container: XmlElement, comments: ReadonlySet<string>, moveNames: ReadonlySet<string>): XmlElement {
  if (comments.size + moveNames.size === 0) return container
  const ids = new Set<string>()
  const strip = (parent: XmlElement): XmlElement =>
    withChildren(
      parent,
      parent.children.flatMap((node): readonly XmlNode[] => {
        if (!isElement(node)) return [node]
        if (commentMarks.has(node.name) && comments.has(attr(node, 'w:id') ?? '')) return []
        if (moveStarts.has(node.name) && moveNames.has(attr(node, 'w:name') ?? '')) {
          ids.add(`${node.name.slice(0, -5)} ${attr(node, 'w:id') ?? ''}`)
          return []
        }
        if (moveEnds.has(node.name) && ids.has(`${node.name.slice(0, -3)} ${attr(node, 'w:id') ?? ''}`)) return []
        const inner = strip(node)
        // A run that held nothing but the reference to a comment goes with it.
        return inner !== node && node.name === 'w:r' && inner.children.every((each) => each === child(inner, 'w:rPr')) ? [] : [inner]
      }),
    )
  return strip(container)
}
