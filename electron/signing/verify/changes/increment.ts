import { PdfSyntaxError } from '../syntax/budget.ts'
import type { PdfDocument } from '../syntax/document.ts'
import type { Revision } from '../syntax/revisions.ts'
import { type Extent, fillsExactly, listsAllOf } from '../unlisted-bytes.ts'
import { entryOf, integerOf } from '../syntax/values.ts'

/**
 * Whether an incremental update is made as ISO 32000-2, 7.5.6 says: every byte belongs to an object that its cross-reference
 * lists, to that section, or is white space; every object it lists stands in its own bytes. Anything else could be read
 * differently by another reader.
 */
export function isProperIncrement(document: PdfDocument, revision: Revision): boolean {
  try {
    const [section, ...more] = revision.sections
    if (section === undefined || more.length > 0 || section.hybrid !== 'none' || section.trailer.duplicates.length > 0) return false
    // Some readers leave out objects beyond Size, others do not (7.5.5).
    const size = integerOf(entryOf(section.trailer, 'Size')) ?? 0
    if ([...revision.entries.keys()].some((num) => num >= size)) return false
    const containers = new Set<number>()
    const extents: Extent[] = [{ start: section.offset, end: revision.eofEnd }]
    for (const [num, entry] of revision.entries) {
      if (entry.kind === 'free') continue
      const before = document.entry(num, revision.index - 1)
      if (entry.kind === 'compressed') {
        if (before?.kind === 'compressed' && before.container === entry.container && before.index === entry.index) continue
        const container = document.entry(entry.container, revision.index)
        if (container?.kind !== 'offset' || container.offset < revision.start) return false
        document.object(num, 0, revision.index)
        containers.add(entry.container)
        continue
      }
      if (before?.kind === 'offset' && before.offset === entry.offset && before.gen === entry.gen) continue
      const place = document.object(num, entry.gen, revision.index)?.place
      if (place === undefined || place.start < revision.start) return false
      // The cross-reference stream lists itself, and is counted with its section.
      if (place.start !== section.offset) extents.push(place)
    }
    return fillsExactly(document.bytes, extents, revision.start, revision.eofEnd) && !oldContainersReplaced(document, revision)
      && [...containers].every((container) => listsAllOf(document, revision, container))
  } catch (error) {
    if (error instanceof PdfSyntaxError) return false
    throw error
  }
}

/** An object stream of an older revision written anew would change objects that the update does not list. */
function oldContainersReplaced(document: PdfDocument, revision: Revision): boolean {
  for (const num of revision.entries.keys()) {
    const before = document.entry(num, revision.index - 1)
    if (before?.kind !== 'offset') continue
    const old = document.object(num, before.gen, revision.index - 1)?.value
    if (old?.kind !== 'stream') continue
    const type = entryOf(old.dict, 'Type')
    if (type.kind === 'name' && type.name === 'ObjStm' && document.entry(num, revision.index) !== before) return true
  }
  return false
}
