import { Budget, LimitReached, PdfSyntaxError } from './syntax/budget.ts'
import { PdfDocument } from './syntax/document.ts'
import { isSpace } from './syntax/reader.ts'
import { readRevisions, type Revision } from './syntax/revisions.ts'

/** A stretch of bytes. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** Whether stretches of bytes, with nothing but white space and comments between them, make up all from `from` to `to`. */
export function fillsExactly(bytes: Uint8Array, extents: Extent[], from: number, to: number): boolean {
  let at = from
  for (const { start, end } of extents.sort((a, b) => a.start - b.start)) {
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
export function listsAllOf(document: PdfDocument, revision: Revision, container: number): boolean {
  return document.packedIn(container, revision.index).every((num, index) => {
    const entry = revision.entries.get(num)
    return entry?.kind === 'compressed' && entry.container === container && entry.index === index
  })
}


/**
 * Whether a revision holds objects that its cross-reference does not list: a second object of the same number, one of no number that
 * is listed. Nothing shows them, but a later update could (the hide-and-replace variant of shadow attacks). Damage counts as well.
 */
export function hasUnlistedBytes(document: PdfDocument, revision: Revision): boolean {
  try {
    const extents: Extent[] = []
    for (const { offset, tail } of revision.sections) {
      if (tail === undefined) return false
      extents.push({ start: offset, end: tail.eofEnd })
    }
    const containers = new Set<number>()
    const sections = new Set(revision.sections.map(({ offset }) => offset))
    for (const [num, entry] of revision.entries) {
      if (entry.kind === 'compressed') containers.add(entry.container)
      if (entry.kind !== 'offset') continue
      const place = document.outline(num, entry.gen, revision.index)?.place
      if (place !== undefined && !sections.has(place.start)) extents.push(place)
    }
    const { bytes } = document
    // The first line says that it is a PDF.
    const from = revision.index > 0 ? revision.start : bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d)
    return !fillsExactly(bytes, extents, from, revision.eofEnd) || ![...containers].every((container) => listsAllOf(document, revision, container))
  } catch (error) {
    if (error instanceof PdfSyntaxError) return true
    throw error
  }
}

/** The same of any revision of a file; also when the file cannot be read strictly. */
export function holdsUnlistedBytes(bytes: Uint8Array): boolean {
  try {
    const budget = new Budget()
    const document = new PdfDocument(bytes, readRevisions(bytes, budget).revisions, budget)
    return document.revisions.some((revision) => hasUnlistedBytes(document, revision))
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof LimitReached) return true
    throw error
  }
}
