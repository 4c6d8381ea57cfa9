import { type Budget, LimitReached, PdfSyntaxError } from './budget.ts'
import { decodeStream } from './filters.ts'
import { readIndirect } from './indirect.ts'
import { isSpace, PdfReader } from './reader.ts'
import { entryOf, integerOf, nameOf, type PdfDict, type PdfStream } from './values.ts'

/** Where a section says an object is (ISO 32000-2, 7.5.4 and 7.5.8.3). */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'compressed'; readonly container: number; readonly index: number }

/** One cross-reference section, a table or a stream, with its trailer and the `startxref … %%EOF` that follows it. */
export interface XrefSection {
  readonly kind: 'table' | 'stream'
  /** Of the keyword `xref`, or of the stream's object number. */
  readonly offset: number
  readonly entries: ReadonlyMap<number, XrefEntry>
  readonly trailer: PdfDict
  readonly prev: number | undefined
  /** Entries of a hybrid file's additional stream (7.5.8.4) that contradict the table. */
  readonly hybrid: 'none' | 'consistent' | 'contradictory'
  /** What follows the section; only the first section of a linearised file may lack it. */
  readonly tail: SectionTail | undefined
}

export interface SectionTail {
  /** What the `startxref` says. */
  readonly startxref: number
  /** Just after `%%EOF`. */
  readonly eofEnd: number
}

const maxObjectNumber = 8_388_607
/** An entry costs memory as well as time; this bounds them to half a million in a file. */
const costOfEntry = 40

/** Reads the section at an offset; white space before it is tolerated. Throws PdfSyntaxError on anything malformed. */
export function readSection(bytes: Uint8Array, offset: number, budget: Budget): XrefSection {
  const reader = new PdfReader(bytes, offset, budget)
  reader.skipSpace(false)
  if (reader.startsWith('xref')) return readTable(reader)
  const start = reader.position
  const stream = readXrefStream(bytes, start, budget)
  reader.position = stream.end
  return { kind: 'stream', offset: start, entries: stream.entries, trailer: stream.dict, prev: prevOf(stream.dict), hybrid: 'none', tail: readTail(reader) }
}

function prevOf(trailer: PdfDict): number | undefined {
  const prev = entryOf(trailer, 'Prev')
  if (prev.kind === 'null') return undefined
  return integerOf(prev) ?? -1
}

/** `startxref`, an offset, `%%EOF`, with white space only between them (7.5.5); some makers write a comment before. */
function readTail(reader: PdfReader): SectionTail | undefined {
  reader.skipSpace()
  if (!reader.startsWith('startxref')) return undefined
  reader.keyword('startxref')
  reader.skipSpace(false)
  const startxref = reader.unsigned()
  if (!isSpace(reader.bytes[reader.position])) reader.fail('End of line expected after startxref')
  reader.skipSpace(false)
  if (!reader.startsWith('%%EOF')) reader.fail('%%EOF expected')
  return { startxref, eofEnd: reader.position + 5 }
}

function readTable(reader: PdfReader): XrefSection {
  const offset = reader.position
  reader.keyword('xref')
  const entries = new Map<number, XrefEntry>()
  reader.skipSpace(false)
  while (!reader.startsWith('trailer')) {
    const first = reader.unsigned()
    reader.skipSpace(false)
    const count = reader.unsigned()
    reader.skipSpace(false)
    if (first + count > maxObjectNumber) reader.fail('Object number')
    for (let i = 0; i < count; i++) {
      if (entries.has(first + i)) reader.fail('Object listed twice')
      entries.set(first + i, readTableEntry(reader))
    }
  }
  reader.keyword('trailer')
  const trailer = reader.value()
  if (trailer.kind !== 'dict') reader.fail('Trailer')
  const hybrid = readHybrid(reader, trailer, entries)
  return { kind: 'table', offset, entries, trailer, prev: prevOf(trailer), hybrid, tail: readTail(reader) }
}

