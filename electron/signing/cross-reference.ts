import { inflateSync } from 'node:zlib'
import { arrayIn, dictionaryIn, latin1, nameIn, referenceIn, skipSpace, unsupported, valueEnd, wholeNumberIn } from './pdf-syntax.ts'
import type { RawDictionary, RawValue } from './pdf-syntax.ts'

/** Where an object is written: at a byte of the file, or as the n-th object of an object stream. */
export type ObjectPlace =
  | { readonly kind: 'plain'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'compressed'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' }

/** Everything the cross-reference sections of a file say, the newest first (ISO 32000-2 §7.5.4, §7.5.8). */
export interface CrossReference {
  /** How the newest section is written; an increment is written the same way. */
  readonly kind: 'table' | 'stream'
  /** The byte where the newest section begins: the /Prev of the next one. */
  readonly start: number
  /** One more than the highest object number in use: the number of the next new object. */
  readonly size: number
  /** The newest trailer: Root, Info, ID. */
  readonly trailer: RawDictionary
  readonly places: ReadonlyMap<number, ObjectPlace>
}

interface Section {
  readonly kind: 'table' | 'stream'
  readonly trailer: RawDictionary
  readonly places: readonly (readonly [number, ObjectPlace])[]
}

/** The largest a decoded cross-reference or object stream may be, so that a few bytes cannot fill the memory. */
const LARGEST_DECODED = 64 * 2 ** 20
const MOST_SECTIONS = 1000

/** Reads the chain of sections from the end of the file. Throws AppError 'signing.unsupported-file' for anything broken, hybrid or encrypted. */
export function readCrossReference(pdf: Uint8Array): CrossReference {
  const start = startOfNewestSection(pdf)
  const places = new Map<number, ObjectPlace>()
  const visited = new Set<number>()
  let newest: Section | undefined
  for (let at: number | undefined = start; at !== undefined; ) {
    if (visited.has(at) || visited.size >= MOST_SECTIONS) throw unsupported('its cross-reference sections run in a circle')
    visited.add(at)
    const section = sectionAt(pdf, at)
    for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place)
    newest ??= section
    const previous = section.trailer.get('Prev')
    at = previous && wholeNumberIn(previous, 'the place of its earlier revision')
  }
  if (newest === undefined) throw unsupported('it has no cross-reference section')
  const highest = [...places.keys()].reduce((most, number) => Math.max(most, number), 0)
  const size = Math.max(highest + 1, wholeNumberIn(newest.trailer.get('Size'), 'the number of its objects'))
  return { kind: newest.kind, start, size, trailer: newest.trailer, places }
}

function startOfNewestSection(pdf: Uint8Array): number {
  const tail = latin1(pdf.subarray(-1024))
  const match = /startxref[\r\n\s]+(\d{1,10})[\r\n\s]+%%EOF\s*$/.exec(tail)
  if (!match) throw unsupported('it does not end as a PDF must')
  return Number(match[1])
}

function sectionAt(pdf: Uint8Array, at: number): Section {
  if (at >= pdf.length) throw unsupported('a cross-reference section lies outside the file')
  const section = latin1(pdf.subarray(at, at + 4)) === 'xref' ? tableAt(pdf, at + 4) : streamAt(pdf, at)
  if (section.trailer.has('Encrypt')) throw unsupported('it is encrypted')
  if (section.trailer.has('XRefStm')) throw unsupported('it has two tables of contents that may disagree')
  return section
}

function tableAt(pdf: Uint8Array, afterKeyword: number): Section {
  const places: [number, ObjectPlace][] = []
  let at = skipSpace(pdf, afterKeyword)
  while (latin1(pdf.subarray(at, at + 7)) !== 'trailer') {
    const heading = /^(\d{1,10}) (\d{1,10}) ?(?:\r\n|\r|\n)/.exec(latin1(pdf.subarray(at, at + 26)))
    if (!heading) throw unsupported('its cross-reference table is malformed')
    const [first, count] = [Number(heading[1]), Number(heading[2])]
    const rows = at + heading[0].length
    if (rows + count * 20 > pdf.length) throw unsupported('its cross-reference table runs past the end')
    for (let row = 0; row < count; row++) places.push([first + row, tableRow(pdf, rows + row * 20)])
    at = skipSpace(pdf, rows + count * 20)
  }
  return { kind: 'table', trailer: dictionaryIn(valueAt(pdf, skipSpace(pdf, at + 7))), places }
}

function tableRow(pdf: Uint8Array, at: number): ObjectPlace {
  const offset = digitsAt(pdf, at, 10)
  const generation = digitsAt(pdf, at + 11, 5)
  const use = pdf[at + 17]
  if (use === 0x66) return { kind: 'free' }
  if (use !== 0x6e) throw unsupported('its cross-reference table is malformed')
  return { kind: 'plain', offset, generation }
}

function digitsAt(pdf: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) {
    const digit = (pdf[i] ?? 0) - 0x30
    if (digit < 0 || digit > 9) throw unsupported('its cross-reference table is malformed')
    value = value * 10 + digit
  }
  return value
}

