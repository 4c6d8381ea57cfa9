import { attr, children, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Deciding } from './deciding.ts'
import { isRevision } from './kinds.ts'

/** Marks of a place or of one end of a range (EG_RangeMarkupElements, 17.13): they hold no content and may stand anywhere. */
const MARKERS = new Set([
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:permStart',
  'w:permEnd',
  'w:proofErr',
])

/** Whether a node holds nothing a reader sees. */
export function isMarker(node: XmlNode): boolean {
  if (node.kind !== 'element') return true
  return MARKERS.has(node.name) || /Range(?:Start|End)$/.test(node.name)
}

const PAIRED: Readonly<Record<string, string>> = {
  'w:bookmarkStart': 'w:bookmarkEnd',
  'w:commentRangeStart': 'w:commentRangeEnd',
  'w:permStart': 'w:permEnd',
}

/** The markers in content that goes, and ranges of revisions nothing was decided about: the other end of each may stand elsewhere. */
export function strandedMarkers(node: XmlNode, deciding: Deciding): XmlElement[] {
  if (node.kind !== 'element') return []
  if (isMarker(node)) {
    if (node.name === 'w:proofErr' || (isRevision(node.name) && deciding.fate(node) !== 'pending')) return []
    deciding.stranded.add(node)
    return [node]
  }
  return children(node).flatMap((each) => strandedMarkers(each, deciding))
}

/** The part without the pairs of markers of which both stood in content that went, and without ranges of comments that went. */
export function withoutStrandedPairs(root: XmlElement, deciding: Deciding): XmlElement {
  if (deciding.stranded.size === 0) return root
  const gone = new Set<XmlElement>()
  const starts = new Map<string, XmlElement>()
  for (const marker of deciding.stranded) {
    const end = PAIRED[marker.name]
    const id = attr(marker, 'w:id') ?? ''
    if (end !== undefined) starts.set(`${end} ${id}`, marker)
    const start = starts.get(`${marker.name} ${id}`)
    if (start !== undefined) gone.add(start).add(marker)
  }
  return gone.size === 0 ? root : without(root, gone)
}

function without(parent: XmlElement, gone: ReadonlySet<XmlElement>): XmlElement {
  const kept = parent.children.filter((node) => node.kind !== 'element' || !gone.has(node))
  return withChildren(parent, kept.map((node) => (node.kind === 'element' ? without(node, gone) : node)))
}
