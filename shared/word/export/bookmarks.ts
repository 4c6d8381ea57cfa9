import type { Node } from 'prosemirror-model'
import { eachParagraph } from '#shared/document/numbering.ts'
import { sha256OfText } from '#shared/lib/hash.ts'
import type { RangePoints } from '#shared/word/export/points.ts'
import type { AnnotationIds } from '#shared/word/export/revisions.ts'
import { element } from '#shared/word/xml/tree.ts'

/** A bookmark's name as Word makes them for cross-references: hidden, for it begins with an underscore (ECMA-376 Part 1, 17.16.5.51). */
function nameFor(id: string, taken: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    const name = `_Ref${String(Number.parseInt(sha256OfText(`${id} ${round}`).slice(0, 8), 16) % 1_000_000_000).padStart(9, '0')}`
    if (!taken.has(name)) return name
  }
}

/** Puts a bookmark around each paragraph that is referred to, unless the file has one there, and gives their names by the paragraphs' ids. */
export function markBookmarks(doc: Node, points: RangePoints, ids: AnnotationIds, known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const wanted = new Set<string>()
  doc.descendants((node) => {
    const target = node.type.name === 'reference' ? (node.attrs['target'] as string | null) : null
    if (target !== null) wanted.add(target)
    return true
  })
  const names = new Map<string, string>()
  const taken = new Set(known.values())
  eachParagraph(doc, (paragraph, pos) => {
    const id = paragraph.attrs['id'] as string | null
    if (id === null || !wanted.has(id) || names.has(id)) return
    const before = known.get(id)
    const name = before ?? nameFor(id, taken)
    names.set(id, name)
    taken.add(name)
    if (before !== undefined) return
    const number = ids.next()
    points.start(pos + 1, element('w:bookmarkStart', { 'w:id': number, 'w:name': name }))
    points.end(pos + paragraph.nodeSize - 1, element('w:bookmarkEnd', { 'w:id': number }))
  })
  return names
}