/** Twenty bytes: ten digits, five digits, `n` or `f` (7.5.4); the end of line may be of one to three bytes. */
function readTableEntry(reader: PdfReader): XrefEntry {
  reader.budget.spend(costOfEntry)
  const start = reader.position
  const offset = reader.unsigned()
  const digits = reader.position - start
  reader.position++
  const gen = reader.unsigned()
  const type = reader.bytes[reader.position + 1]
  const spaced = reader.bytes[start + 10] === 0x20 && reader.bytes[start + 16] === 0x20
  if (digits !== 10 || reader.position !== start + 16 || !spaced || (type !== 0x6e && type !== 0x66)) reader.fail('Cross-reference entry')
  reader.position += 2
  if (!isSpace(reader.bytes[reader.position])) reader.fail('End of line expected in the cross-reference table')
  reader.skipSpace(false)
  return type === 0x66 ? { kind: 'free' } : { kind: 'offset', offset, gen }
}

function readHybrid(reader: PdfReader, trailer: PdfDict, entries: Map<number, XrefEntry>): XrefSection['hybrid'] {
  const at = entryOf(trailer, 'XRefStm')
  if (at.kind === 'null') return 'none'
  let hybrid: XrefSection['hybrid'] = 'consistent'
  for (const [num, entry] of readXrefStream(reader.bytes, integerOf(at) ?? -1, reader.budget).entries) {
    const inTable = entries.get(num)
    if (inTable === undefined || inTable.kind === 'free') entries.set(num, entry)
    else if (entry.kind !== 'offset' || inTable.kind !== 'offset' || entry.offset !== inTable.offset) hybrid = 'contradictory'
  }
  return hybrid
}

function readXrefStream(bytes: Uint8Array, offset: number, budget: Budget): { entries: Map<number, XrefEntry>; dict: PdfDict; end: number } {
  const { value, end } = readIndirect(bytes, offset, budget, () => undefined)
  if (value.kind !== 'stream' || nameOf(entryOf(value.dict, 'Type')) !== 'XRef') throw new PdfSyntaxError('No cross-reference section', offset)
  return { entries: readRows(value, budget), dict: value.dict, end }
}

function readRows(stream: PdfStream, budget: Budget): Map<number, XrefEntry> {
  const fail = (what: string): never => {
    throw new PdfSyntaxError(`Cross-reference stream: ${what}`, stream.start)
  }
  const integers = (key: string) => {
    const value = entryOf(stream.dict, key)
    return value.kind === 'array' ? value.items.map((item) => integerOf(item) ?? -1) : undefined
  }
  const size = integerOf(entryOf(stream.dict, 'Size')) ?? fail('Size')
  const [type = -1, second = -1, third = -1, ...more] = integers('W') ?? []
  const index = integers('Index') ?? [0, size]
  if (more.length > 0 || [type, second, third].some((width) => width < 0 || width > 8) || second === 0 || index.length % 2 !== 0) fail('W or Index')
  const data = decodeStream(stream, budget, (value) => value)
  const width = type + second + third
  const entries = new Map<number, XrefEntry>()
  let at = 0
  const field = (bytes: number) => {
    let value = 0
    for (let i = 0; i < bytes; i++) value = value * 256 + (data[at++] ?? 0)
    return Number.isSafeInteger(value) ? value : fail('field')
  }
  for (let i = 0; i < index.length; i += 2) {
    const first = index[i] ?? -1
    const count = index[i + 1] ?? -1
    if (first < 0 || count < 0 || first + count > maxObjectNumber) throw new LimitReached('Too many objects')
    if (at + count * width > data.length) fail('too short')
    budget.spend(count * costOfEntry)
    for (let num = first; num < first + count; num++) {
      const kind = type === 0 ? 1 : field(type)
      const a = field(second)
      const b = field(third)
      if (entries.has(num)) fail('object listed twice')
      if (kind === 0) entries.set(num, { kind: 'free' })
      else if (kind === 1) entries.set(num, { kind: 'offset', offset: a, gen: b })
      else if (kind === 2) entries.set(num, { kind: 'compressed', container: a, index: b })
      else fail('entry of unknown type')
    }
  }
  return entries
}
