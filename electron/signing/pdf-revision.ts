import { decodedStream, indirectObjectAt, readCrossReference } from './cross-reference.ts'
import type { CrossReference } from './cross-reference.ts'
import { dictionaryIn, latin1, referenceIn, skipSpace, unsupported, valueEnd, wholeNumberIn } from './pdf-syntax.ts'
import type { RawDictionary, RawValue } from './pdf-syntax.ts'

/** A PDF as its newest revision stands. Objects are looked up one by one: signing touches a handful of them. */
export interface PdfRevision {
  readonly pdf: Uint8Array
  readonly crossReference: CrossReference
  /** The value of an object, as the bytes it is written in; "null" when there is none (ISO 32000-2 §7.3.10). */
  object(number: number): RawValue
  generation(number: number): number
  /** What a value refers to, or the value itself. */
  resolved(value: RawValue | undefined): RawValue | undefined
}

interface PackedObject {
  readonly number: number
  readonly value: RawValue
}

const NULL = Buffer.from('null', 'latin1')
const LONGEST_CHAIN = 16

/** Opens the newest revision. Throws AppError 'signing.unsupported-file'. */
export function openRevision(pdf: Uint8Array): PdfRevision {
  const crossReference = readCrossReference(pdf)
  const unpacked = new Map<number, readonly PackedObject[]>()

  function object(number: number): RawValue {
    const place = crossReference.places.get(number)
    if (place === undefined || place.kind === 'free') return NULL
    if (place.kind === 'plain') return plainObject(pdf, number, place.offset).value
    let objects = unpacked.get(place.stream)
    if (objects === undefined) {
      objects = unpack(place.stream)
      unpacked.set(place.stream, objects)
    }
    const packed = objects[place.index]
    if (packed?.number !== number) throw unsupported(`object ${number} is not where it should be`)
    return packed.value
  }

  function unpack(stream: number): readonly PackedObject[] {
    const place = crossReference.places.get(stream)
    if (place?.kind !== 'plain') throw unsupported('an object stream is missing')
    const { value, after } = plainObject(pdf, stream, place.offset)
    const dictionary = dictionaryIn(value)
    const length = wholeNumberIn(resolved(dictionary.get('Length')), 'the length of an object stream')
    return packedObjects(decodedStream(pdf, dictionary, after, length), dictionary)
  }

  function resolved(value: RawValue | undefined): RawValue | undefined {
    let current = value
    for (let hops = 0; hops < LONGEST_CHAIN; hops++) {
      const number = referenceIn(current)
      if (number === undefined) return current
      current = object(number)
    }
    throw unsupported('its references run in a circle')
  }

  const generation = (number: number): number => {
    const place = crossReference.places.get(number)
    return place?.kind === 'plain' ? place.generation : 0
  }
  return { pdf, crossReference, object, generation, resolved }
}

/** The dictionary an entry holds or refers to, or undefined when the entry is missing or null. */
export function entryDictionary(revision: PdfRevision, dictionary: RawDictionary, key: string): RawDictionary | undefined {
  const value = revision.resolved(dictionary.get(key))
  return value === undefined || latin1(value) === 'null' ? undefined : dictionaryIn(value)
}

function plainObject(pdf: Uint8Array, number: number, offset: number): { readonly value: RawValue; readonly after: number } {
  const found = indirectObjectAt(pdf, offset)
  if (found.number !== number) throw unsupported(`object ${number} is not where it should be`)
  return found
}

/** ISO 32000-2 §7.5.7: N pairs of object number and offset, then the objects from First on. */
function packedObjects(data: Uint8Array, dictionary: RawDictionary): readonly PackedObject[] {
  const count = wholeNumberIn(dictionary.get('N'), 'the number of objects in a stream')
  const first = wholeNumberIn(dictionary.get('First'), 'the place of the first object in a stream')
  const numbers = latin1(data.subarray(0, first)).trim().split(/\s+/).map(Number)
  if (numbers.length < count * 2 || first > data.length) throw unsupported('an object stream is malformed')
  return Array.from({ length: count }, (_, index) => {
    const start = skipSpace(data, first + (numbers[index * 2 + 1] ?? 0))
    return { number: numbers[index * 2] ?? -1, value: data.subarray(start, valueEnd(data, start)) }
  })
}
