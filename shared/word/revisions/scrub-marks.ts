import { isElement, withChildren, type XmlAttribute, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { isPath, lastOf } from './scrub-paths.ts'
import type { ScrubKind } from './scrub-tally.ts'

/** The name Word itself puts in the place of a person's. */
export const NOBODY = 'Author'

/** Stands where the schema asks for a date (CT_MoveBookmark). */
const NO_DATE = '1970-01-01T00:00:00Z'
const NEEDS_DATE = new Set(['w:moveFromRangeStart', 'w:moveToRangeStart'])
const DATES = new Set(['w:date', 'w16du:dateUtc', 'w16cex:dateUtc'])
const ELEMENTS: Readonly<Record<string, ScrubKind>> = {
  'w:rsids': 'revision-ids',
  'w:rsid': 'revision-ids',
  'w:docVars': 'document-variables',
  'w15:presenceInfo': 'people',
  'w:printerSettings': 'paths',
  'w15:docId': 'document-ids',
  'w14:docId': 'document-ids',
  'w:dataBinding': 'custom-xml',
  'w15:dataBinding': 'custom-xml',
  'w:commentRangeStart': 'comments',
  'w:commentRangeEnd': 'comments',
  'w:commentReference': 'comments',
}

/** An element without what tells who, when and where: by attribute and by element. `takes` is told of each. */
export function withoutMarks(target: XmlElement, keeps: ReadonlySet<ScrubKind>, takes: (kind: ScrubKind) => void): XmlElement {
  const attributes = target.attributes.flatMap((each) => scrubbedAttribute(each, target.name, keeps, takes))
  const children = target.children.flatMap((node): XmlNode[] => {
    if (node.kind !== 'element') return [node]
    const kind = ELEMENTS[node.name]
    if (kind !== undefined && !keeps.has(kind)) {
      // A comment is counted once, in its own part.
      if (kind !== 'comments') takes(kind)
      return []
    }
    const inside = withoutMarks(node, keeps, takes)
    return inside.name === 'w:r' && inside.children.length < node.children.length && inside.children.every((each) => isElement(each, 'w:rPr')) ? [] : [inside]
  })
  const same = attributes.length === target.attributes.length && attributes.every((each, index) => each === target.attributes[index])
  return withChildren(same ? target : { ...target, attributes }, children)
}

function scrubbedAttribute(attribute: XmlAttribute, owner: string, keeps: ReadonlySet<ScrubKind>, takes: (kind: ScrubKind) => void): XmlAttribute[] {
  const { name, value } = attribute
  const taken = (kind: ScrubKind, left: XmlAttribute[]): XmlAttribute[] => {
    if (keeps.has(kind)) return [attribute]
    takes(kind)
    return left
  }
  if (name.startsWith('w:rsid')) return taken('revision-ids', [])
  if (DATES.has(name)) return value === NO_DATE ? [attribute] : taken('dates', NEEDS_DATE.has(owner) ? [{ name, value: NO_DATE }] : [])
  if (name === 'w:author' && value !== NOBODY) return taken('authors', [{ name, value: NOBODY }])
  if (name === 'w15:userId' || name === 'w15:providerId') return taken('people', [])
  if (name === 'w:ed') return taken('permissions', [])
  if (isPathOf(owner, name) && isPath(value)) return taken('paths', [{ name, value: lastOf(value) }])
  if (name === 'w:initials' && value !== '') return taken('authors', [{ name, value: '' }])
  return [attribute]
}

/** Names, titles and descriptions of drawings (20.4.2.5, Part 4, 14.1): programs write the path of the picture there. */
function isPathOf(owner: string, attribute: string): boolean {
  if (owner === 'wp:docPr' || owner.endsWith(':cNvPr')) return attribute === 'name' || attribute === 'descr' || attribute === 'title'
  return owner.startsWith('v:') && (attribute === 'alt' || attribute === 'o:title' || attribute === 'o:href' || attribute === 'title')
}
