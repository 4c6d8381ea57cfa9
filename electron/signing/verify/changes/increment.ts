import { PdfSyntaxError } from '../syntax/budget.ts'
import type { PdfDocument } from '../syntax/document.ts'
import { isSpace } from '../syntax/reader.ts'
import type { Revision } from '../syntax/revisions.ts'
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
    const extents: (readonly [number, number])[] = [[section.offset, revision.eofEnd]]
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
      if (place.start !== section.offset) extents.push([place.start, place.end])
    }
    return fillsExactly(document.bytes, extents, revision.start, revision.eofEnd) && !oldContainersReplaced(document, revision)
      && [...containers].every((container) => listsAllOf(document, revision, container))
  } catch (error) {
    if (error instanceof PdfSyntaxError) return false
    throw error
  }
}

function fillsExactly(bytes: Uint8Array, extents: (readonly [number, number])[], from: number, to: number): boolean {
  let at = from
  for (const [start, end] of extents.sort((a, b) => a[0] - b[0])) {
    if (start < at || !isFiller(bytes, at, start)) return false
    at = end
  }
  return at === to
}

/** White space, or comments that could not be taken for anything else. */
function isFiller(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from
  while (at < to) {
    if (isSpace(bytes[at])) at++
    else if (bytes[at] === 0x25) {
      const start = at
      while (at < to && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString('latin1')
      if (/obj|%%EOF|xref|trailer|stream|%PDF/.test(text)) return false
    } else return false
  }
  return true
}

/** What stands in an object stream and is not listed could be found by readers that search. */
function listsAllOf(document: PdfDocument, revision: Revision, container: number): boolean {
  return document.packedIn(container, revision.index).every((num, index) => {
    const entry = revision.entries.get(num)
    return entry?.kind === 'compressed' && entry.container === container && entry.index === index
  })
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
