import { type Budget, LimitReached, PdfSyntaxError } from './budget.ts'
import { readSection, type XrefEntry, type XrefSection } from './cross-reference.ts'
import { isSpace, PdfReader } from './reader.ts'
import type { PdfDict } from './values.ts'

/** What one saving of the file added: the first revision, or an incremental update (ISO 32000-2, 7.5.6). */
export interface Revision {
  /** 0 for the oldest. */
  readonly index: number
  readonly entries: ReadonlyMap<number, XrefEntry>
  readonly trailer: PdfDict
  readonly sections: readonly XrefSection[]
  /** Where its bytes begin: the end of the `%%EOF` before. */
  readonly start: number
  /** Just after its `%%EOF`. */
  readonly eofEnd: number
  /** After the white space that follows `%%EOF`. */
  readonly end: number
}

/** The revisions of a file, oldest first, and the bytes after the last `%%EOF`, of which only white space is ever harmless. */
export interface Revisions {
  readonly revisions: readonly Revision[]
  readonly trailing: { readonly start: number; readonly onlySpace: boolean }
}

const maxRevisions = 2000

/** Follows the chain of cross-reference sections from the end of the file. Throws PdfSyntaxError where it does not hold together. */
export function readRevisions(bytes: Uint8Array, budget: Budget): Revisions {
  const chain = readChain(bytes, lastStartxref(bytes, budget), budget)
  const groups: XrefSection[][] = []
  for (let i = 0; i < chain.length; i++) {
    const section = chain[i]
    const next = chain[i + 1]
    if (section === undefined) continue
    if (next !== undefined && next.offset > section.offset) {
      // A linearised file (annex F) has its first section split in two, the part read last standing first; only its oldest revision can be so.
      if (i + 2 !== chain.length) throw new PdfSyntaxError('Sections out of order', section.offset)
      groups.push([section, next])
      i++
    } else groups.push([section])
  }
  const revisions: Revision[] = []
  let start = 0
  for (const sections of groups.reverse()) {
    const revision = makeRevision(bytes, sections, revisions.length, start)
    revisions.push(revision)
    start = revision.eofEnd
  }
  const last = revisions.at(-1)
  if (last === undefined) throw new PdfSyntaxError('No revision')
  return { revisions, trailing: { start: last.eofEnd, onlySpace: last.end === bytes.length } }
}

function lastStartxref(bytes: Uint8Array, budget: Budget): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('startxref')
  if (at < 0) throw new PdfSyntaxError('No startxref')
  const reader = new PdfReader(bytes, at, budget)
  reader.keyword('startxref')
  reader.skipSpace(false)
  return reader.unsigned()
}

function readChain(bytes: Uint8Array, from: number, budget: Budget): XrefSection[] {
  const chain: XrefSection[] = []
  const seen = new Set<number>()
  for (let offset: number | undefined = from; offset !== undefined;) {
    if (offset < 0 || offset >= bytes.length) throw new PdfSyntaxError('A section outside the file', offset)
    const section = readSection(bytes, offset, budget)
    if (seen.has(section.offset)) throw new PdfSyntaxError('Sections in a circle', offset)
    if (chain.length >= maxRevisions) throw new LimitReached('Too many revisions')
    seen.add(section.offset)
    chain.push(section)
    offset = section.prev
  }
  return chain
}

/** `sections` newest first: one, or the two of a linearised file. */
function makeRevision(bytes: Uint8Array, sections: readonly XrefSection[], index: number, start: number): Revision {
  const [newest] = sections
  const final = sections.at(-1)?.tail
  if (newest === undefined || final === undefined) throw new PdfSyntaxError('startxref expected after the section')
  if (newest.offset < start) throw new PdfSyntaxError('A section inside an older revision', newest.offset)
  const pointed = skipSpace(bytes, final.startxref)
  if (pointed !== newest.offset) throw new PdfSyntaxError('startxref does not point at its own section', final.eofEnd)
  return { index, entries: sections.length === 1 ? newest.entries : together(sections), trailer: newest.trailer, sections, start, eofEnd: final.eofEnd, end: skipSpace(bytes, final.eofEnd) }
}

/** What the newer section says of an object counts. */
function together(sections: readonly XrefSection[]): ReadonlyMap<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>()
  for (const section of sections) for (const [num, entry] of section.entries) if (!entries.has(num)) entries.set(num, entry)
  return entries
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && isSpace(bytes[at])) at++
  return at
}