function streamAt(pdf: Uint8Array, at: number): Section {
  const { value, after } = indirectObjectAt(pdf, at)
  const trailer = dictionaryIn(value)
  if (nameIn(trailer.get('Type')) !== 'XRef') throw unsupported('its cross-reference section is missing')
  const rows = decodedStream(pdf, trailer, after, wholeNumberIn(trailer.get('Length'), 'the length of its cross-reference stream'))
  const widths = arrayIn(trailer.get('W') ?? new Uint8Array()).map((width) => wholeNumberIn(width, 'a column width'))
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  const rowWidth = typeWidth + secondWidth + thirdWidth
  if (widths.length !== 3 || rowWidth === 0 || widths.some((width) => width > 6)) throw unsupported('its cross-reference stream is malformed')
  const index = trailer.get('Index')
  const ranges = index ? arrayIn(index).map((number) => wholeNumberIn(number, 'an object number')) : [0, wholeNumberIn(trailer.get('Size'), 'the number of its objects')]
  const places: [number, ObjectPlace][] = []
  let row = 0
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range)
    if (row + count * rowWidth > rows.length) throw unsupported('its cross-reference stream is too short')
    for (let number = first; number < first + count; number++, row += rowWidth) {
      const type = typeWidth === 0 ? 1 : bigEndian(rows, row, typeWidth)
      const second = bigEndian(rows, row + typeWidth, secondWidth)
      const third = bigEndian(rows, row + typeWidth + secondWidth, thirdWidth)
      places.push([number, streamRow(type, second, third)])
    }
  }
  return { kind: 'stream', trailer, places }
}

function streamRow(type: number, second: number, third: number): ObjectPlace {
  if (type === 1) return { kind: 'plain', offset: second, generation: third }
  if (type === 2) return { kind: 'compressed', stream: second, index: third }
  return { kind: 'free' }
}

function bigEndian(octets: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let i = at; i < at + width; i++) value = value * 256 + (octets[i] ?? 0)
  return value
}

/** The value of "12 0 obj value" at a byte of the file, and the position right after the value. */
export function indirectObjectAt(pdf: Uint8Array, at: number): { readonly number: number; readonly value: RawValue; readonly after: number } {
  const heading = /^\s*(\d{1,10})\s+\d{1,5}\s+obj(?=[\s<[(/%\d+\-tfn])/.exec(latin1(pdf.subarray(at, at + 40)))
  if (!heading) throw unsupported(`no object begins at byte ${at}`)
  const start = skipSpace(pdf, at + heading[0].length)
  const after = valueEnd(pdf, start)
  return { number: Number(heading[1]), value: pdf.subarray(start, after), after }
}

function valueAt(pdf: Uint8Array, at: number): RawValue {
  return pdf.subarray(at, valueEnd(pdf, at))
}

/** The decoded data of a stream whose dictionary ends at `after`: unfiltered, or Flate with or without a PNG predictor. */
export function decodedStream(pdf: Uint8Array, dictionary: RawDictionary, after: number, length: number): Uint8Array {
  const keyword = /^stream(?:\r\n|\n)/.exec(latin1(pdf.subarray(skipSpace(pdf, after), skipSpace(pdf, after) + 8)))
  if (!keyword) throw unsupported('a stream is malformed')
  const start = skipSpace(pdf, after) + keyword[0].length
  if (start + length > pdf.length) throw unsupported('a stream runs past the end')
  const data = pdf.subarray(start, start + length)
  const filter = onlyOne(dictionary.get('Filter'))
  if (filter === undefined) return data
  if (nameIn(filter) !== 'FlateDecode') throw unsupported('its objects are packed in a way that is not used in signed documents')
  return withoutPredictor(inflated(data), onlyOne(dictionary.get('DecodeParms')))
}

/** A filter or its parameters may stand alone or in an array of one. */
function onlyOne(raw: RawValue | undefined): RawValue | undefined {
  if (raw?.[0] !== 0x5b) return raw
  const values = arrayIn(raw)
  if (values.length > 1) throw unsupported('its objects are packed more than once')
  return values[0]
}

function inflated(data: Uint8Array): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: LARGEST_DECODED })
  } catch (cause) {
    throw Object.assign(unsupported('a compressed part of it cannot be read'), { cause })
  }
}

/** Undoes the PNG predictors (ISO 32000-2 §7.4.4.4); the filter of each row stands before it. */
function withoutPredictor(data: Uint8Array, parameters: RawValue | undefined): Uint8Array {
  const entries = parameters && latin1(parameters) !== 'null' ? dictionaryIn(parameters) : new Map<string, RawValue>()
  const predictor = entries.get('Predictor')
  if (predictor === undefined || wholeNumberIn(predictor, 'a predictor') === 1) return data
  if (wholeNumberIn(predictor, 'a predictor') < 10) throw unsupported('its objects are packed in a way that is not used in signed documents')
  const columns = wholeNumberIn(entries.get('Columns'), 'a number of columns')
  const rows = Math.floor(data.length / (columns + 1))
  const plain = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (columns + 1)] ?? 0
    if (filter !== 0 && filter !== 2) throw unsupported('its cross-reference stream uses an unusual predictor')
    for (let column = 0; column < columns; column++) {
      const above = filter === 2 && row > 0 ? (plain[(row - 1) * columns + column] ?? 0) : 0
      plain[row * columns + column] = (data[row * (columns + 1) + 1 + column] ?? 0) + above
    }
  }
  return plain
}

/** The object a trailer or dictionary entry refers to. */
export function requiredReference(dictionary: RawDictionary, key: string): number {
  const number = referenceIn(dictionary.get(key))
  if (number === undefined) throw unsupported(`its ${key} entry is missing`)
  return number
}
